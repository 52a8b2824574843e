/** Every hosted page in a real browser: it works without scripts, and an accessibility checker finds nothing. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import t from 'tap'
import { startApp } from '../../support/app.ts'
import { startChromium, withoutChromium } from '../../support/chromium.ts'
import { pageTour } from '../../support/page-tour.ts'
import { password } from '../../support/scene.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
}

t.test('the hosted pages', { skip: withoutChromium }, async (t) => {
  const chromium = await startChromium(t)
  const { stops, address, scene, addClient } = await pageTour(t)
  t.test('axe finds nothing', async (t) => {
    const context = await chromium.newContext({ reducedMotion: 'reduce', viewport: { width: 390, height: 800 } })
    t.teardown(() => context.close())
    for (const { name, go } of stops) {
      const page = await context.newPage()
      const refused: string[] = []
      page.on('console', (message) => void (message.text().includes('Content Security Policy') && refused.push(message.text())))
      await go(page)
      // What the test brings along is not the page's, so its policy does not hold for it.
      const check = async (options: string) => {
        const { violations } = (await page.evaluate(`axe.run(${options})`)) as { violations: Violation[] }
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`)}`)
      }
      await page.evaluate(axe)
      t.same(await check(''), [], name)
      await page.emulateMedia({ colorScheme: 'dark' })
      t.same(await check("{ runOnly: ['color-contrast', 'link-in-text-block'] }"), [], `${name} in the dark`)
      t.same(refused, [], `${name}: nothing of the page is against its own policy`)
      t.equal(await page.evaluate('document.documentElement.scrollWidth > innerWidth'), false, `${name} fits a phone`)
      await page.close()
    }
  })

  t.test('without scripts a sign-in ends at the app, and the next one asks nothing', async (t) => {
    const context = await chromium.newContext({ javaScriptEnabled: false })
    t.teardown(() => context.close())
    const app = await startApp(t)
    const target = { client_id: await addClient(app.callback), redirect_uri: app.callback }
    const page = await context.newPage()
    await page.goto(address('/login', target))
    await page.fill('input[name=username]', 'jane')
    await page.fill('input[name=password]', password)
    await page.click('button[name=signInSubmitButton]')
    await page.waitForURL(`${app.callback}**`)
    t.match(page.url(), /\?code=[0-9a-f-]{36}&state=s$/)
    await page.goto(address('/oauth2/authorize', target))
    t.match(page.url(), /\?code=/)
    const cookies = await context.cookies(scene.url)
    t.same(new Set(cookies.map(({ httpOnly, sameSite }) => `${httpOnly} ${sameSite}`)), new Set(['true Lax']))
  })
})
