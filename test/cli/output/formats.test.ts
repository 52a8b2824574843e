import t from 'tap'
import { compileQuery } from '../../../src/cli/output/query/compile-query.ts'
import { tableText } from '../../../src/cli/output/table.ts'
import { textLines } from '../../../src/cli/output/text.ts'
import { textWidth } from '../../../src/cli/output/text-width.ts'
import { yamlText } from '../../../src/cli/output/yaml.ts'
import { closeMatches } from '../../../src/cli/service/close-matches.ts'
import { parseJson } from '../../../src/client/parse-json.ts'
import { printCompactJson } from '../../../src/client/print-json.ts'

const users = parseJson(
  '{"Users": [{"Username": "bob", "Enabled": true, "Tags": ["a", "b"]}, {"Username": "al", "Age": 5.0}], "Next": null}',
)

t.test('text: one line for the scalars of a dict, one for each thing in it', (test) => {
  test.equal(textLines(users), 'None\nUSERS\t\tTrue\tbob\nTAGS\ta\nTAGS\tb\nUSERS\t5.0\t\tal\n')
  test.equal(textLines(parseJson('[["a", 1], ["b", null]]')), 'a\t1\nb\tNone\n')
  test.equal(textLines(parseJson('{}')), '')
  test.throws(() => textLines(parseJson('[{"a": 1}, null]')), { message: "'NoneType' object has no attribute 'items'" })
  test.end()
})

t.test('table: boxes in boxes', (test) => {
  const plain = { color: false, columns: 80 }
  test.equal(
    tableText('ListUsers', parseJson('{"Users": [{"Name": "größe", "On": true}]}'), plain),
    [
      '----------------------',
      '|      ListUsers     |',
      '+--------------------+',
      '||       Users      ||',
      '|+---------+--------+|',
      '||  Name   |  On    ||',
      '|+---------+--------+|',
      '||  größe |  True  ||',
      '|+---------+--------+|',
      '',
    ].join('\n'),
  )
  const narrow = tableText('X', parseJson('{"a": "one", "b": "two"}'), { color: false, columns: 10 })
  test.match(narrow, /\| {2}a \| {2}one/, 'a table that is too wide stands upright')
  test.equal(tableText('X', parseJson('[]'), plain), '', 'nothing for nothing')
  test.end()
})

t.test('table: what is no dict among dicts fails as in the reference', (test) => {
  const rows: readonly (readonly [string, string])[] = [
    ['[{"a": 1}, []]', "'list' object has no attribute 'get'"],
    ['[{"a": 1}, ["x"]]', 'list indices must be integers or slices, not str'],
    ['[{"a": 1}, [5]]', 'list index out of range'],
    ['[{"a": 1}, "x"]', "string indices must be integers, not 'str'"],
    ['[{"a": 1}, true]', "'bool' object is not iterable"],
  ]
  for (const [list, message] of rows) {
    test.throws(() => tableText('X', parseJson(`{"L": ${list}}`), { color: false, columns: 80 }), { message, exitCode: 255 }, list)
  }
  test.end()
})

t.test('wide characters take two columns', (test) => {
  for (const [text, width] of [
    ['abc', 3],
    ['日本', 4],
    ['😀', 2],
    ['é', 2],
    ['ö', 1],
    ['ｱ', 1],
  ] as const)
    test.equal(textWidth(text), width, text)
  test.end()
})

t.test('YAML: the lightest style that brings a text back', (test) => {
  const rows: readonly (readonly [string, string])[] = [
    ['plain', 'plain'],
    ['', "''"],
    ['true', "'true'"],
    ['yes', 'yes'],
    ['12', "'12'"],
    ['1.5', "'1.5'"],
    ['2023-11-14', "'2023-11-14'"],
    ['a: b', "'a: b'"],
    ["it's", "it's"],
    ["it's: x", "'it''s: x'"],
    ['#x', "'#x'"],
    ['- x', "'- x'"],
    [' x', "' x'"],
    ['a\nb', "'a\n\n  b'"],
    ['a\tb', '"a\\tb"'],
    ['😀', '"\\U0001F600"'],
    ['é', 'é'],
    ['~', "'~'"],
    ['=', "'='"],
  ]
  for (const [text, written] of rows) test.equal(yamlText([text]), `- ${written}\n`, JSON.stringify(text))
  test.equal(yamlText(parseJson('{"b": {"x": []}, "a": [[1], {"k": null}]}')), 'a:\n- - 1\n- k: null\nb:\n  x: []\n')
  test.equal(yamlText(parseJson('[1e-7, 1e21, 2.0]')), '- 1e-07\n- 1e+21\n- 2.0\n')
  test.equal(
    yamlText(parseJson('{"a\\nb": {"c\\td\\r": [1], "e\\nf": []}}')),
    "? 'a\n\n  b'\n: ? \"c\\td\\r\"\n  : - 1\n  ? 'e\n\n    f'\n  : []\n",
    'keys of more than one line',
  )
  const key = 'k'.repeat(129)
  test.equal(yamlText(new Map([[key, new Map([['x', 1]])]])), `? ${key}\n: x: 1\n`, 'and of more than 128 bytes')
  const long = 'word '.repeat(30).trim()
  test.ok(
    yamlText([long])
      .split('\n')
      .every((line) => line.length <= 86),
    'long texts are folded',
  )
  const shared = parseJson('{"k": 1}')
  test.equal(yamlText([shared, shared]), '- &id001\n  k: 1\n- *id001\n', 'what comes twice is named')
  test.end()
})

t.test('queries', (test) => {
  const rows: readonly (readonly [string, string])[] = [
    ['Users[].Username', '["bob","al"]'],
    ['Users[?Enabled].Username | [0]', '"bob"'],
    ['Users[?Username==`al`].Age', '[5.0]'],
    ['sort_by(Users, &Username)[*].{n: Username, a: Age}', '[{"n":"al","a":5.0},{"n":"bob","a":null}]'],
    ['length(Users)', '2'],
    ['avg([`1`, `3`])', '2.0'],
    ['sum([`1`, `3`])', '4'],
    ['[`5`, `5.0`, `1e3`]', '[5,5.0,1000.0]'],
    ['Users[::-1].Username', '["al","bob"]'],
    ["join('-', Users[].Username)", '"bob-al"'],
    ['`{"10": 1, "9": 2}`', '{"10":1,"9":2}'],
    ["to_number('07')", '7'],
    ['Users[].Tags[]', '["a","b"]'],
    ['Nope.Deeper', 'null'],
    ['merge(`{"a": 1}`, `["ab", ["c", 2]]`)', '{"a":"b","c":2}'],
    ['ceil(`1e22`)', '10000000000000000000000'],
    ['!&a', 'false'],
  ]
  for (const [query, result] of rows) test.equal(printCompactJson(compileQuery(query)(users)), result, query)
  test.throws(() => compileQuery('Users[')(users), { exitCode: 252, message: /Bad value for --query Users\[: .*Incomplete expression/ })
  test.throws(() => compileQuery('a=b')(users), { message: /Unknown token '='/ })
  test.throws(() => compileQuery('ceil(`1e400`)')(users), { exitCode: 255, message: 'cannot convert float infinity to integer' })
  test.throws(() => compileQuery('merge(@, Nope)')(users), { exitCode: 255, message: "'NoneType' object is not iterable" })
  test.throws(() => compileQuery("merge(@, 'abc')")(users), { message: /element #0 has length 1; 2 is required/ })
  test.throws(() => compileQuery('nope(@)')(users), { exitCode: 255, message: 'Unknown function: nope()' })
  test.throws(() => compileQuery('length(`1`)')(users), {
    message: `In function length(), invalid type for value: 1, expected one of: ['string', 'array', 'object'], received: "number"`,
  })
  test.end()
})

t.test('what looks like a word is found', (test) => {
  test.same(closeMatches('list-user', ['list-users', 'list-user-pools', 'delete-user', 'list-groups']), ['list-users'])
  test.same(closeMatches('xyz', ['list-users']), [])
  test.end()
})

t.test('what is wrong with a query is said as the AWS CLI says it', (t) => {
  const column = (at: number, token: string, type: string, query: string) =>
    `Parse error at column ${at}, token "${token}" (${type}), for expression:\n"${query}"\n${' '.repeat(at + 1)}^`
  const rows: readonly (readonly [string, string])[] = [
    ['', 'Invalid JMESPath expression: cannot be empty.'],
    [
      'Users.',
      `Expecting: ['quoted_identifier', 'unquoted_identifier', 'lbracket', 'lbrace'], got: eof: ${column(6, '', 'EOF', 'Users.')}`,
    ],
    ['Users[', 'Invalid jmespath expression: Incomplete expression:\n"Users["\n       ^'],
    ['Users[abc]', `Expecting: star, got: unquoted_identifier: ${column(6, 'abc', 'UNQUOTED_IDENTIFIER', 'Users[abc]')}`],
    ['{a:}', `invalid token: ${column(3, '}', 'RBRACE', '{a:}')}`],
    ['{1: a}', `Expecting: ['quoted_identifier', 'unquoted_identifier'], got: number: ${column(1, '1', 'NUMBER', '{1: a}')}`],
    ['a b', `Unexpected token: b: ${column(2, 'b', 'UNQUOTED_IDENTIFIER', 'a b')}`],
    ['"a"(b)', `Quoted identifier not allowed for function names.: ${column(0, '(', 'LPAREN', '"a"(b)')}`],
    ['@(a)', `Invalid function name '@': ${column(0, '@', 'CURRENT', '@(a)')}`],
    ['a[1:2:3:4]', `syntax error: ${column(7, ':', 'COLON', 'a[1:2:3:4]')}`],
    ['a | `{"b": null}` c', `Unexpected token: c: ${column(18, 'c', 'UNQUOTED_IDENTIFIER', 'a | `{"b": null}` c')}`],
    ['a=b', "Bad jmespath expression: Unknown token '=':\na=b\n ^"],
    ['a !== b', "Bad jmespath expression: Unknown token '=':\na !== b\n    ^"],
    ['é', 'Bad jmespath expression: Unknown token é:\né\n^'],
    ["'open", "Bad jmespath expression: Unclosed ' delimiter:\n'open\n^"],
    ['$.a', 'Bad jmespath expression: Unknown token $:\n$.a\n^'],
  ]
  for (const [query, complaint] of rows) {
    t.throws(() => compileQuery(query), { exitCode: 252, message: `Bad value for --query ${query}: ${complaint}` }, query)
  }
  t.end()
})
