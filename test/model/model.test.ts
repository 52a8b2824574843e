/** The model against the facts of the published API, and validation in the API's words. */
import { existsSync, readFileSync } from 'node:fs'
import t from 'tap'
import { constraintOf } from '../../src/model/constraints.ts'
import { cognitoIdentity } from '../../src/model/generated/cognito-identity.ts'
import { cognitoIdp } from '../../src/model/generated/cognito-idp.ts'
import { WrongJsonType } from '../../src/model/json-types.ts'
import { shaped } from '../../src/model/shaped.ts'
import type { ServiceModel } from '../../src/model/shapes.ts'
import { validate } from '../../src/model/validate.ts'

interface Facts {
  readonly operations: number
  readonly constraints: Readonly<Record<string, object>>
  readonly unsigned: readonly string[]
  readonly paginators: Readonly<Record<string, { input_token: string; output_token: string; limit_key: string; result_key: string }>>
}

t.test('both services are whole', async (t) => {
  t.ok(Object.keys(cognitoIdp.operations).length >= 140)
  t.ok(Object.keys(cognitoIdentity.operations).length >= 23)
  for (const service of [cognitoIdp, cognitoIdentity]) {
    for (const [name, { input, output }] of Object.entries(service.operations)) {
      t.ok(service.structures[input] && service.structures[output], name)
    }
  }
  t.same(cognitoIdp.structures.SignUpRequest?.Password?.shape, { type: 'string', sensitive: true })
  t.equal(cognitoIdp.structures.UserPoolType?.CreationDate?.shape.type, 'timestamp')
  t.equal(cognitoIdp.structures.SetUICustomizationRequest?.ImageFile?.shape.type, 'blob')
  t.same(
    Object.keys(cognitoIdp.structures.SignUpRequest ?? {}).slice(0, 3),
    ['ClientId', 'SecretHash', 'Username'],
    "the API's order of members",
  )
})

const facts = '../shared/reference/api-facts.json'
t.test('the model agrees with the published facts', { skip: existsSync(facts) ? false : `no ${facts} here` }, async (t) => {
  const published = JSON.parse(readFileSync(facts, 'utf8')) as Record<string, Facts>
  for (const service of [cognitoIdp, cognitoIdentity]) agrees(t, service, published[service.name] as Facts)
})

function agrees(
  t: { equal(a: unknown, b: unknown, m: string): unknown; same(a: unknown, b: unknown, m: string): unknown },
  service: ServiceModel,
  { unsigned, paginators, constraints }: Facts,
): void {
  for (const name of unsigned) t.equal(service.operations[name]?.unsigned, true, `${name} is unsigned`)
  for (const [name, { input_token, output_token, limit_key, result_key }] of Object.entries(paginators)) {
    const own = { inputToken: input_token, outputToken: output_token, limitKey: limit_key, resultKey: result_key }
    t.same(service.operations[name]?.paginator, own, `${name} is paged`)
  }
  const different = Object.entries(constraints).filter(([path, limits]) => {
    const [structure = '', member = ''] = path.split('.')
    return JSON.stringify(sorted(constraintOf(service.name, structure, member) ?? {})) !== JSON.stringify(sorted(limits))
  })
  t.same(different, [], `${service.name}: constraints`)
}

const sorted = (value: object): object =>
  Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, typeof inner === 'object' ? sorted(inner as object) : inner]),
  )

const says = (structure: string, body: unknown, service: ServiceModel = cognitoIdp) => validate(service, structure, body).violations

t.test('every violation is found, in the words of the API', async (t) => {
  const arn = constraintOf('cognito-idp', 'CreateGroupRequest', 'RoleArn')?.pattern
  const rows: [string, string, object, string[]][] = [
    ['missing', 'ListUsersRequest', {}, ["Value null at 'userPoolId' failed to satisfy constraint: Member must not be null"]],
    [
      'missing secret',
      'ChangePasswordRequest',
      { AccessToken: 'a' },
      ["Value at 'proposedPassword' failed to satisfy constraint: Member must not be null"],
    ],
    [
      'null is missing',
      'ListUsersRequest',
      { UserPoolId: null },
      ["Value null at 'userPoolId' failed to satisfy constraint: Member must not be null"],
    ],
    [
      'pattern and length',
      'ListUsersRequest',
      { UserPoolId: '' },
      [
        "Value '' at 'userPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+",
        "Value '' at 'userPoolId' failed to satisfy constraint: Member must have length greater than or equal to 1",
      ],
    ],
    [
      'range',
      'ListUsersRequest',
      { UserPoolId: 'us-east-1_a', Limit: 61 },
      ["Value '61' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 60"],
    ],
    [
      'inside a list',
      'SignUpRequest',
      { ClientId: 'c', Username: 'u', UserAttributes: [{ Name: 'ok' }, { Name: '' }] },
      [
        "Value '' at 'userAttributes.2.member.name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r ]+",
        "Value '' at 'userAttributes.2.member.name' failed to satisfy constraint: Member must have length greater than or equal to 1",
      ],
    ],
    [
      'enumerated elements',
      'CreateUserPoolRequest',
      { PoolName: 'p', AutoVerifiedAttributes: ['fax'] },
      [
        "Value '[fax]' at 'autoVerifiedAttributes' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [phone_number, email]]",
      ],
    ],
    [
      'elements with limits',
      'ListUsersRequest',
      { UserPoolId: 'us-east-1_a', AttributesToGet: ['name', ''] },
      [
        "Value '[name, ]' at 'attributesToGet' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 32, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r ]+]",
      ],
    ],
    [
      'map keys and values',
      'CreateUserPoolRequest',
      { PoolName: 'p', UserPoolTags: { '': 'x', ok: 'y'.repeat(257) } },
      [
        `Value '{=x, ok=${'y'.repeat(257)}}' at 'userPoolTags' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1]`,
        `Value '{=x, ok=${'y'.repeat(257)}}' at 'userPoolTags' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 256, Member must have length greater than or equal to 0]`,
      ],
    ],
    [
      'a list that is too long',
      'AdminCreateUserRequest',
      { UserPoolId: 'us-east-1_a', Username: 'u', MessageAction: 'X' },
      ["Value 'X' at 'messageAction' failed to satisfy constraint: Member must satisfy enum value set: [RESEND, SUPPRESS]"],
    ],
    [
      'an ARN',
      'CreateGroupRequest',
      { UserPoolId: 'us-east-1_a', GroupName: 'g', RoleArn: 'x'.repeat(20) },
      [`Value '${'x'.repeat(20)}' at 'roleArn' failed to satisfy constraint: Member must satisfy regular expression pattern: ${arn}`],
    ],
    ['what the shape does not know is passed over', 'ListUsersRequest', { UserPoolId: 'us-east-1_a', Nonsense: 1 }, []],
    [
      'a line break does not end a pattern',
      'ListUsersRequest',
      { UserPoolId: 'us-east-1_a\n' },
      [
        "Value 'us-east-1_a\n' at 'userPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+",
      ],
    ],
  ]
  for (const [title, structure, body, violations] of rows) t.same(says(structure, body), violations, title)
  t.match(says('DescribeIdentityPoolInput', { IdentityPoolId: 'nope' }, cognitoIdentity), [
    /at 'identityPoolId' failed to satisfy constraint/,
  ])
})

t.test('a wrong JSON type is told before anything else', async (t) => {
  const rows: [unknown, string][] = [
    [{ UserPoolId: 7 }, 'NUMBER_VALUE can not be converted to a String'],
    [{ UserPoolId: true }, 'TRUE_VALUE can not be converted to a String'],
    [{ UserPoolId: 'p', Limit: '7' }, 'STRING_VALUE can not be converted to an Integer'],
    [{ UserPoolId: ['p'] }, 'Start of list found where not expected'],
    [{ UserPoolId: { a: 1 } }, 'Start of structure or map found where not expected.'],
    [{ UserPoolId: 'p', AttributesToGet: 'name' }, 'Expected list or null'],
    [[], 'Start of list found where not expected'],
  ]
  for (const [body, message] of rows) t.throws(() => says('ListUsersRequest', body), new WrongJsonType(message), JSON.stringify(body))
})

t.test('validation gives a clean input', async (t) => {
  const body = { UserPoolId: 'us-east-1_a', ClientId: null, ImageFile: 'AQI=', CSS: 'a', x: 1 }
  t.same(validate(cognitoIdp, 'SetUICustomizationRequest', body).input, {
    UserPoolId: 'us-east-1_a',
    CSS: 'a',
    ImageFile: new Uint8Array([1, 2]),
  })
})

t.test('an answer holds only what its shape knows, in its order', async (t) => {
  const answer = shaped(cognitoIdp, 'AdminGetUserResponse', {
    password: 'secret',
    UserStatus: 'CONFIRMED',
    UserCreateDate: 1763726400.12345,
    Username: 'jane',
    Enabled: undefined,
    UserAttributes: [{ Name: 'a', Value: 'b', secret: 1 }],
  })
  t.equal(
    JSON.stringify(answer),
    '{"Username":"jane","UserAttributes":[{"Name":"a","Value":"b"}],"UserCreateDate":1763726400.123,"UserStatus":"CONFIRMED"}',
  )
})
