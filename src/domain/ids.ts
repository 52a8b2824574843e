/** Identifiers in the forms that AWS gives them. A `Draw` is a whole number from 0 to its argument - 1. */
export type Draw = (below: number) => number

const lower = 'abcdefghijklmnopqrstuvwxyz'
const digits = '0123456789'

function drawn(alphabet: string, length: number, draw: Draw): string {
  let text = ''
  for (let count = 0; count < length; count += 1) text += alphabet.charAt(draw(alphabet.length))
  return text
}

/** `us-east-1_aB3dE5gH7` */
export const userPoolId = (region: string, draw: Draw): string => `${region}_${drawn(lower + lower.toUpperCase() + digits, 9, draw)}`

/** 26 lower-case letters and digits. */
export const clientId = (draw: Draw): string => drawn(lower + digits, 26, draw)

/** 52 lower-case letters and digits. */
export const clientSecret = (draw: Draw): string => drawn(lower + digits, 52, draw)

/** 28 lower-case letters and digits, of which the first three tell whether it is a token session or one of single sign-on. */
export const sessionId = (type: 'tkn' | 'sso', draw: Draw): string => `${type}${drawn(lower + digits, 25, draw)}`

/** Shaped as a UUID, but with AWS's own layout: the third group starts with 7 and the fourth is free. */
// Seen: 34c84488-e0e1-70ae-d2ee-991ad1a898c8, recorded from AWS in 2026.
export function sub(draw: Draw): string {
  const hex = (length: number) => drawn('0123456789abcdef', length, draw)
  return `${hex(8)}-${hex(4)}-70${hex(2)}-${hex(4)}-${hex(12)}`
}

/** `import-aB3dE5gH7j` */
export const importJobId = (draw: Draw): string => `import-${drawn(lower + lower.toUpperCase() + digits, 10, draw)}`

/** 64 hexadecimal digits, as a signature has them. */
export const uploadToken = (draw: Draw): string => drawn('0123456789abcdef', 64, draw)

/** An access key of a session, as AWS's security token service shapes it. */
export const sessionKeys = (draw: Draw): { readonly accessKeyId: string; readonly secretKey: string } => ({
  accessKeyId: `ASIA${drawn(lower.toUpperCase() + digits, 16, draw)}`,
  secretKey: drawn(`${lower}${lower.toUpperCase()}${digits}+/`, 40, draw),
})

/** Six digits. */
export const confirmationCode = (draw: Draw): string => drawn(digits, 6, draw)

/** A code that signs in without a password. */
// Seen: 2025, eight digits and no setting for it, in an issue of amplify-js.
export const oneTimePassword = (draw: Draw): string => drawn(digits, 8, draw)
