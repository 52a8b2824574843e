/** The local authority's files, and certificates of it. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { issuedCertificate, type KeyPair, newAuthority } from './local-authority.ts'

interface Paths {
  readonly cert: string
  readonly key: string
}

/**
 * A certificate for these names, of the authority in these files. Where there is none yet, it is made.
 * @param now seconds since the epoch
 */
export async function localCertificate(paths: Paths, names: readonly string[], now: number): Promise<KeyPair> {
  const authority = kept(paths) ?? keep(paths, await newAuthority(now))
  return issuedCertificate(authority, [...new Set(names)], now)
}

function kept(paths: Paths): KeyPair | undefined {
  return existsSync(paths.cert) && existsSync(paths.key)
    ? { cert: readFileSync(paths.cert, 'utf8'), key: readFileSync(paths.key, 'utf8') }
    : undefined
}

/** The certificate comes last: where it is, the key is too. */
function keep(paths: Paths, authority: KeyPair): KeyPair {
  mkdirSync(dirname(paths.key), { recursive: true, mode: 0o700 })
  for (const [path, text, mode] of [
    [paths.key, authority.key, 0o600],
    [paths.cert, authority.cert, 0o644],
  ] as const) {
    writeFileSync(`${path}.${process.pid}`, text, { mode })
    renameSync(`${path}.${process.pid}`, path)
  }
  return authority
}
