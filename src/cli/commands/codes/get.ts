import { type Code, type CodeFilter, followCodes, listCodes } from '../../../client/codes.ts'
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
    const filter = { user, pool }
    const known = await listCodes(url, filter)
    const there = onlyNew ? undefined : known.filter(isGood).at(-1)
    // What comes between the list and the stream comes after the last that was listed.
    const next = () => nextCode(url, { ...filter, since: known.at(-1)?.id ?? '0' }, wait ?? 30)
    const found = there ?? (wait === undefined && !onlyNew ? undefined : await next())
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
async function nextCode(url: URL, filter: CodeFilter, wait: number): Promise<Code | undefined> {
  for await (const code of followCodes(url, filter, AbortSignal.timeout(wait * 1000))) if (isGood(code)) return code
  return undefined
}
