import { readFileSync } from 'node:fs'
import type { Release } from './page.ts'

/** The release that package.json names, with its date from the changelog. */
export function currentRelease(): Release {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  const heading = new RegExp(`^## \\[${version.replaceAll('.', '\\.')}\\] - (\\d{4}-\\d\\d-\\d\\d)$`, 'm')
  const date = heading.exec(readFileSync('CHANGELOG.md', 'utf8'))?.[1]
  if (date === undefined) throw new Error(`CHANGELOG.md has no heading '## [${version}] - YYYY-MM-DD'`)
  return { date }
}
