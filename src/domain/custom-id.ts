/** Ids that the user chooses instead of AWS: cogmock's convention, taken over from LocalStack. */
import { customIdImpossible } from './errors.ts'

const key = '_custom_id_'

// Other operations must be able to name what was created, ARNs and paths to hold it, and keys of records to be told apart.
const poolForm = /^[\w-]{1,55}$/
const identityPoolForm = /^[\w:-]{1,55}$/
const clientForm = /^[\w+]{1,128}$/

type Tags = Readonly<Record<string, string>> | undefined

/** `{ _custom_id_: 'myid123' }` to `myid123`. @throws InvalidParameterException where no operation could name such a pool */
export function customPoolId(tags: Tags): string | undefined {
  return possible(tags?.[key], poolForm, 'letters, digits, _ and -, 55 at most')
}

/** As for user pools; a colon is possible too. @throws InvalidParameterException */
export function customIdentityPoolId(tags: Tags): string | undefined {
  return possible(tags?.[key], identityPoolForm, 'letters, digits, _, - and :, 55 at most')
}

/** `_custom_id_:myclient123` to `myclient123`. @throws InvalidParameterException where no operation could name such a client */
export function customClientId(clientName: string): string | undefined {
  return possible(askedClientId(clientName), clientForm, 'letters, digits, _ and +, 128 at most')
}

/** Whether a client's name asks for an id, whatever id. */
export const asksForClientId = (clientName: string): boolean => askedClientId(clientName) !== undefined

function askedClientId(clientName: string): string | undefined {
  return clientName.startsWith(`${key}:`) ? clientName.slice(key.length + 1) || undefined : undefined
}

function possible(id: string | undefined, form: RegExp, made: string): string | undefined {
  if (id === undefined || id === '') return undefined
  if (!form.test(id)) throw customIdImpossible(id, made)
  return id
}
