/**
 * Transcripts of a shell: what is typed after `$ `, and under it what is answered, stdout and stderr as they come. A reader can paste
 * the commands. A line `...` stands for any lines, `[..]` for anything within one, `? 252` says which exit code is expected, and a line
 * that begins with `#` is a remark. Ids, codes, times and ports are compared by their form only, see `sameForm`.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Environment } from '../../src/client/home.ts'
import { program, run } from './run.ts'

export interface Step {
  readonly line: number
  readonly command: string
  readonly expected: readonly string[]
  readonly status: number
}

export interface Outcome {
  readonly lines: readonly string[]
  readonly status: number
}

export function parseSession(text: string): Step[] {
  const steps: { line: number; command: string; expected: string[]; status: number }[] = []
  text.split('\n').forEach((content, index) => {
    const step = steps.at(-1)
    if (content.startsWith('$ ')) steps.push({ line: index + 1, command: content.slice(2), expected: [], status: 0 })
    else if (step === undefined || content.startsWith('#')) return
    else if (content.startsWith('> ') && step.expected.length === 0) step.command += `\n${content.slice(2)}`
    else if (/^\? \d+$/.test(content)) step.status = Number(content.slice(2))
    else step.expected.push(content)
  })
  return steps.map((step) => ({ ...step, expected: withoutBlankEnd(step.expected) }))
}

const forms: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]+(?:\.[\w-]*\.[\w-]+)?/g, '<token>'],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uuid>'],
  [/\b(?:us|eu|ap)-[a-z]+-\d_[A-Za-z0-9]{9}\b/g, '<pool>'],
  [/\b(?=[a-z0-9]*\d)(?=[a-z0-9]*[a-z])[a-z0-9]{26}\b/g, '<client>'],
  [/\b(127\.0\.0\.1|localhost):\d+/g, '$1:<port>'],
  [/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?: UTC|Z|[+-]\d\d:\d\d)?/g, '<time>'],
  [/\b\d+ (?:second|minute|hour|day)s?(?: \d+ (?:second|minute|hour)s?)?/g, '<duration>'],
  [/\bpid(\W+)\d+/g, 'pid$1<pid>'],
  [/\b1[6-9]\d{8}(?:\.\d+)?\b/g, '<seconds>'],
  [/(?<![\d-])\d{6}(?:\d\d)?(?!\d)/g, '<code>'],
  [/(?<![\w+/-])[\w+/-]{43}=/g, '<kid>'],
  [/~?(?:\/[\w.-]+)+(?=\/default\/|\/session-)/g, '<home>'],
]

/** The line with what differs from run to run replaced by its kind. */
export function sameForm(line: string): string {
  return forms.reduce((text, [form, name]) => text.replace(form, name), line.trimEnd())
}

export function fits(expected: readonly string[], actual: readonly string[]): boolean {
  const [first, ...rest] = expected
  if (first === undefined) return actual.length === 0
  if (first.trim() === '...') return actual.some((_, index) => fits(rest, actual.slice(index))) || fits(rest, [])
  const [line, ...lines] = actual
  return line !== undefined && fitsLine(first, line) && fits(rest, lines)
}

function fitsLine(expected: string, actual: string): boolean {
  const parts = sameForm(expected)
    .split('[..]')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(sameForm(actual))
}

interface Test {
  teardown(callback: () => unknown): void
}

/** A home, a working folder and a `cogmock` in the path for one session; whatever it started ends with the test. */
export function sessionPlace(t: Test): { readonly folder: string; readonly env: Environment } {
  const folder = mkdtempSync(join(tmpdir(), 'cogmock-session-'))
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  // Sessions begin with `cogmock start`, as a reader would; here another may have the usual port.
  const shim = `#!/bin/sh\nif [ "$1" = start ]; then shift; set -- start --port 0 "$@"; fi\nexec '${process.execPath}' '${program}' "$@"\n`
  writeFileSync(join(bin, 'cogmock'), shim)
  chmodSync(join(bin, 'cogmock'), 0o755)
  const env = {
    PATH: `${bin}:${process.env.PATH}`,
    HOME: folder,
    COGMOCK_HOME: join(folder, 'state'),
    COGMOCK_KEYCHAIN: 'off',
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    TERM: 'dumb',
  }
  t.teardown(async () => {
    await run(env, 'cogmock', ['stop'])
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  return { folder, env }
}

/** Types the commands into one bash. */
export async function play(steps: readonly Step[], env: Environment, folder: string): Promise<Outcome[]> {
  const typed = steps.map(({ command }) => `{ ${command}\n} 2>&1\nprintf '\\n@@ %s\\n' $?`)
  const script = join(folder, 'session.sh')
  writeFileSync(script, `cd '${folder}'\n${typed.join('\n')}\n`)
  const { stdout } = await run(env, 'bash', [script])
  const outcomes: Outcome[] = []
  let lines: string[] = []
  for (const line of stdout.split('\n')) {
    if (line.startsWith('@@ ')) {
      outcomes.push({ lines: withoutBlankEnd(lines), status: Number(line.slice(3)) })
      lines = []
    } else lines.push(line)
  }
  return outcomes
}

function withoutBlankEnd(lines: readonly string[]): string[] {
  const end = lines.findLastIndex((line) => line.trim() !== '')
  return lines.slice(0, end + 1)
}
