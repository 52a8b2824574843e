import type { Random } from './random.ts'

/** Texts that YAML may take for something else, and that its versions disagree about. */
const scalars = [
  'plain text',
  '017',
  '0o17',
  '0x1F',
  '0b101',
  '1_000',
  '1:30',
  '08',
  'yes',
  'No',
  'on',
  'True',
  'TRUE',
  'null',
  '~',
  '',
  '1.5',
  '1e5',
  '.5',
  '.inf',
  '-.INF',
  '.NaN',
  '._',
  '+_',
  '2024-01-01',
  '2024-13-01',
  '2024-01-01T10:00:00Z',
  '2001-12-14 21:59:43.10 -5',
  '<<',
  '=',
  "'quoted ''text'''",
  '"escaped \\u00e9\\n"',
  '"a\\x"',
  '!!str 12',
  '!!int "12"',
  '!!int x',
  '!!float 3',
  '!!bool yes',
  '!!binary AAAA',
  '!!binary A',
  '!!timestamp 2024-01-01',
  '!!null x',
  '!odd x',
  '! 12',
  '&here one',
  '*here',
  '*gone',
  '[1, two, {three: 4}]',
  '{a: 1, a: 2}',
  '{<<: {a: 1}, b: 2}',
  '!!pairs [a: 1]',
  '!!omap [a: 1]',
  '@x',
  '99999999999999999999',
  'größe 😀',
]

function scalarText(value: unknown, random: Random): string {
  if (random.chance(0.12)) return random.pick(scalars)
  if (typeof value !== 'string') return String(value)
  if (random.chance(0.4)) return JSON.stringify(value)
  // Within brackets a colon at the end is the reference's own affair.
  return random.chance(0.5) || value.endsWith(':') ? `'${value.replaceAll("'", "''")}'` : value
}

function flowText(value: unknown, random: Random): string {
  if (Array.isArray(value)) return `[${value.map((item) => flowText(item, random)).join(random.pick([',', ', ']))}]`
  if (typeof value !== 'object' || value === null) return scalarText(value, random)
  return `{${Object.entries(value)
    .map(([key, item]) => `${key}: ${flowText(item, random)}`)
    .join(', ')}}`
}

/** The lines of a block, each indented by its caller. */
function blockLines(value: unknown, random: Random): string[] {
  const nested = (lead: string, item: unknown): string[] => {
    if (typeof item !== 'object' || item === null || random.chance(0.2)) return [`${lead} ${flowText(item, random)}`]
    const lines = blockLines(item, random)
    return lines.length === 0 ? [`${lead} ${JSON.stringify(item)}`] : [lead, ...lines.map((line) => `  ${line}`)]
  }
  if (Array.isArray(value)) return value.flatMap((item) => nested('-', item))
  if (typeof value !== 'object' || value === null) return [scalarText(value, random)]
  const members = Object.entries(value).flatMap(([key, item]) => nested(`${key}:`, item))
  if (random.chance(0.05))
    members.push(random.pick(['<<: {Foo: bar}', '<<: [{a: 1}, {a: 2}]', '<<: 1', '1: x', '2024-01-01: x', '? [a]', '=: x']))
  return members
}

/** A document that holds a value, written in one of many ways, and at times with something that the loader may see otherwise. */
export function randomYaml(value: unknown, random: Random): string {
  const text = random.chance(0.2) ? `${flowText(value, random)}\n` : `${blockLines(value, random).join('\n')}\n`
  const start = random.chance(0.12)
    ? random.pick(['---\n', '%YAML 1.1\n---\n', '%YAML 2.0\n---\n', '# comment\n', '\ufeff', '\n', '--- # c\n'])
    : ''
  const end = random.chance(0.06) ? random.pick(['...\n', '---\nb: 1\n', '# end', '\t']) : ''
  return start + text + end
}
