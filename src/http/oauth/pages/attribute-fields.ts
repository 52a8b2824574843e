import type { SchemaAttribute } from '../../../domain/schema.ts'
import { schemaOf } from '../../../domain/user-pool.ts'
import { mayWrite } from '../../../domain/user-pool-client.ts'
import type { Html } from './html.ts'
import type { View, Visit } from './page.ts'
import { field } from './parts.ts'
import { phoneField } from './phone-field.ts'
import { filled, type TextKey } from './texts/english.ts'

interface Look {
  readonly label: TextKey
  readonly autocomplete: string
  readonly type?: 'email' | 'tel' | 'date' | 'url'
}

const looks: Readonly<Record<string, Look>> = {
  email: { label: 'email', autocomplete: 'email', type: 'email' },
  phone_number: { label: 'phoneNumber', autocomplete: 'tel', type: 'tel' },
  name: { label: 'name', autocomplete: 'name' },
  given_name: { label: 'givenName', autocomplete: 'given-name' },
  family_name: { label: 'familyName', autocomplete: 'family-name' },
  middle_name: { label: 'middleName', autocomplete: 'additional-name' },
  nickname: { label: 'nickname', autocomplete: 'nickname' },
  preferred_username: { label: 'preferredUsername', autocomplete: 'off' },
  profile: { label: 'profile', autocomplete: 'url', type: 'url' },
  picture: { label: 'picture', autocomplete: 'photo', type: 'url' },
  website: { label: 'website', autocomplete: 'url', type: 'url' },
  gender: { label: 'gender', autocomplete: 'sex' },
  birthdate: { label: 'birthdate', autocomplete: 'bday', type: 'date' },
  zoneinfo: { label: 'zoneinfo', autocomplete: 'off' },
  locale: { label: 'locale', autocomplete: 'language' },
  address: { label: 'address', autocomplete: 'street-address' },
  updated_at: { label: 'updatedAt', autocomplete: 'off' },
}

// Seen: the input names of the classic pages.
export const attributeField = (name: string): string => `requiredAttributes[${name}]`

const prefix = 'requiredAttributes['

/** What a form says about attributes; what was left empty is not there. */
export function attributesOf(form: Readonly<Record<string, string>>): Record<string, string> {
  const given = Object.entries(form).filter(([name, value]) => name.startsWith(prefix) && value !== '')
  return Object.fromEntries(given.map(([name, value]) => [name.slice(prefix.length, -1), value]))
}

/** What signing up asks for: what the pool requires, and the addresses that it wants to verify. */
export function signUpAttributes({ hosted }: Visit): readonly SchemaAttribute[] {
  const { pool, client } = hosted
  const asUsername: readonly string[] = pool.UsernameAttributes?.length === 1 ? pool.UsernameAttributes : []
  const verified: readonly string[] = pool.AutoVerifiedAttributes ?? []
  return schemaOf(pool).filter(
    ({ Name, Required }) =>
      Name !== 'sub' && !asUsername.includes(Name) && mayWrite(client, Name) && (Required === true || verified.includes(Name)),
  )
}

export function attributeInput(view: View, { Name, Required }: Pick<SchemaAttribute, 'Name' | 'Required'>): Html {
  const { texts } = view.visit
  const look = looks[Name]
  const label = look === undefined ? Name : texts[look.label]
  const options = {
    name: attributeField(Name),
    id: `attribute-${Name.replace(/[^\w-]/g, '-')}`,
    label: Required === true ? label : filled(texts.optional, { label }),
    type: look?.type ?? 'text',
    value: view.values[attributeField(Name)],
    autocomplete: look?.autocomplete ?? 'off',
    required: Required === true,
  }
  return look?.type === 'tel' ? phoneField(view.visit, options) : field(options)
}
