/** What a style of managed login makes of the pages, in a real browser. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AssetType, UpdateManagedLoginBrandingCommandInput } from '@aws-sdk/client-cognito-identity-provider'
import type { Browser, Page } from 'playwright-core'
import t, { type Test } from 'tap'
import type { defaultBranding } from '../../../src/domain/branding-defaults.ts'
import { startChromium, withoutChromium } from '../../support/chromium.ts'
import { callback, type OAuthScene, oauthClient, startOAuthScene } from '../../support/oauth-scene.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A picture that can be told from others. */
const svg = (name: string, width = 120, height = 40) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><title>${name}</title></svg>`)
const dot = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5" fill="#d33"/></svg>')
const asset = (Category: AssetType['Category'], ColorMode: AssetType['ColorMode'], name: string): AssetType => ({
  Category,
  ColorMode,
  Extension: 'SVG',
  Bytes: svg(name),
})
const uri = (name: string) => `data:image/svg+xml;base64,${svg(name).toString('base64')}`

interface Styled extends OAuthScene {
  /** Cognito's own values, changed, on the sign-in page of a client with a provider. */
  readonly style: (change: (settings: Settings) => void, assets?: AssetType[]) => Promise<void>
  /** What UpdateManagedLoginBranding takes, as it is. */
  readonly update: (input: Omit<UpdateManagedLoginBrandingCommandInput, 'UserPoolId' | 'ManagedLoginBrandingId'>) => Promise<unknown>
  readonly open: (path?: string, options?: Parameters<Browser['newContext']>[0]) => Promise<Page>
}

type Settings = typeof defaultBranding

async function styled(t: Test): Promise<Styled> {
  const scene = await startOAuthScene(t, { pool: { AutoVerifiedAttributes: ['phone_number'] } })
  const { api, poolId, url } = scene
  const chromium = await startChromium(t)
  const ProviderDetails = { client_id: 'x', client_secret: 'x', authorize_scopes: 'openid' }
  await api.createIdentityProvider({ UserPoolId: poolId, ProviderName: 'Google', ProviderType: 'Google', ProviderDetails })
  const SupportedIdentityProviders = ['COGNITO', 'Google']
  const { UserPoolClient } = await api.createUserPoolClient({
    ...oauthClient,
    UserPoolId: poolId,
    ClientName: 'web',
    SupportedIdentityProviders,
  })
  const client = { UserPoolId: poolId, ClientId: UserPoolClient?.ClientId ?? '' }
  const { ManagedLoginBranding } = await api.createManagedLoginBranding({ ...client, UseCognitoProvidedValues: true })
  const ManagedLoginBrandingId = ManagedLoginBranding?.ManagedLoginBrandingId ?? ''
  const whole = await api.describeManagedLoginBrandingByClient({ ...client, ReturnMergedResources: true })
  return {
    ...scene,
    async style(change, Assets = []) {
      const Settings = structuredClone(whole.ManagedLoginBranding?.Settings) as Settings
      change(Settings)
      await api.updateManagedLoginBranding({ UserPoolId: poolId, ManagedLoginBrandingId, Settings, Assets })
    },
    update: (input) => api.updateManagedLoginBranding({ UserPoolId: poolId, ManagedLoginBrandingId, ...input }),
    async open(path = '/login', options = {}) {
      for (const last of chromium.contexts()) await last.close()
      const context = await chromium.newContext({ viewport: { width: 1200, height: 900 }, ...options })
      const page = await context.newPage()
      const query = new URLSearchParams({ response_type: 'code', client_id: client.ClientId, redirect_uri: callback, state: 's' })
      await page.goto(`${url}${path}?${query}`)
      return page
    },
  }
}

const box = async (page: Page, selector: string) => {
  const found = await page.locator(selector).boundingBox()
  if (found === null) throw new Error(`There is no ${selector}`)
  return { ...found, right: found.x + found.width, bottom: found.y + found.height }
}

async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe)
  const found = (await page.evaluate('axe.run()')) as { violations: { id: string; nodes: { html: string }[] }[] }
  return found.violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html)}`)
}

t.test('in Chromium', { skip: withoutChromium }, async (t) => {
  const { api, poolId, style, update, open } = await styled(t)

  t.test('the form is where the style says', async (t) => {
    await style(({ categories }) => {
      categories.form.location = { horizontal: 'START', vertical: 'END' }
    })
    const start = await box(await open(), 'main')
    t.ok(start.x < 150 && start.bottom > 850, 'at the left and at the bottom')
    await style(({ categories }) => {
      categories.form.location = { horizontal: 'END', vertical: 'START' }
    })
    const end = await box(await open(), 'main')
    t.ok(end.right > 1050 && end.y < 50, 'at the right and at the top')
    const phone = await box(await open('/login', { viewport: { width: 390, height: 800 } }), 'main')
    t.same([phone.x, phone.width], [0, 390], 'a phone has one place for it')
  })

  t.test('the page has a header and a footer with their pictures', async (t) => {
    const bars = [asset('PAGE_HEADER_LOGO', 'DYNAMIC', 'header'), asset('PAGE_FOOTER_LOGO', 'DYNAMIC', 'footer')]
    const paper = asset('PAGE_HEADER_BACKGROUND', 'DYNAMIC', 'paper')
    await style(
      ({ categories, components }) => {
        categories.global.pageHeader.enabled = true
        categories.global.pageFooter.enabled = true
        components.pageHeader.logo = { enabled: true, location: 'CENTER' }
        components.pageHeader.backgroundImage.enabled = true
        components.pageFooter.lightMode.background.color = '112233ff'
      },
      [...bars, paper],
    )
    const page = await open()
    const [header, footer] = [await box(page, '.page-header'), await box(page, '.page-footer')]
    t.match(header, { x: 0, y: 0, width: 1200 })
    t.match(footer, { x: 0, bottom: 900, width: 1200 })
    const logo = await box(page, '.page-header img')
    t.equal(Math.round((logo.x + logo.right) / 2), 600, 'in the middle')
    t.equal(await page.locator('.page-footer img').count(), 0, 'a logo that is not turned on')
    const background = (selector: string) =>
      page.evaluate<string[]>(
        `(({ backgroundColor, backgroundImage }) => [backgroundColor, backgroundImage])(getComputedStyle(document.querySelector('${selector}')))`,
      )
    t.equal((await background('.page-footer'))[0], 'rgb(17, 34, 51)')
    t.equal((await background('.page-header'))[1], `url("${uri('paper')}")`)
    await style(() => {}, bars)
    t.equal(await (await open()).locator('.page-bar').count(), 0)
  })

  t.test('the logo of the form is inside or outside, above or below', async (t) => {
    const place = async (logo: object) => {
      await style(({ components }) => Object.assign(components.form.logo, { enabled: true }, logo), [asset('FORM_LOGO', 'DYNAMIC', 'logo')])
      const page = await open()
      return { logo: await box(page, '.logo-customizable'), main: await box(page, 'main'), title: await box(page, 'h1') }
    }
    const top = await place({ location: 'START' })
    t.ok(top.logo.bottom <= top.title.y && top.logo.y > top.main.y && top.logo.x < top.main.x + 50)
    const bottom = await place({ position: 'BOTTOM', location: 'END' })
    t.ok(bottom.logo.y > bottom.title.bottom && bottom.logo.bottom < bottom.main.bottom && bottom.logo.right > bottom.main.right - 50)
    const above = await place({ formInclusion: 'OUT' })
    t.ok(above.logo.bottom < above.main.y)
    const below = await place({ formInclusion: 'OUT', position: 'BOTTOM' })
    t.ok(below.logo.y > below.main.bottom)
  })

  t.test('pictures are those of the mode that the style has, or that the browser wishes', async (t) => {
    const assets = [
      asset('FORM_LOGO', 'LIGHT', 'day'),
      asset('FORM_LOGO', 'DARK', 'night'),
      asset('PAGE_BACKGROUND', 'LIGHT', 'morning'),
      asset('PAGE_BACKGROUND', 'DARK', 'evening'),
    ]
    const seen = async (mode: string, colorScheme: 'light' | 'dark') => {
      await style(({ categories, components }) => {
        categories.global.colorSchemeMode = mode
        components.form.logo.enabled = true
      }, assets)
      const page = await open('/login', { colorScheme })
      return [
        await page.evaluate("document.querySelector('.logo-customizable').currentSrc"),
        await page.evaluate('getComputedStyle(document.body).backgroundImage'),
      ]
    }
    const [light, dark] = [
      [uri('day'), `url("${uri('morning')}")`],
      [uri('night'), `url("${uri('evening')}")`],
    ]
    t.same(await seen('LIGHT', 'dark'), light)
    t.same(await seen('DARK', 'light'), dark)
    t.same(await seen('DYNAMIC', 'light'), light)
    t.same(await seen('DYNAMIC', 'dark'), dark)
  })

  t.test('the density is that of the style', async (t) => {
    const height = async (density: string) => {
      await style(({ categories }) => {
        categories.global.spacingDensity = density
      })
      return (await box(await open(), 'main')).height
    }
    const [compact, regular, spacious] = [await height('COMPACT'), await height('REGULAR'), await height('SPACIOUS')]
    t.ok(compact < regular - 20 && regular < spacious - 20, `${compact} ${regular} ${spacious}`)
  })

  t.test('graphics stand above the forms that they are of, unless they are turned off', async (t) => {
    const graphics = [asset('PASSWORD_GRAPHIC', 'DYNAMIC', 'password'), asset('SMS_GRAPHIC', 'DYNAMIC', 'sms')]
    await style(() => {}, graphics)
    t.equal(await (await open('/forgotPassword')).locator('.graphic').getAttribute('src'), uri('password'))
    t.equal(await (await open()).locator('.graphic').count(), 0)
    await style(({ categories }) => {
      categories.form.displayGraphics = false
    }, graphics)
    t.equal(await (await open('/forgotPassword')).locator('.graphic').count(), 0)
  })

  t.test('providers come first where the style says so', async (t) => {
    await style(() => {})
    const first = await open()
    t.ok((await box(first, '#provider-Google')).bottom < (await box(first, '#username')).y)
    await style(({ categories }) => {
      categories.auth.authMethodOrder = [
        [
          { display: 'INPUT', type: 'USERNAME_PASSWORD' },
          { display: 'BUTTON', type: 'FEDERATED' },
        ],
      ]
    })
    const last = await open()
    t.ok((await box(last, '#provider-Google')).y > (await box(last, '#password')).bottom)
  })

  t.test('what a style leaves open is as Cognito has it', async (t) => {
    const seen = async () => {
      const page = await open('/login', { colorScheme: 'dark' })
      const colour = (selector: string) => page.evaluate(`getComputedStyle(document.querySelector('${selector}')).backgroundColor`)
      const providersFirst = (await box(page, '#provider-Google')).bottom < (await box(page, '#username')).y
      return [await colour('main'), await colour('#signInSubmitButton'), providersFirst]
    }
    await update({ UseCognitoProvidedValues: true })
    t.same(await seen(), ['rgb(255, 255, 255)', 'rgb(9, 114, 211)', true])
    const green = { lightMode: { defaults: { backgroundColor: '007700ff' } } }
    await update({ UseCognitoProvidedValues: false, Settings: { components: { primaryButton: green } } })
    t.same(await seen(), ['rgb(255, 255, 255)', 'rgb(0, 119, 0)', true])
  })

  t.test('the button of a provider has the icon of the style, the one of its mode', async (t) => {
    const icon = (ColorMode: 'LIGHT' | 'DARK', name: string, ResourceId = 'Google') => ({
      ...asset('IDP_BUTTON_ICON', ColorMode, name),
      ResourceId,
    })
    const icons = [icon('LIGHT', 'day'), icon('DARK', 'night'), icon('LIGHT', 'other', 'Facebook')]
    const seen = async (colorScheme: 'light' | 'dark') =>
      (await open('/login', { colorScheme })).evaluate("document.querySelector('#provider-Google img')?.currentSrc")
    await style(({ categories }) => {
      categories.global.colorSchemeMode = 'DYNAMIC'
    }, icons)
    t.equal(await seen('light'), uri('day'))
    t.equal(await seen('dark'), uri('night'))
    await style(({ componentClasses }) => {
      componentClasses.idpButtons.icons.enabled = false
    }, icons)
    t.equal(await seen('light'), undefined)
  })

  t.test('a phone number has its country before it, without scripts, and needs none where it begins with a plus', async (t) => {
    await style(() => {})
    for (const [language, typed, country, expected] of [
      ['de', '(0)151 234-567', undefined, '+490151234567'],
      ['en', '604 555 0199', 'CA', '+16045550199'],
      ['en', '+33612345678', 'CA', '+33612345678'],
    ] as const) {
      const page = await open('/signup', { javaScriptEnabled: false })
      await page.goto(`${page.url()}&lang=${language}`)
      await page.fill('#username', `phone${expected}`)
      await page.fill('input[name="requiredAttributes[phone_number]"]', typed)
      if (country !== undefined) await page.selectOption('select[name="country[requiredAttributes[phone_number]]"]', country)
      await page.fill('#password', 'Passw0rd!')
      await page.fill('#confirm_password', 'Passw0rd!')
      await page.click('#signUpButton')
      await page.waitForSelector('#confirmForm')
      const { UserAttributes = [] } = await api.adminGetUser({ UserPoolId: poolId, Username: `phone${expected}` })
      t.equal(UserAttributes.find(({ Name }) => Name === 'phone_number')?.Value, expected)
    }
  })

  t.test('what Amazon keeps for later does nothing', async (t) => {
    const text = async () => (await open()).locator('body').innerHTML()
    const csrf = / value="[\w-]{43}"/g
    await style(() => {})
    const before = await text()
    await style(({ categories }) => {
      categories.form.instructions.enabled = true
      categories.form.languageSelector.enabled = true
      categories.form.sessionTimerDisplay = 'TEXT'
    })
    t.equal((await text()).replace(csrf, ''), before.replace(csrf, ''))
  })

  t.test('axe finds nothing in any of it, and nothing is too wide for a phone', async (t) => {
    await style(
      ({ categories, components }) => {
        categories.global = {
          colorSchemeMode: 'DYNAMIC',
          pageHeader: { enabled: true },
          pageFooter: { enabled: true },
          spacingDensity: 'COMPACT',
        }
        for (const part of ['pageHeader', 'pageFooter', 'form'] as const) components[part].logo.enabled = true
      },
      [
        ...(['PAGE_HEADER_LOGO', 'PAGE_FOOTER_LOGO', 'FORM_LOGO', 'PASSWORD_GRAPHIC'] as const).map((category) =>
          asset(category, 'DYNAMIC', category),
        ),
        { ...asset('IDP_BUTTON_ICON', 'DYNAMIC', 'Google'), ResourceId: 'Google', Bytes: dot },
      ],
    )
    for (const [colorScheme, width] of [
      ['light', 390],
      ['dark', 1200],
    ] as const) {
      for (const path of ['/login', '/signup', '/forgotPassword']) {
        const page = await open(path, { colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' })
        t.same(await violations(page), [], `${path} ${colorScheme} ${width}`)
        t.equal(await page.evaluate('document.documentElement.scrollWidth > innerWidth'), false)
        if (process.env.SCREENSHOTS)
          await page.screenshot({ path: `${process.env.SCREENSHOTS}/style${path.replace('/', '-')}-${colorScheme}-${width}.png` })
      }
    }
  })
})
