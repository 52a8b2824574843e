import { existsSync, statSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import { configurationFailure, usageFailure } from '../../../client/failure.ts'
import { addFunction, type FunctionCode } from '../../../daemon/functions.ts'
import { defineCommand } from '../../command.ts'
import { nameParameter } from '../../daemon/start-parameters.ts'
import { argument, option, required } from '../../parameter.ts'

const endings = ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts', '.tsx', '.py']

export const lambdaAdd = defineCommand({
  description: [
    'Makes a file, or what answers at a URL, the Lambda function of that name. Every ARN with this name leads to it, whatever region, account, version or alias it has: in the LambdaConfig of a user pool write arn:aws:lambda:us-east-1:000000000000:function:NAME.',
    'A file runs in a process of its own, which stays and is replaced when the file, or one that it imports, changes. JavaScript may be CommonJS or an ES module, with an async handler or a callback. TypeScript is bundled with the esbuild of its own project, else read by Node.js 22.18 or newer. Python runs in python3. What it prints is in `cogmock lambda logs`.',
    'The environment of the process points an AWS SDK at the emulator; AWS_ENDPOINT_URL stays what it is where the emulator was started with one. A URL gets the event by POST and answers with JSON.',
    'It is code that runs with your rights, so only whoever can read the run file of the emulator may add it. `cogmock reset` forgets it.',
  ],
  parameters: {
    function: required(argument('NAME', 'The name of the function, new or known', { completer: 'function' })),
    code: required(argument('FILE|URL', 'Its code', { completer: 'file' })),
    handler: option('NAME', 'The export to call, such as index.handler (default: handler; in Python lambda_handler)'),
    envFile: option('FILE', 'Variables for its process, one NAME=value a line', { completer: 'file' }),
    ...nameParameter,
  },
  examples: [
    { command: 'cogmock lambda add pre-sign-up triggers/pre-sign-up.mjs', purpose: 'A function of yours:' },
    {
      command: 'cogmock lambda add tokens triggers/tokens.ts --handler tokens.main --env-file .env',
      purpose: 'Another export, with variables:',
    },
    { command: 'cogmock lambda add remote http://127.0.0.1:3000/trigger', purpose: 'Something that runs already:' },
  ],
  exitCodes: { 253: 'There is no such file, or no runtime for it' },
  async run({ function: name, code: given, handler, envFile, name: daemon }, io) {
    const code = codeOf(given, handler, envFile)
    const { replaced } = await addFunction({ env: io.env, name: daemon }, name, code)
    io.out.write(`${replaced ? 'Changed' : 'Added'} the function ${name}: ${code.kind === 'url' ? code.url : code.file}\n`)
    if (io.err.isTty) io.err.write(`Its ARN, for --lambda-config: arn:aws:lambda:us-east-1:000000000000:function:${name}\n`)
    return 0
  },
})

function codeOf(given: string, handler: string | undefined, envFile: string | undefined): FunctionCode {
  if (/^https?:\/\//.test(given)) {
    if (handler !== undefined || envFile !== undefined) throw usageFailure('--handler and --env-file are for files.')
    return { kind: 'url', url: given }
  }
  const file = resolve(given)
  if (!existsSync(file) || !statSync(file).isFile()) throw configurationFailure(`There is no file ${given}.`)
  if (!endings.includes(extname(file)))
    throw configurationFailure(`Nothing here runs ${given}: its name ends with none of ${endings.join(', ')}.`)
  if (envFile !== undefined && !existsSync(envFile)) throw configurationFailure(`There is no file ${envFile}.`)
  return { kind: 'file', file, handler, envFile: envFile === undefined ? undefined : resolve(envFile) }
}
