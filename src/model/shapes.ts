/** The AWS API as data: what `generate.ts` writes and everything else reads. */

export interface StringShape {
  readonly type: 'string'
  /** The closed set of values, in the API's order. */
  readonly enum?: readonly string[]
  /** A secret: never echoed in an error, a log or a help text. */
  readonly sensitive?: true
}
export interface ScalarShape {
  readonly type: 'integer' | 'boolean' | 'timestamp' | 'blob' | 'document'
  readonly sensitive?: true
  /** An integer of 64 bits. */
  readonly long?: true
}
export interface ListShape {
  readonly type: 'list'
  readonly of: Shape
  /** The API's name of what a list of strings is made of; only where an answer has it. */
  readonly element?: string
}
/** A map from string to `of`. */
export interface MapShape {
  readonly type: 'map'
  readonly of: Shape
}
export interface StructureReference {
  readonly type: 'structure'
  readonly name: string
  readonly sensitive?: true
}
export type Shape = StringShape | ScalarShape | ListShape | MapShape | StructureReference

export interface Member {
  readonly shape: Shape
  readonly required?: true
}
/** Members in the API's own order, which is the order of every answer. */
export type Structure = Readonly<Record<string, Member>>

export interface Paginator {
  readonly inputToken: string
  readonly outputToken: string
  readonly limitKey: string
  readonly resultKey: string
}
export interface OperationModel {
  /** Name of the input structure. */
  readonly input: string
  /** Name of the output structure; it may have no members. */
  readonly output: string
  /** Names of the documented errors, sorted. */
  readonly errors: readonly string[]
  /** The API takes this operation without a signature. */
  readonly unsigned?: true
  readonly paginator?: Paginator
}
export type ServiceName = 'cognito-idp' | 'cognito-identity'
export interface ServiceModel {
  readonly name: ServiceName
  /** What stands before the dot in `X-Amz-Target`. */
  readonly targetPrefix: string
  readonly apiVersion: string
  readonly operations: Readonly<Record<string, OperationModel>>
  readonly structures: Readonly<Record<string, Structure>>
}
