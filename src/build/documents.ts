/** `npm run documents`: the files that are made from the source and shipped with it. A test fails when they are not current. */
import { commandNames } from '../cli/command-table.ts'
import { main } from '../cli/commands.ts'
import type { Io } from '../cli/io.ts'
import { seedSchema } from '../cli/seed/schema.ts'
import { manualPages } from './manual.ts'
import { currentRelease } from './release.ts'

/** Each file's text by its path in the repository. */
export async function documents(): Promise<ReadonlyMap<string, string>> {
  const pages = await manualPages(currentRelease())
  return new Map([
    ...pages.map(({ file, text }): [string, string] => [`man/${file}`, text]),
    ['seed.schema.json', `${JSON.stringify(seedSchema, null, 2)}\n`],
    ['test/cli/help.snapshot.txt', await everyHelp()],
  ])
}

/** The help of every command as it is printed into a pipe. */
async function everyHelp(): Promise<string> {
  const texts: string[] = []
  for (const name of ['', ...commandNames]) {
    const words = [...name.split(' ').filter(Boolean), '--help']
    const parts: (string | Uint8Array)[] = []
    const output = { write: (part: string | Uint8Array) => void parts.push(part), isTty: false, columns: undefined }
    const io: Io = { out: output, err: output, in: { isTty: false, readAll: () => '' }, env: {} }
    await main(words, io)
    texts.push(`$ ${['cogmock', ...words].join(' ')}\n${parts.join('')}`)
  }
  return texts.join('\n')
}
