/** The attributes that a pool's users can have. */
import type { SchemaAttributeType } from '../model/generated/cognito-idp-types.ts'
import { invalidParameter, requiredAttribute, schemaViolation } from './errors.ts'

export interface SchemaAttribute extends SchemaAttributeType {
  readonly Name: string
  readonly AttributeDataType: 'String' | 'Number' | 'DateTime' | 'Boolean'
  readonly Mutable: boolean
  readonly Required: boolean
}

const text = (Name: string, MinLength = '0', MaxLength = '2048'): SchemaAttribute => ({
  Name,
  AttributeDataType: 'String',
  DeveloperOnlyAttribute: false,
  Mutable: true,
  Required: false,
  StringAttributeConstraints: { MinLength, MaxLength },
})
const flag = (Name: string): SchemaAttribute => ({
  Name,
  AttributeDataType: 'Boolean',
  DeveloperOnlyAttribute: false,
  Mutable: true,
  Required: false,
})

// AWS: "Standard attributes" of the developer guide; limits as DescribeUserPool shows them for an untouched pool.
export const standardAttributes: readonly SchemaAttribute[] = [
  { ...text('sub', '1'), Mutable: false, Required: true },
  text('name'),
  text('given_name'),
  text('family_name'),
  text('middle_name'),
  text('nickname'),
  text('preferred_username'),
  text('profile'),
  text('picture'),
  text('website'),
  text('email'),
  flag('email_verified'),
  text('gender'),
  text('birthdate', '10', '10'),
  text('zoneinfo'),
  text('locale'),
  text('phone_number'),
  flag('phone_number_verified'),
  text('address'),
  {
    Name: 'updated_at',
    AttributeDataType: 'Number',
    DeveloperOnlyAttribute: false,
    Mutable: true,
    Required: false,
    NumberAttributeConstraints: { MinValue: '0' },
  },
]

const maximumCustomAttributes = 50

/**
 * The schema of a new pool: the standard attributes as `requested` changes them, then the custom ones.
 * @throws InvalidParameterException
 */
export function poolSchema(requested: readonly SchemaAttributeType[]): SchemaAttribute[] {
  const names = new Set(standardAttributes.map(({ Name }) => Name))
  const standard = standardAttributes.map((attribute) => {
    const change = requested.find(({ Name }) => Name === attribute.Name)
    return change === undefined ? attribute : changedStandard(attribute, change)
  })
  return withCustomAttributes(
    standard,
    requested.filter(({ Name }) => Name === undefined || !names.has(Name)),
  )
}

function changedStandard(attribute: SchemaAttribute, change: SchemaAttributeType): SchemaAttribute {
  const type = change.AttributeDataType ?? attribute.AttributeDataType
  if (type !== attribute.AttributeDataType || change.DeveloperOnlyAttribute === true) {
    // Seen: this sentence, with its spelling.
    throw invalidParameter(
      `You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute ${attribute.Name}`,
    )
  }
  checkConstraints(attribute.Name, change)
  return {
    ...attribute,
    Mutable: change.Mutable ?? attribute.Mutable,
    Required: change.Required ?? attribute.Required,
    ...(change.StringAttributeConstraints && { StringAttributeConstraints: change.StringAttributeConstraints }),
    ...(change.NumberAttributeConstraints && { NumberAttributeConstraints: change.NumberAttributeConstraints }),
  }
}

/** @throws InvalidParameterException */
export function withCustomAttributes(schema: readonly SchemaAttribute[], requested: readonly SchemaAttributeType[]): SchemaAttribute[] {
  const all = [...schema]
  for (const attribute of requested) {
    const custom = customAttribute(attribute)
    // Seen: the name stands twice in the sentence.
    if (all.some(({ Name }) => Name === custom.Name)) {
      throw invalidParameter(`${custom.Name}: Existing attribute already has name ${custom.Name}.`)
    }
    all.push(custom)
  }
  if (all.length - standardAttributes.length > maximumCustomAttributes) {
    throw invalidParameter(`A user pool can have at most ${maximumCustomAttributes} custom attributes.`)
  }
  return all
}

function customAttribute(requested: SchemaAttributeType): SchemaAttribute {
  if (requested.Name === undefined) throw invalidParameter('Attribute name is required.')
  if (requested.Required === true) throw invalidParameter('Required custom attributes are not supported currently.')
  checkConstraints(requested.Name, requested)
  const AttributeDataType = requested.AttributeDataType ?? 'String'
  const DeveloperOnlyAttribute = requested.DeveloperOnlyAttribute ?? false
  return {
    Name: `${DeveloperOnlyAttribute ? 'dev:custom:' : 'custom:'}${requested.Name}`,
    AttributeDataType,
    DeveloperOnlyAttribute,
    Mutable: requested.Mutable ?? true,
    Required: false,
    ...(AttributeDataType === 'String' && { StringAttributeConstraints: requested.StringAttributeConstraints ?? {} }),
    ...(AttributeDataType === 'Number' && { NumberAttributeConstraints: requested.NumberAttributeConstraints ?? {} }),
  }
}

// Assumed: the sentence; the API takes limits as text, and they are compared with lengths and whole numbers.
function checkConstraints(name: string, { StringAttributeConstraints, NumberAttributeConstraints }: SchemaAttributeType): void {
  for (const [limit, value] of Object.entries({ ...StringAttributeConstraints, ...NumberAttributeConstraints })) {
    const form = limit.endsWith('Length') ? /^\d+$/ : /^-?\d+$/
    if (typeof value === 'string' && !form.test(value)) throw invalidParameter(`${name}: ${limit} must be a whole number.`)
  }
}

/**
 * Checks values against the schema; `sub` may not be given at all.
 * @throws InvalidParameterException
 */
export function checkAttributes(schema: readonly SchemaAttribute[], attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    const attribute = schema.find(({ Name }) => Name === name)
    if (attribute === undefined) throw schemaViolation(name, 'Attribute does not exist in the schema.')
    const rule = brokenRule(attribute, value)
    if (rule !== undefined) throw schemaViolation(name, rule)
    if (name === 'email' && value !== '' && !/^[^\s@]+@[^\s@]+\.?[^\s@]*$/.test(value))
      throw invalidParameter('Invalid email address format.')
    if (name === 'phone_number' && value !== '' && !/^\+[0-9]{1,15}$/.test(value)) throw invalidParameter('Invalid phone number format.')
  }
}

/** @throws InvalidParameterException where a required attribute has no value */
export function checkRequired(schema: readonly SchemaAttribute[], attributes: Readonly<Record<string, string>>): void {
  for (const { Name, Required } of schema) {
    if (Required && Name !== 'sub' && (attributes[Name] ?? '') === '') throw requiredAttribute(Name)
  }
}

// Assumed: the sentences of these rules; that they are checked is documented.
function brokenRule(
  { AttributeDataType, StringAttributeConstraints, NumberAttributeConstraints }: SchemaAttribute,
  value: string,
): string | undefined {
  switch (AttributeDataType) {
    case 'String': {
      const { MinLength, MaxLength } = StringAttributeConstraints ?? {}
      if (Buffer.byteLength(value) > 2048) return 'String must be no longer than 2048 bytes'
      if (value !== '' && MinLength !== undefined && value.length < Number(MinLength))
        return `String must be at least ${MinLength} characters long`
      if (MaxLength !== undefined && value.length > Number(MaxLength)) return `String must be no longer than ${MaxLength} characters`
      return undefined
    }
    case 'Number': {
      if (value === '') return undefined
      if (!/^-?\d+$/.test(value)) return 'Attribute value must be a whole number'
      const { MinValue, MaxValue } = NumberAttributeConstraints ?? {}
      if (MinValue !== undefined && BigInt(value) < BigInt(MinValue)) return `Number must be at least ${MinValue}`
      if (MaxValue !== undefined && BigInt(value) > BigInt(MaxValue)) return `Number must be no greater than ${MaxValue}`
      return undefined
    }
    case 'Boolean':
      return /^(true|false|)$/i.test(value) ? undefined : 'Attribute value must be true or false'
    case 'DateTime':
      return Number.isNaN(Date.parse(value)) && !/^\d*$/.test(value) ? 'Attribute value must be a date and time' : undefined
  }
}
