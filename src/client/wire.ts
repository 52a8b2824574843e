/** A connection as one request needs it. */
export interface Wire {
  /** Once connected. */
  write(text: string): void
  /** Nothing is heard of it after this. */
  close(): void
}

/** Who is told what becomes of a connection. */
export interface WireEvents {
  connected(): void
  data(chunk: Buffer): void
  /** The other side has said all it will. */
  ended(): void
  failed(error: NodeJS.ErrnoException): void
}
