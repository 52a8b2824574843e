/**
 * Build step: reads the AWS SDK's schemas and declarations (a devDependency) and writes `generated/`.
 * The schemas know timestamps, blobs and secrets; the declarations know the order of members, which of them
 * are required, the enumerations and the documented errors. No prose is taken over.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import ts from 'typescript'
import { withSdkGaps } from './sdk-gaps.ts'
import type { Member, OperationModel, Paginator, ServiceModel, ServiceName, Shape, Structure } from './shapes.ts'

interface Source {
  readonly name: ServiceName
  readonly package: string
  readonly targetPrefix: string
  readonly apiVersion: string
}
const sources: readonly Source[] = [
  {
    name: 'cognito-idp',
    package: '@aws-sdk/client-cognito-identity-provider',
    targetPrefix: 'AWSCognitoIdentityProviderService',
    apiVersion: '2016-04-18',
  },
  {
    name: 'cognito-identity',
    package: '@aws-sdk/client-cognito-identity',
    targetPrefix: 'AWSCognitoIdentityService',
    apiVersion: '2014-06-30',
  },
]

const require = createRequire(join(process.cwd(), 'package.json'))

// The SDK's schema language: a number is a simple type, [kind, ...] a composite, a function a late reference.
const SENSITIVE = 8
const simple: Readonly<Record<number, Shape>> = {
  0: { type: 'string' },
  1: { type: 'integer' },
  2: { type: 'boolean' },
  4: { type: 'timestamp' },
  5: { type: 'timestamp' },
  7: { type: 'timestamp' },
  15: { type: 'document' },
  21: { type: 'blob' },
}
type Schema = number | (() => Schema) | readonly unknown[]

interface Declaration {
  readonly name: string
  readonly required: boolean
  /** The text of the member's type, without `| undefined`. */
  readonly type: string
}
interface Declarations {
  readonly structures: ReadonlyMap<string, readonly Declaration[]>
  readonly enums: ReadonlyMap<string, readonly string[]>
}

function sourceFile(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
}

function declarations(folder: string): Declarations {
  const structures = new Map<string, readonly Declaration[]>()
  const enums = new Map<string, readonly string[]>()
  for (const path of ts.sys.readDirectory(join(folder, 'dist-types/models'), ['.d.ts'])) {
    if (basename(dirname(path)) !== 'models') continue
    const file = sourceFile(path)
    file.forEachChild((node) => {
      if (ts.isInterfaceDeclaration(node)) structures.set(node.name.text, members(node, file))
      if (ts.isVariableStatement(node)) collectEnum(node, enums)
    })
  }
  return { structures, enums }
}

function members(node: ts.InterfaceDeclaration, file: ts.SourceFile): Declaration[] {
  return node.members.filter(ts.isPropertySignature).map((member) => ({
    name: member.name.getText(file).replace(/['"]/g, ''),
    required: member.questionToken === undefined,
    type: (member.type?.getText(file) ?? '').replace(/ \| undefined$/, ''),
  }))
}

function collectEnum(node: ts.VariableStatement, enums: Map<string, readonly string[]>): void {
  for (const { name, type } of node.declarationList.declarations) {
    if (type === undefined || !ts.isTypeLiteralNode(type) || !ts.isIdentifier(name)) continue
    const values = type.members.map((member) => {
      const literal = ts.isPropertySignature(member) && member.type && ts.isLiteralTypeNode(member.type) ? member.type.literal : undefined
      return literal && ts.isStringLiteral(literal) ? literal.text : undefined
    })
    if (values.every((value) => value !== undefined)) enums.set(name.text, values)
  }
}

function shapeOf(schema: Schema, declaredType: string, enums: Declarations['enums'], traits = 0): Shape {
  if (typeof schema === 'function') return shapeOf(schema(), declaredType, enums, traits)
  if (typeof schema === 'number') {
    if (schema >= 128) return { type: 'map', of: shapeOf(schema - 128, elementType(declaredType), enums) }
    if (schema >= 64) return { type: 'list', of: shapeOf(schema - 64, elementType(declaredType), enums) }
    const shape = simple[schema]
    if (shape === undefined) throw new Error(`The SDK's schemas have a simple type that the generator does not know: ${schema}`)
    const values = shape.type === 'string' ? enums.get(declaredType) : undefined
    return { ...shape, ...(values && { enum: values }), ...(traits & SENSITIVE && { sensitive: true as const }) } as Shape
  }
  return composite(schema, declaredType, enums, traits)
}

function composite(schema: readonly unknown[], declaredType: string, enums: Declarations['enums'], traits: number): Shape {
  // [schema, traits] is a reference with traits of its own.
  if (schema.length === 2 && (typeof schema[0] !== 'number' || typeof schema[1] === 'number')) {
    return shapeOf(schema[0] as Schema, declaredType, enums, traits | (schema[1] as number))
  }
  const own = traits | (typeof schema[3] === 'number' ? schema[3] : 0)
  const sensitive = own & SENSITIVE ? { sensitive: true as const } : {}
  switch (schema[0]) {
    case 0: // [0, namespace, name, traits, simple type]
      return shapeOf(schema[4] as Schema, declaredType, enums, own)
    case 1: // [1, namespace, name, traits, element]
      return { type: 'list', of: shapeOf(schema[4] as Schema, elementType(declaredType), enums) }
    case 2: // [2, namespace, name, traits, key, value]
      return { type: 'map', of: shapeOf(schema[5] as Schema, elementType(declaredType), enums) }
    case 3: // [3, namespace, name, traits, members, schemas, number required]
      return { type: 'structure', name: schema[2] as string, ...sensitive }
    default:
      throw new Error(`The SDK's schemas have a kind that the generator does not know: ${String(schema[0])}`)
  }
}

/** `X[]` and `Record<string, X>` to `X`. */
function elementType(declaredType: string): string {
  return declaredType
    .replace(/^Partial<(.*)>$/, '$1')
    .replace(/^Record<.*, (.*)>$/, '$1')
    .replace(/\[\]$/, '')
}

function structure(name: string, schema: readonly unknown[], { structures, enums }: Declarations): Structure {
  const declared = structures.get(name)
  if (declared === undefined) throw new Error(`The SDK declares no structure ${name}`)
  const names = schema[4] as readonly string[]
  const schemas = schema[5] as readonly Schema[]
  if (names.length !== declared.length) throw new Error(`The SDK's schema and declaration of ${name} disagree`)
  const entries = declared.map((member): [string, Member] => {
    const index = names.indexOf(member.name)
    if (index < 0) throw new Error(`The SDK's schema of ${name} has no ${member.name}`)
    const shape = shapeOf(schemas[index] as Schema, member.type, enums)
    return [member.name, withSdkGaps(name, member.name, { shape, ...(member.required && { required: true as const }) })]
  })
  return Object.fromEntries(entries)
}

function unsignedOperations(folder: string): ReadonlySet<string> {
  const path = join(folder, 'dist-es/auth/httpAuthSchemeProvider.js')
  const found = readFileSync(path, 'utf8').matchAll(/case "(\w+)"/g)
  return new Set([...found].map((match) => match[1] as string))
}

function documentedErrors(folder: string, operation: string): string[] {
  const text = readFileSync(join(folder, `dist-types/commands/${operation}Command.d.ts`), 'utf8')
  const names = [...text.matchAll(/@throws \{@link (\w+Exception)\}/g)].map((match) => match[1] as string)
  return [...new Set(names)].filter((name) => !name.endsWith('ServiceException')).sort()
}

function paginator(folder: string, operation: string, output: Structure): Paginator | undefined {
  const path = join(folder, `dist-es/pagination/${operation}Paginator.js`)
  if (!ts.sys.fileExists(path)) return undefined
  const match = /Command, "(\w+)", "(\w+)", "(\w+)"\)/.exec(readFileSync(path, 'utf8'))
  const resultKey = Object.keys(output).find((name) => output[name]?.shape.type === 'list')
  if (!match || resultKey === undefined) throw new Error(`The SDK's paginator of ${operation} cannot be read`)
  return { inputToken: match[1] as string, outputToken: match[2] as string, limitKey: match[3] as string, resultKey }
}

function serviceModel(source: Source): ServiceModel {
  const folder = dirname(require.resolve(`${source.package}/package.json`))
  const sdk = require(source.package) as Readonly<Record<string, readonly unknown[]>>
  const declared = declarations(folder)
  const schemas = Object.entries(sdk).filter(([name]) => name.endsWith('$'))
  const structures: Record<string, Structure> = {}
  for (const [key, schema] of schemas) {
    const name = key.slice(0, -1)
    if (schema[0] === 3) structures[name] = structure(name, schema, declared)
  }
  const unsigned = unsignedOperations(folder)
  const operations: Record<string, OperationModel> = {}
  for (const [key, schema] of schemas.sort()) {
    if (schema[0] !== 9) continue
    const name = key.slice(0, -1)
    const input = nameOf(schema[4] as Schema, structures)
    const output = nameOf(schema[5] as Schema, structures)
    const pages = paginator(folder, name, structures[output] ?? {})
    operations[name] = {
      input,
      output,
      errors: documentedErrors(folder, name),
      ...(unsigned.has(name) && { unsigned: true as const }),
      ...(pages && { paginator: pages }),
    }
  }
  const { name, targetPrefix, apiVersion } = source
  return { name, targetPrefix, apiVersion, operations, structures: sorted(structures) }
}

/** The name of an operation's structure; the SDK writes `__Unit` where there is none. */
function nameOf(schema: Schema, structures: Record<string, Structure>): string {
  const late = typeof schema === 'function' ? schema() : schema
  if (Array.isArray(late) && late[0] === 3) return late[2] as string
  structures.Unit = {}
  return 'Unit'
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function typeText(shape: Shape): string {
  switch (shape.type) {
    case 'string':
      return shape.enum === undefined ? 'string' : shape.enum.map((value) => JSON.stringify(value)).join(' | ')
    case 'integer':
    case 'timestamp':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'blob':
      return 'Uint8Array'
    case 'document':
      return 'unknown'
    case 'list':
      return `readonly (${typeText(shape.of)})[]`
    case 'map':
      return `Readonly<Record<string, ${typeText(shape.of)}>>`
    case 'structure':
      return shape.name
  }
}

function interfaceText(name: string, members: Structure): string {
  const lines = Object.entries(members).map(
    ([member, { shape, required }]) =>
      `  readonly ${JSON.stringify(member)}${required ? '' : '?'}: ${typeText(shape)}${required ? '' : ' | undefined'}\n`,
  )
  return `export interface ${name} {\n${lines.join('')}}\n`
}

function typesText(model: ServiceModel): string {
  const interfaces = Object.entries(model.structures).map(([name, members]) => interfaceText(name, members))
  const operations = Object.entries(model.operations).map(
    ([name, { input, output }]) => `  ${name}: { input: ${input}; output: ${output} }\n`,
  )
  const names = Object.keys(model.structures).map((name) => `  ${name}: ${name}\n`)
  return `${interfaces.join('\n')}\nexport interface OperationTypes {\n${operations.join('')}}\n\nexport interface Structures {\n${names.join('')}}\n`
}

const banner = '// Generated by src/model/generate.ts from the AWS SDK. Do not edit.\n'
const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Writes `<service>.ts` (the model) and `<service>-types.ts` (its TypeScript types) of both services into `folder`. */
export function generate(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const source of sources) {
    const model = serviceModel(source)
    const value = `import type { ServiceModel } from '../shapes.ts'\n\nexport const ${camel(source.name)}: ServiceModel = ${JSON.stringify(model)}\n`
    writeFileSync(join(folder, `${source.name}.ts`), banner + value)
    writeFileSync(join(folder, `${source.name}-types.ts`), banner + typesText(model))
  }
}
