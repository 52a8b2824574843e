/** A password as it is kept: never in clear. */
export interface Password {
  /** The SRP salt, hexadecimal. */
  readonly salt: string
  /** SRP's x = H(salt | H(pool name | username | ':' | password)), hexadecimal: serves a password and an SRP proof alike. */
  readonly x: string
}
