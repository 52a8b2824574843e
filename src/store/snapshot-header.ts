/**
 * The form of `state.json`: one valid JSON document whose first line is this header, whose last line is `]}`, and whose
 * lines in between hold one record each.
 */
export interface SnapshotHeader {
  readonly formatVersion: number
  /** Every entry up to this one is in the snapshot. */
  readonly seq: number
}

export interface SnapshotRecord {
  readonly kind: string
  readonly key: string
  readonly ordinal: number
  readonly record: unknown
}

export const snapshotEnd = ']}'

export const snapshotStart = ({ formatVersion, seq }: SnapshotHeader): string =>
  `{"formatVersion":${formatVersion},"seq":${seq},"records":[`

/** @returns undefined where the line is not a snapshot's first */
export function snapshotHeader(line: string): SnapshotHeader | undefined {
  const [, version, seq] = /^\{"formatVersion":(\d+),"seq":(\d+),"records":\[$/.exec(line) ?? []
  return version === undefined ? undefined : { formatVersion: Number(version), seq: Number(seq) }
}
