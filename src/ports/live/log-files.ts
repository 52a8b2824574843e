import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../log.ts'

/**
 * Appends lines to a file per destination in a folder. The file's name is the last part of the ARN, with what no file name should have
 * as dashes. What cannot be written is said in the log.
 */
export function logFiles(folder: string, log: Log): (destination: string, line: string) => void {
  return (destination, line) => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      appendFileSync(join(folder, `${fileName(destination)}.log`), `${line}\n`, { mode: 0o600 })
    } catch (error) {
      log.warn(`Nothing could be delivered to ${destination}: ${(error as Error).message}`)
    }
  }
}

/** `arn:aws:logs:us-east-1:000000000000:log-group:/cognito/app:*` to `cognito-app`. */
export function fileName(arn: string): string {
  const resource = arn.split(':').slice(5).join(':')
  const name = resource.replace(/^(log-group:|deliverystream\/)/, '').replace(/:\*$/, '')
  return name.replace(/[^\w.-]+/g, '-').replace(/^[-.]+|-+$/g, '') || 'log'
}
