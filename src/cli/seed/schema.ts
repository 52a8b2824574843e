/** The part of JSON Schema that `checkSchema` understands. */
export interface JsonSchema {
  readonly type?: 'object' | 'array' | 'string' | 'boolean' | 'integer' | readonly string[]
  readonly description?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  /** `false` refuses unknown names, a schema holds for their values. */
  readonly additionalProperties?: false | JsonSchema
  readonly items?: JsonSchema
  readonly enum?: readonly (string | number)[]
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly examples?: readonly unknown[]
}

const text = (description: string, more: JsonSchema = {}): JsonSchema => ({ type: 'string', minLength: 1, description, ...more })
const list = (description: string, items: JsonSchema): JsonSchema => ({ type: 'array', description, items })
const thing = (properties: Readonly<Record<string, JsonSchema>>, required: readonly string[]): JsonSchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})

const group = thing(
  {
    name: text('GroupName'),
    description: text('Description'),
    precedence: { type: 'integer', description: 'Precedence: the lowest number decides which role a user prefers' },
    roleArn: text('RoleArn'),
  },
  ['name'],
)

const client = thing(
  {
    name: text('ClientName'),
    id: text('A predefined client id, so that it can be written into a configuration', { pattern: '^[A-Za-z0-9_+-]+$', maxLength: 128 }),
    secret: { type: 'boolean', description: 'Give it a secret (GenerateSecret)' },
    settings: { type: 'object', description: 'Any other member of CreateUserPoolClient, as the API spells it' },
  },
  ['name'],
)

const user = thing(
  {
    username: text('Username; in a pool where users sign in with an address, the address'),
    password: text('A permanent password. An existing user keeps theirs, unless they still have a temporary one'),
    temporaryPassword: text('A password that has to be changed at the first sign-in, instead of a permanent one'),
    attributes: {
      type: 'object',
      description: 'Attributes by name: email, given_name, custom:plan. true, false and numbers may be written as such',
      additionalProperties: { type: ['string', 'boolean', 'integer'] },
    },
    groups: list('Groups of the pool that the user is in', text('GroupName')),
    enabled: { type: 'boolean', description: 'false: the user may not sign in' },
  },
  ['username'],
)

const resourceServer = thing(
  {
    identifier: text('Identifier: what stands before the slash of a scope'),
    name: text('Name; without it, the identifier'),
    scopes: { type: 'object', description: 'What each scope allows, by its name', additionalProperties: text('ScopeDescription') },
  },
  ['identifier'],
)

const pool = thing(
  {
    name: text('PoolName. A pool is found again by its id, or else by this name', { maxLength: 128 }),
    id: text('A predefined pool id', { pattern: '^[\\w-]+_[0-9a-zA-Z]+$', maxLength: 55, examples: ['us-east-1_shop'] }),
    settings: { type: 'object', description: 'Any other member of CreateUserPool, as the API spells it' },
    domain: text('The prefix of its domain', { pattern: '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$' }),
    resourceServers: list('APIs of yours and their scopes', resourceServer),
    groups: list('Groups', group),
    clients: list('App clients', client),
    users: list('Users', user),
  },
  ['name'],
)

/** What a seed file may say: the one definition, for the check, for editors and for `cogmock seed --schema`. */
export const seedSchema: JsonSchema & { readonly $schema: string; readonly title: string } = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A seed file of cogmock',
  type: 'object',
  description: 'User pools and what is in them. Applying it twice changes nothing the second time.',
  properties: {
    $schema: { type: 'string', description: 'Where this schema is, for editors' },
    pools: list('User pools', pool),
  },
  required: ['pools'],
  additionalProperties: false,
}
