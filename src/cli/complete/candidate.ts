/** One thing that the shell may offer. */
export interface Candidate {
  readonly value: string
  readonly description: string
}

/** What fits where the cursor is; `paths` asks the shell for names of its own file system. */
export interface Offer {
  readonly candidates: readonly Candidate[]
  readonly paths?: 'file' | 'folder'
}

export const nothing: Offer = { candidates: [] }

export function offer(values: readonly string[], description = ''): Offer {
  return { candidates: values.map((value) => ({ value, description })) }
}
