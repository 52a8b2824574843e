/** What a checked seed file holds: the types of `schema.ts`. */
export interface SeedFile {
  readonly pools: readonly SeedPool[]
}

export interface SeedPool {
  readonly name: string
  readonly id?: string
  readonly settings?: Settings
  readonly domain?: string
  readonly resourceServers?: readonly SeedResourceServer[]
  readonly groups?: readonly SeedGroup[]
  readonly clients?: readonly SeedClient[]
  readonly users?: readonly SeedUser[]
}

/** Members of an operation's input. */
export type Settings = Readonly<Record<string, unknown>>

export interface SeedResourceServer {
  readonly identifier: string
  readonly name?: string
  readonly scopes?: Readonly<Record<string, string>>
}

export interface SeedGroup {
  readonly name: string
  readonly description?: string
  readonly precedence?: number
  readonly roleArn?: string
}

export interface SeedClient {
  readonly name: string
  readonly id?: string
  readonly secret?: boolean
  readonly settings?: Settings
}

export interface SeedUser {
  readonly username: string
  readonly password?: string
  readonly temporaryPassword?: string
  readonly attributes?: Readonly<Record<string, string | boolean | number>>
  readonly groups?: readonly string[]
  readonly enabled?: boolean
}
