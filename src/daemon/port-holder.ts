import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { probe } from './probe.ts'

/** Who listens on a port, in words; undefined where that cannot be known. */
export async function portHolder(host: string, port: number): Promise<string | undefined> {
  const health = await probe(`http://${host.includes(':') ? `[${host}]` : host}:${port}`, 1000)
  if (health !== undefined) return `another cogmock (pid ${health.pid}, state ${health.state ?? 'in memory'})`
  const pid = process.platform === 'linux' ? linuxHolder(port) : undefined
  return pid === undefined ? undefined : `${commandOf(pid)} (pid ${pid})`
}

const listening = '0A'

function linuxHolder(port: number): number | undefined {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const inodes = new Set<string>()
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const row of text(table).split('\n').slice(1)) {
      const columns = row.trim().split(/\s+/)
      if (columns[1]?.endsWith(suffix) && columns[3] === listening) inodes.add(`socket:[${columns[9]}]`)
    }
  }
  if (inodes.size === 0) return undefined
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => descriptors(pid).some((target) => inodes.has(target)))
}

/** Only those of our own processes can be read, unless we are root. */
function descriptors(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((name) => readlinkSync(`/proc/${pid}/fd/${name}`))
  } catch {
    return []
  }
}

const commandOf = (pid: number): string => text(`/proc/${pid}/cmdline`).split('\0').join(' ').trim().slice(0, 100) || 'a process'

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
