import { createHash, createHmac, randomBytes } from 'node:crypto'
import t from 'tap'
import { responseReader } from '../../src/client/http-response.ts'
import { JsonError, parseJson } from '../../src/client/parse-json.ts'
import { floatText, printCompactJson, printJson, printJsonLine } from '../../src/client/print-json.ts'
import { hmacSha256, sha256 } from '../../src/client/sha256.ts'
import { signatureHeaders } from '../../src/client/sign.ts'
import { timestampText } from '../../src/client/timestamp.ts'
import { Float, type Value } from '../../src/client/value.ts'

process.env.TZ = 'America/New_York'

t.test('JSON keeps order, floats and large integers', (test) => {
  for (const text of [
    '{"10": 1, "9": 2}',
    '[5, 5.0, 1e-05, 12345678901234567890, -0.5]',
    '["\\u0001\\n\\"é", "", null, true]',
    '{}',
    '[]',
    '[[], {"a": {}}]',
  ]) {
    test.equal(printJsonLine(parseJson(text)).replaceAll('\\u00e9', 'é'), text)
  }
  test.equal(
    printJson(parseJson('{"b":[1,{"a":null}],"a":"ö"}')),
    '{\n    "b": [\n        1,\n        {\n            "a": null\n        }\n    ],\n    "a": "ö"\n}',
  )
  test.equal(printCompactJson(parseJson('{"b": [1, 2.0], "a": "ö😀"}')), '{"b":[1,2.0],"a":"\\u00f6\\ud83d\\ude00"}')
  test.end()
})

t.test('a mistake in JSON is named with its place', (test) => {
  const rows: readonly (readonly [string, string])[] = [
    ['', 'Expecting value: line 1 column 1 (char 0)'],
    ['{', 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)'],
    ['{"a" 1}', "Expecting ':' delimiter: line 1 column 6 (char 5)"],
    ['[1 2]', "Expecting ',' delimiter: line 1 column 4 (char 3)"],
    ['[1,\n]', 'Expecting value: line 2 column 1 (char 4)'],
    ['"a', 'Unterminated string starting at: line 1 column 1 (char 0)'],
    ['"a\nb"', 'Invalid control character at: line 1 column 3 (char 2)'],
    ['"\\x"', 'Invalid \\escape: line 1 column 2 (char 1)'],
    ['"😀" x', 'Extra data: line 1 column 5 (char 4)'],
  ]
  for (const [text, message] of rows) test.throws(() => parseJson(text), new JsonError('', '', 0) && { message }, text)
  test.end()
})

t.test('floats are written as the reference writes them', (test) => {
  const rows: readonly (readonly [number, string])[] = [
    [5, '5.0'],
    [0, '0.0'],
    [-0, '-0.0'],
    [0.1, '0.1'],
    [1e16, '1e+16'],
    [1e15, '1000000000000000.0'],
    [1e-5, '1e-05'],
    [0.00012, '0.00012'],
    [1.5e300, '1.5e+300'],
    [-2.5e-7, '-2.5e-07'],
  ]
  for (const [value, text] of rows) test.equal(floatText(value), text)
  test.end()
})

t.test('times are local, with six digits of a second or none', (test) => {
  const rows: readonly (readonly [Value, string])[] = [
    [1700000000, '2023-11-14T17:13:20-05:00'],
    [new Float(1690000000.5), '2023-07-22T00:26:40.500000-04:00'],
    [new Float(1700000000.1234567), '2023-11-14T17:13:20.123457-05:00'],
    [new Float(-1.5), '1969-12-31T18:59:58.500000-05:00'],
    ['2023-11-14T22:13:20Z', '2023-11-14T22:13:20+00:00'],
    ['1700000000', '2023-11-14T17:13:20-05:00'],
  ]
  for (const [value, text] of rows) test.equal(timestampText(value, 'iso8601'), text)
  test.equal(timestampText(1700000000, 'wire'), 1700000000)
  test.end()
})

t.test('hashes are those of the engine', (test) => {
  for (let length = 0; length < 200; length++) {
    const bytes = randomBytes(length)
    test.same(sha256(bytes), createHash('sha256').update(bytes).digest(), `${length} bytes`)
    test.same(hmacSha256(bytes, 'größe'), createHmac('sha256', bytes).update('größe').digest(), `a key of ${length} bytes`)
  }
  test.end()
})

t.test('a request is signed as the published example is', (test) => {
  // AWS: the test suite of signature version 4, "post-vanilla".
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }
  const request = { host: 'example.amazonaws.com', path: '/', query: '', headers: {}, body: '' }
  const headers = signatureHeaders(request, credentials, 'us-east-1', 'service', new Date('2015-08-30T12:36:00Z'))
  test.equal(
    headers.authorization,
    'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
  )
  test.end()
})

t.test('an answer is put together from whatever pieces it comes in', (test) => {
  const rows: readonly (readonly [string, string])[] = [
    ['HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello', 'hello'],
    ['HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nö😀'.replace('4', '6'), 'ö😀'],
    ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n', 'abcde'],
  ]
  for (const [bytes, body] of rows) {
    for (const size of [1, 7, 1000]) {
      const reader = responseReader()
      const data = Buffer.from(bytes)
      let response: { body: string } | undefined
      for (let at = 0; at < data.length && response === undefined; at += size) response = reader.add(data.subarray(at, at + size))
      test.equal(response?.body, body, `${size} bytes at a time`)
    }
  }
  const open = responseReader()
  test.equal(open.add(Buffer.from('HTTP/1.0 200 OK\r\n\r\nto the end')), undefined)
  test.match(open.end(), { status: 200, body: 'to the end' })
  test.equal(responseReader().end(), undefined, 'closed without an answer')
  test.end()
})
