/** One thing that has to be done so that the emulator is as the file says. */
export interface Action {
  readonly verb: 'create' | 'change'
  /** `user ada in shop`. */
  readonly what: string
  /** The part of the seed file that asks for it. */
  readonly item: object
  /** What changes, where it is not the whole thing. */
  readonly detail?: string
  /** May run beside others of the same kind; those before it in the plan have run. */
  readonly parallel?: true
  run(): Promise<void>
}

/** A pool by its id, which is known only when it was created. */
export interface PoolReference {
  id: string | undefined
  readonly name: string
}

/** @throws Error where the pool was not created before what is in it, which would be a mistake in the plan */
export function poolId(pool: PoolReference): string {
  if (pool.id === undefined) throw new Error(`The pool ${pool.name} has no id yet`)
  return pool.id
}
