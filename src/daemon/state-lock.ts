/**
 * One process owns a state at a time: whoever made its lock file, by linking a complete file to the name, which fails where there
 * is one. A lock whose owner died is taken over.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { probe } from './probe.ts'
import { isSameProcess, processStart } from './process-facts.ts'
import { removeFile } from './remove-file.ts'

export interface LockOwner {
  readonly pid: number
  readonly processStart: string | null
  readonly hostname: string
  readonly nonce: string
  /** Null until it answers. */
  readonly url: string | null
}

export interface StateLock {
  /** Says where the owner answers. */
  announce(url: string): void
  release(): void
}

/** Milliseconds. An owner on another machine or in another container shows that it lives by touching the file. */
const touchedEvery = 5000
const deadAfter = 20_000
/** Two that take over the same dead lock at once see each other after this. */
const settling = 25

/** @returns the lock, or its owner where that is another living process */
export async function lockState(path: string, nonce: string): Promise<StateLock | LockOwner> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const me: LockOwner = { pid: process.pid, processStart: processStart(process.pid), hostname: hostname(), nonce, url: null }
  for (;;) {
    if (linked(path, me)) return heldLock(path, me)
    const owner = readOwner(path)
    if (owner !== undefined && (await lives(path, owner))) return owner
    if (owner === undefined && !unreadable(path)) continue
    removeDead(path, owner, me)
    if (!linked(path, me)) continue
    await wait(settling)
    if (readOwner(path)?.nonce === nonce) return heldLock(path, me)
  }
}

function linked(path: string, me: LockOwner): boolean {
  const complete = `${path}.${me.nonce}`
  writeFileSync(complete, JSON.stringify(me), { mode: 0o600 })
  try {
    linkSync(complete, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(complete, { force: true })
  }
}

/** Takes the dead lock away; where it was a living one by then, puts it back. */
function removeDead(path: string, dead: LockOwner | undefined, me: LockOwner): void {
  const away = `${path}.${me.nonce}.dead`
  try {
    renameSync(path, away)
  } catch {
    return
  }
  if (readOwner(away)?.nonce !== dead?.nonce) {
    try {
      linkSync(away, path)
    } catch {
      // A third one has the lock; the second will see that, because it looks again.
    }
  }
  rmSync(away, { force: true })
}

async function lives(path: string, owner: LockOwner): Promise<boolean> {
  if (owner.hostname !== hostname()) return ageOf(path) < deadAfter
  const same = isSameProcess(owner)
  if (same !== undefined) return same
  if (owner.url === null) return ageOf(path) < deadAfter
  return (await probe(owner.url, 5000))?.nonce === owner.nonce
}

function heldLock(path: string, me: LockOwner): StateLock {
  const touch = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date())
    } catch {
      // A folder that became read-only, or was removed: the state's own writes will say so.
    }
  }, touchedEvery).unref()
  return {
    announce: (url) => {
      const complete = `${path}.${me.nonce}`
      writeFileSync(complete, JSON.stringify({ ...me, url }), { mode: 0o600 })
      renameSync(complete, path)
    },
    release: () => {
      clearInterval(touch)
      if (readOwner(path)?.nonce === me.nonce) removeFile(path)
    },
  }
}

function readOwner(path: string): LockOwner | undefined {
  try {
    const owner = JSON.parse(readFileSync(path, 'utf8')) as LockOwner
    return typeof owner.pid === 'number' && typeof owner.nonce === 'string' ? owner : undefined
  } catch {
    return undefined
  }
}

/** Whether there is a lock that nobody could have written; it is taken for a dead one. */
const unreadable = (path: string): boolean => ageOf(path) !== Number.POSITIVE_INFINITY && readOwner(path) === undefined

function ageOf(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
