import t from 'tap'
import { parseYamlInput } from '../../../src/cli/service/yaml-input.ts'
import { isFailure } from '../../../src/client/failure.ts'
import { pythonRepr } from '../../../src/client/python-text.ts'

/** What Python shows of the value, or what is said of a document that has none. */
function read(text: string): string {
  try {
    return pythonRepr(parseYamlInput(text))
  } catch (error) {
    if (isFailure(error)) return error.message
    throw error
  }
}

const invalid = "Error parsing parameter 'cli-input-yaml': Invalid YAML received."

t.test('YAML is read as the reference reads it', async (test) => {
  const rows: readonly (readonly [string, string])[] = [
    ['', 'None'],
    ['a: [017, 0o17, 0x1F, 0b101, 1_000, 08, -0]', "{'a': [17, 15, 31, 5, 1000, 8, 0]}"],
    ['a: [yes, No, on, True, FALSE, tRUE]', "{'a': ['yes', 'No', 'on', True, False, 'tRUE']}"],
    ['%YAML 1.1\n---\na: [yes, No, 017, 1:30, 1:30.5]', "{'a': [True, False, 15, 90, 90.5]}"],
    ['a: [1:30, 1e5, .5, .inf, 1.]', "{'a': ['1:30', 100000.0, 0.5, inf, 1.0]}"],
    ['a: 2024-01-01', "{'a': datetime.date(2024, 1, 1)}"],
    ['a: 2001-12-14 21:59:43.10 -5', "{'a': datetime.datetime(2001, 12, 15, 2, 59, 43, 100000)}"],
    ['a: 2001-12-14t21:59:43.9999996Z', "{'a': datetime.datetime(2001, 12, 14, 21, 59, 44)}"],
    ['a: 2024-02-30', 'day is out of range for month'],
    ['<<: [{a: 1}, {a: 2, b: 3}]\nc: 4', "{'a': 1, 'b': 3, 'c': 4}"],
    ['x: &x {a: 1}\ny: {<<: *x, a: 2}', "{'x': {'a': 1}, 'y': {'a': 2}}"],
    ['<<: {a: 1}\n<<: {b: 1}', invalid],
    ['=: 1', "{'=': 1}"],
    ['a: =', invalid],
    ['a: <<', invalid],
    ['a: !!binary AAA=', "{'a': b'\\x00\\x00'}"],
    ['a: !!int x', "invalid literal for int() with base 10: 'x'"],
    ['a: !!str 12', "{'a': '12'}"],
    ['a: ! 12', "{'a': 12}"],
    ['a: !odd x', invalid],
    ['!!pairs [a: 1]', "[('a', 1)]"],
    ['1: {true: x, [a]: y}', "{1: {True: 'x', ('a',): 'y'}}"],
    ['a: 1\na: 2', invalid],
    ['1: a\ntrue: b', invalid],
    ['a: 1\n---\nb: 2', invalid],
    ['a:\t1', invalid],
    ['a: "\t" # \t', "{'a': '\\t'}"],
    ['\ufeffa: 1', "{'a': 1}"],
    ['a: *gone', invalid],
    ['{a:[1]}', invalid],
    ['{"a":[1]}', "{'a': [1]}"],
    [`a:\n  b: "x\ny"\n  c: [1,\n2]`, "{'a': {'b': 'x y', 'c': [1, 2]}}"],
    ['a: |\n  x\n  y\n', "{'a': 'x\\ny\\n'}"],
  ]
  for (const [text, expected] of rows) test.equal(read(text), expected, JSON.stringify(text))
})
