import { type Code, followCodes, listCodes } from '../../../client/codes.ts'
import { Failure } from '../../../client/failure.ts'
import { codeParameters } from '../../codes/filter.ts'
import { defineCommand } from '../../command.ts'
import { connect } from '../../connection.ts'
import { flag, parsedOption, required } from '../../parameter.ts'
import { seconds } from '../../seconds.ts'

export const codesGet = defineCommand({
  description: [
    'Prints the newest code and nothing else: the link where the pool sends links. With --wait it waits for one that was issued after the command began, unless a code that is still good is there already; --new takes only a new one.',
  ],
  parameters: {
    ...codeParameters,
    user: required(codeParameters.user),
    wait: parsedOption('TIME', 'How long to wait for it, such as 30s', seconds),
    new: flag('Only a code that is issued from now on'),
  },
  examples: [{ command: 'code=$(cogmock codes get --user ada --wait 30s)', purpose: 'In a test:' }],
  exitCodes: { 1: 'No code came' },
  async run({ user, pool, wait, new: onlyNew, ...connection }, io) {
    const { url } = connect(connection, io)
    const there = onlyNew ? undefined : (await listCodes(url, { user, pool })).filter(isGood).at(-1)
    const found = there ?? (wait === undefined && !onlyNew ? undefined : await nextCode(url, { user, pool }, wait ?? 30))
    if (found === undefined)
      throw new Failure(1, `There is no code for ${user}.`, wait === undefined ? 'Wait for one with --wait 30s.' : undefined)
    io.out.write(`${found.code ?? found.link}\n`)
    return 0
  },
})

/** Has something to print, and has not expired. */
function isGood({ code, link, expires }: Code): boolean {
  return (code ?? link ?? '') !== '' && (typeof expires !== 'number' || expires > Date.now() / 1000)
}

/** The first code that comes within so many seconds. */
async function nextCode(url: URL, filter: { user: string; pool: string | undefined }, wait: number): Promise<Code | undefined> {
  try {
    for await (const code of followCodes(url, filter, AbortSignal.timeout(wait * 1000))) if (isGood(code)) return code
  } catch (error) {
    if (!(error instanceof Error) || !/abort|timeout/i.test(error.name)) throw error
  }
  return undefined
}
