import t from 'tap'
import type { HttpResponse } from '../../src/client/http.ts'
import { printJson } from '../../src/client/print-json.ts'
import { parseAnswer, parseError } from '../../src/client/response.ts'
import { textError } from '../../src/client/text-error.ts'
import type { CommandModel } from '../../src/model/operation-file.ts'

const text = { type: 'string' } as const
const model = {
  operation: 'GetThing',
  target: '',
  service: 'cognito-idp',
  output: 'Thing',
  input: 'Thing',
  structures: {
    Thing: {
      Name: { shape: text },
      Part: { shape: { type: 'structure', name: 'Part' } },
      Parts: { shape: { type: 'list', of: { type: 'structure', name: 'Part' } } },
      Tags: { shape: { type: 'map', of: text } },
      At: { shape: { type: 'timestamp' } },
    },
    Part: { Id: { shape: text } },
    Unit: {},
  },
} as unknown as CommandModel

const answer = (body: string, status = 200, headers = {}): HttpResponse => ({ status, headers, body })
const read = (body: string, known = model) => printJson(parseAnswer(known, answer(body), 'iso8601')).replace(/\s+/g, ' ')

t.test('an answer that is not what the model says fails as the reference fails', async (test) => {
  const rows: readonly (readonly [string, string])[] = [
    ['[]', "'list' object has no attribute 'get'"],
    ['"x"', "'str' object has no attribute 'get'"],
    ['null', "argument of type 'NoneType' is not iterable"],
    ['{"Part": 5}', "'int' object has no attribute 'get'"],
    ['{"Parts": 1.5}', "'float' object is not iterable"],
    ['{"Parts": "ab"}', "'str' object has no attribute 'get'"],
    ['{"Tags": []}', "'list' object has no attribute 'items'"],
    ['{"At": {}}', 'Invalid timestamp "{}": Parser must be a string or character stream, not dict'],
    ['{"At": ""}', 'Invalid timestamp "": String does not contain a date: '],
    ['{"At": "2023-02-30"}', 'Invalid timestamp "2023-02-30": day is out of range for month: 2023-02-30'],
    ['{"At": 1e12}', 'year 33658 is out of range'],
    ['{"At": 1e19}', 'timestamp out of range for platform time_t'],
  ]
  for (const [body, message] of rows) test.throws(() => read(body), { message, exitCode: 255 }, body)
})

t.test('what the reference takes is taken', async (test) => {
  const rows: readonly (readonly [string, string])[] = [
    ['', '{}'],
    ['<html>', '{}'],
    ['{"Part": null, "Parts": [null], "Other": 1}', '{ "Parts": [ null ] }'],
    ['{"Parts": {}}', '{ "Parts": [] }'],
    ['{"Name": {"a": [1]}}', '{ "Name": { "a": [ 1 ] } }'],
    ['{"At": "20231114T221320Z"}', '{ "At": "2023-11-14T22:13:20+00:00" }'],
    ['{"At": "14 Nov 2023"}', '{ "At": "2023-11-14T00:00:00" }'],
  ]
  for (const [body, expected] of rows) test.equal(read(body), expected, body)
  test.equal(read('null', { ...model, output: 'Unit' }), '{}', 'nobody looks into the answer of an operation that has none')
})

t.test('an error is named and worded as the reference does it', async (test) => {
  const rows: readonly (readonly [HttpResponse, object])[] = [
    [answer('{"__type": "a.b#C:http://x", "Message": "m"}', 400), { code: 'C:http://x', message: 'm' }],
    [answer('{"message": null, "Message": "m"}', 404), { code: '404', message: 'None' }],
    [answer('{"message": ["x"]}', 400), { code: '400', message: "['x']" }],
    [answer('größe', 400), { code: '400', message: 'größe' }],
    [answer('', 403), { code: '403', message: '' }],
    [answer('', 511), { code: '511', message: 'Network Authentication Required' }],
    [answer('<html>x', 503), { code: '503', message: 'Service Unavailable' }],
    [answer('<html>x', 403), { code: '403', message: '<html>x' }],
    [answer('{}', 300), { code: 'Unknown', message: 'Unknown' }],
    [answer('{"__type": "A"}', 400, { 'x-amzn-errortype': 'B' }), { code: 'A', message: '' }],
    [answer('{"__type": "A"}', 400, { 'x-amzn-query-error': 'Q;Sender' }), { code: 'Q', message: '' }],
    [answer('{"__type": "A"}', 400, { 'x-amzn-query-error': 'Q' }), { code: 'A', message: '' }],
  ]
  for (const [response, error] of rows) test.same(parseError(model, response), error, response.body)
  test.equal(parseError(model, answer('{}')), undefined)
  test.throws(() => parseError(model, answer('[]', 400)), { message: "'list' object has no attribute 'get'", exitCode: 255 })
  test.throws(() => parseError(model, answer('{"__type": 5}', 400)), { message: "argument of type 'int' is not iterable" })
  test.throws(() => parseError(model, answer('{"__type": []}', 400)), { message: "unhashable type: 'list'" })
})

t.test('bytes that are no text are told as Python tells them', async (test) => {
  const rows: readonly (readonly [string, string])[] = [
    ['a\xff', 'byte 0xff in position 1: invalid start byte'],
    ['é\xe9'.replace('é', '\xc3\xa9'), 'byte 0xe9 in position 2: unexpected end of data'],
    ['\xe9\xe9b', 'byte 0xe9 in position 0: invalid continuation byte'],
    ['\xf0\x9f\x98', 'bytes in position 0-2: unexpected end of data'],
    ['\xed\xa0\x80', 'byte 0xed in position 0: invalid continuation byte'],
  ]
  for (const [bytes, message] of rows) test.equal(textError(Buffer.from(bytes, 'latin1')), `'utf-8' codec can't decode ${message}`, message)
  test.equal(textError(Buffer.from('größe 😀 \ufffd')), '')
})
