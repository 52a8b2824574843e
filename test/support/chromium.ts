/** A real browser for the hosted pages. */
import { existsSync } from 'node:fs'
import type { Browser } from 'playwright-core'

interface Test {
  teardown(callback: () => unknown): void
}

const places = [process.env.CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** What to say where a test that needs it cannot run; false where it can. */
export const withoutChromium = places.some((place) => existsSync(place)) ? false : 'chromium is not installed'

/** One for a whole file: starting it takes a second. */
export async function startChromium(t: Test): Promise<Browser> {
  const { chromium } = await import('playwright-core')
  const executablePath = places.find((place) => existsSync(place)) ?? ''
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  t.teardown(() => browser.close())
  return browser
}
