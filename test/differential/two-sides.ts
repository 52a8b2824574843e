import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { type Known, type KnownCommand, knownCommands, programLike } from './known-model.ts'
import { type CannedAnswer, RecordingServer } from './recording-server.ts'

export interface Case {
  readonly argv: readonly string[]
  /** Content of files in the working folder. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  /** As everywhere in a case, `PORT` is the port of the side's own server and `FOLDER` its working folder; `null` takes a variable out. */
  readonly env?: Readonly<Record<string, string | null>>
  /** What `--endpoint-url` says, if not the server's address; `null` leaves the option out. */
  readonly endpoint?: string | null
  readonly answers?: readonly CannedAnswer[]
}
export interface Outcome {
  readonly stdout: string
  readonly stderr: string
  readonly exit: number
  readonly requests: readonly unknown[]
}

const environment = {
  PATH: '/usr/bin:/bin',
  LANG: 'C.UTF-8',
  LC_ALL: 'C.UTF-8',
  TZ: 'America/New_York',
  COLUMNS: '80',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_PAGER: '',
}

/** The real AWS CLI and ours, each with its own server, run on the same command lines at the same time. */
export class TwoSides {
  readonly #folder = mkdtempSync(join(tmpdir(), 'cogmock-differential-'))
  readonly #work = [join(this.#folder, 'work-1'), join(this.#folder, 'work-2')] as const
  readonly #env = { ...environment, HOME: this.#folder, COGMOCK_HOME: this.#folder }
  readonly #servers: readonly [RecordingServer, RecordingServer]
  readonly #reference: ChildProcess
  readonly #lines: Interface
  #program = ''

  private constructor(servers: readonly [RecordingServer, RecordingServer], script: string) {
    this.#servers = servers
    this.#reference = spawn('/usr/bin/python3', [script], { env: this.#env, stdio: ['pipe', 'pipe', 'inherit'] })
    if (this.#reference.stdout === null) throw new Error('The reference has no output')
    this.#lines = createInterface(this.#reference.stdout)
  }

  /** The commands that both sides know. @param script the driver of the reference @param dist the folder of our built program */
  static async start(script: string, dist: string): Promise<{ sides: TwoSides; commands: KnownCommand[] }> {
    const sides = new TwoSides([await RecordingServer.start(), await RecordingServer.start()], script)
    const known = (await sides.#ask({ describe: ['cognito-idp', 'cognito-identity'] })) as Known
    const commands = knownCommands(join(dist, 'model'), known)
    symlinkSync(resolve('node_modules'), join(sides.#folder, 'node_modules'))
    sides.#program = programLike(commands, dist, join(sides.#folder, 'dist'))
    return { sides, commands }
  }

  stop(): void {
    this.#reference.kill()
    for (const server of this.#servers) server.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #ask(question: unknown): Promise<unknown> {
    const answer = new Promise<unknown>((resolve) => {
      this.#lines.once('line', (line) => resolve(JSON.parse(line)))
    })
    this.#reference.stdin?.write(`${JSON.stringify(question)}\n`)
    return answer
  }

  async run({ argv, files = {}, env = {}, endpoint = 'http://127.0.0.1:PORT', answers = [] }: Case) {
    for (const server of this.#servers) server.expect(answers)
    const [theirs, own] = this.#servers
    const forSide = (server: RecordingServer, folder: string) => {
      const filled = (text: string) => text.replaceAll('PORT', server.port).replaceAll('FOLDER', folder)
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder)
      for (const [name, content] of Object.entries(files)) {
        writeFileSync(join(folder, name), typeof content === 'string' ? filled(content) : content)
      }
      const option = endpoint === null ? [] : ['--endpoint-url', filled(endpoint)]
      const variables = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value === null ? null : filled(value)]))
      return { argv: [...argv, ...option], env: variables, cwd: folder }
    }
    const [asked, run] = [forSide(theirs, this.#work[0]), forSide(own, this.#work[1])]
    const [reference, ours] = await Promise.all([
      this.#ask(asked) as Promise<Omit<Outcome, 'requests'>>,
      this.#spawn(run.argv, withVariables(this.#env, run.env), run.cwd),
    ])
    return { reference: { ...reference, requests: theirs.requests }, ours: { ...ours, requests: own.requests } }
  }

  #spawn(argv: readonly string[], env: NodeJS.ProcessEnv, cwd: string): Promise<Omit<Outcome, 'requests'>> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [this.#program, ...argv], { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
      const out: Buffer[] = []
      const err: Buffer[] = []
      child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
      child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
      child.on('error', reject)
      child.on('close', (code) =>
        resolve({ stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString(), exit: code ?? -1 }),
      )
    })
  }
}

function withVariables(before: NodeJS.ProcessEnv, added: Readonly<Record<string, string | null>>): NodeJS.ProcessEnv {
  const taken = Object.entries({ ...before, ...added }).filter(([, value]) => value !== null)
  return Object.fromEntries(taken) as NodeJS.ProcessEnv
}

/** What both sides must agree on: the part of a message after usage lines and program names. */
export function comparable(outcome: Outcome): Outcome {
  const stderr = outcome.stderr
    .replace(/(127\.0\.0\.1|localhost|\[::1\]):\d+/g, '$1:PORT')
    .replaceAll(/(\/work)-\d/g, '$1')
    .replace(/^\s*usage:[\s\S]*?\n\n(?=[^\n]*(?:error: |Unknown options))/, '')
    .replace(/^\s*usage:[\s\S]*?(?=Unknown options)/, '')
    .replace(/^(?:aws|cogmock): (?:error: )?/gm, '')
    .replace(/\n\nDid you mean: .*\?/, '')
    .trim()
  return { ...outcome, stderr, stdout: outcome.stdout.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT') }
}
