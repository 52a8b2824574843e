import type { Constraint } from '../../../model/constraints.ts'
import type { CommandModel } from '../../../model/operation-file.ts'
import type { Shape } from '../../../model/shapes.ts'

/** What members are called and a value that people would give them. */
const samples: readonly (readonly [RegExp, string])[] = [
  [/^UserPoolId$/, 'us-east-1_EXAMPLE01'],
  [/^ClientId$/, '1example23456789abcdefghij'],
  [/IdentityPoolId$/, 'us-east-1:12345678-1234-1234-1234-123456789012'],
  [/IdentityIds?/, 'us-east-1:87654321-4321-4321-4321-210987654321'],
  [/^ResourceArn$/, 'arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_EXAMPLE01'],
  [/Arn$|ARN/, 'arn:aws:iam::000000000000:role/example'],
  [/^AccountId$/, '000000000000'],
  [/^Username$/, 'alice'],
  [/Password$/, 'Passw0rd!2'],
  [/Email$/, 'alice@example.com'],
  [/^(PoolName|IdentityPoolName)$/, 'my-pool'],
  [/^ClientName$/, 'my-app'],
  [/^GroupName$/, 'admins'],
  [/^JobName$/, 'my-import'],
  [/^JobId$/, 'import-example1'],
  [/^ProviderName$/, 'Example'],
  [/^Domain$/, 'my-domain'],
  [/^Identifier$/, 'https://api.example.com'],
  [/^(ConfirmationCode|UserCode|Code)$/, '123456'],
  [/^DeviceKey$/, 'us-east-1_12345678-1234-1234-1234-123456789012'],
  [/^(AccessToken|Token|FeedbackToken|RefreshToken)$/, 'eyJraWQiOiJleGFtcGxl'],
  [/^EventId$/, '12345678-1234-1234-1234-123456789012'],
  [/AttributeNames$|AttributeName$/, 'email'],
  [/^RegionName$/, 'eu-west-1'],
  [/^TermsId$/, '12345678-1234-4234-8234-123456789012'],
  [/^TermsName$/, 'terms-of-use'],
  [/^(ManagedLoginBrandingId|CredentialId|ClientSecretId)$/, '12345678-1234-4234-8234-123456789012'],
]

function text(name: string, constraint: Constraint | undefined): string {
  const sample = samples.find(([pattern]) => pattern.test(name))?.[1] ?? `example${name === 'Name' ? '' : name}`
  return sample.padEnd(constraint?.min ?? 0, 'x')
}

/** A value as it is written in shorthand, inside another one. */
function nested(name: string, shape: Shape, model: CommandModel, constraint: Constraint | undefined): string {
  const value = exampleValue(name, shape, model, constraint)
  if (shape.type === 'structure' || shape.type === 'map') return `{${value}}`
  return shape.type === 'list' ? `[${value}]` : value
}

/** The members to show of a structure: those that must be there, else the first. */
function shown(structure: string, model: CommandModel) {
  const members = Object.entries(model.structures[structure] ?? {})
  const required = members.filter(([, member]) => member.required)
  return required.length > 0 ? required : members.slice(0, 1)
}

/** What to write behind an option, without the quotes of a shell. */
export function exampleValue(name: string, shape: Shape, model: CommandModel, constraint?: Constraint): string {
  switch (shape.type) {
    case 'string':
      return shape.enum?.[0] ?? text(name, constraint)
    case 'integer':
      return String(Math.max(constraint?.min ?? 1, 1))
    case 'boolean':
      return 'true'
    case 'timestamp':
      return '2026-01-01T00:00:00Z'
    case 'blob':
      return 'aW1hZ2U='
    case 'document':
      return '{}'
    case 'list':
      return nestedElement(name, shape.of, model, constraint?.each)
    case 'map': {
      const key = mapKey(name).padEnd(constraint?.key?.min ?? 0, 'x')
      return `${key}=${nested('Value', shape.of, model, constraint?.value)}`
    }
    case 'structure':
      return shown(shape.name, model)
        .map(([member, model_]) => `${member}=${nested(member, model_.shape, model, model_.constraint)}`)
        .join(',')
  }
}

function nestedElement(name: string, shape: Shape, model: CommandModel, constraint: Constraint | undefined): string {
  return exampleValue(name, shape, model, constraint)
}

function mapKey(name: string): string {
  if (/^Auth(Parameters)|ChallengeResponses$/.test(name)) return 'USERNAME'
  if (name === 'Roles') return 'authenticated'
  if (name === 'Links') return 'cognito:default'
  return name === 'Logins' ? 'accounts.google.com' : 'key'
}

/** As a shell wants it: quotes only where they are needed. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
