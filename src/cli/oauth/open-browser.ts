import { spawn } from 'node:child_process'
import type { Environment } from '../../client/home.ts'

/** Opens an address in the user's browser: the program that BROWSER names, else what the system has for it. @returns whether it was begun */
export function openBrowser(address: string, env: Environment): Promise<boolean> {
  const [program, words] = opener(address, env)
  return new Promise((resolve) => {
    const child = spawn(program, words, { stdio: 'ignore', detached: true, env })
    child.once('error', () => resolve(false))
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}

function opener(address: string, { BROWSER }: Environment): [string, string[]] {
  if (BROWSER !== undefined && BROWSER !== '') return [BROWSER, [address]]
  if (process.platform === 'darwin') return ['open', [address]]
  // Not through a shell, to which `&` in an address would mean something.
  if (process.platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', address]]
  return ['xdg-open', [address]]
}
