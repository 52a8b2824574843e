/** Passkeys in Chromium: a page on localhost registers one with what the API answers, and signs in with it. */
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium, type Page } from 'playwright-core'
import t from 'tap'
import { everyFlow, type Scene, startScene } from '../support/scene.ts'

const executablePath = '/usr/bin/chromium'

/** An empty page on localhost, which is where browsers take a page of this machine as safe. */
async function emptyPage(): Promise<{ origin: string; close(): void }> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>A page</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

/** What happens inside the page: the options go in as the API answered them, the credential comes out as the browser puts it. */
function create(page: Page, options: unknown): Promise<unknown> {
  return page.evaluate(async (json) => {
    const browser = globalThis as unknown as BrowserGlobals
    const publicKey = browser.PublicKeyCredential.parseCreationOptionsFromJSON(json)
    return (await browser.navigator.credentials.create({ publicKey })).toJSON()
  }, options)
}
function get(page: Page, options: unknown): Promise<unknown> {
  return page.evaluate(async (json) => {
    const browser = globalThis as unknown as BrowserGlobals
    const publicKey = browser.PublicKeyCredential.parseRequestOptionsFromJSON(json)
    return (await browser.navigator.credentials.get({ publicKey })).toJSON()
  }, options)
}
interface BrowserGlobals {
  PublicKeyCredential: { parseCreationOptionsFromJSON(json: unknown): unknown; parseRequestOptionsFromJSON(json: unknown): unknown }
  navigator: {
    credentials: Record<'create' | 'get', (options: { publicKey: unknown }) => Promise<{ toJSON(): unknown }>>
  }
}

async function authenticator(page: Page, isUserVerified: boolean): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: isUserVerified,
      isUserVerified,
      automaticPresenceSimulation: true,
    },
  })
}

async function passkeyScene(test: Parameters<typeof startScene>[0]): Promise<Scene> {
  const scene = await startScene(test, {
    pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } } },
    appClient: { ExplicitAuthFlows: [...everyFlow, 'ALLOW_USER_AUTH'] },
  })
  const passkeys = { RelyingPartyId: 'localhost', UserVerification: 'required' as const }
  await scene.api.setUserPoolMfaConfig({ UserPoolId: scene.poolId, WebAuthnConfiguration: passkeys })
  await scene.addUser('jane')
  return scene
}

const json = (credential: unknown) => JSON.parse(JSON.stringify(credential))

const needsChromium = { skip: !existsSync(executablePath) && `there is no ${executablePath}` }
let browser: Browser | undefined
t.before(async () => {
  if (existsSync(executablePath)) browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
})
t.teardown(() => browser?.close())

async function openPage(userVerified: boolean, origin: string): Promise<Page> {
  if (browser === undefined) throw new Error('Chromium was not started')
  const page = await browser.newPage()
  await authenticator(page, userVerified)
  await page.goto(origin)
  return page
}

t.test('Chromium registers a passkey and signs in with it, again and again', needsChromium, async (t) => {
  const { api, clientId: ClientId, signIn } = await passkeyScene(t)
  const site = await emptyPage()
  t.teardown(site.close)
  const page = await openPage(true, site.origin)

  const { AccessToken } = await signIn('jane')
  const { CredentialCreationOptions } = await api.startWebAuthnRegistration({ AccessToken })
  await api.completeWebAuthnRegistration({ AccessToken, Credential: json(await create(page, CredentialCreationOptions)) })
  const { Credentials } = await api.listWebAuthnCredentials({ AccessToken })
  t.match(Credentials, [{ RelyingPartyId: 'localhost', AuthenticatorAttachment: 'platform', AuthenticatorTransports: ['internal'] }])

  const again = await api.startWebAuthnRegistration({ AccessToken })
  await t.rejects(create(page, again.CredentialCreationOptions), /InvalidStateError/, 'the browser knows that it has one already')

  for (const time of ['once', 'twice']) {
    const { Session, ChallengeParameters } = await api.initiateAuth({
      ClientId,
      AuthFlow: 'USER_AUTH',
      AuthParameters: { USERNAME: 'jane', PREFERRED_CHALLENGE: 'WEB_AUTHN' },
    })
    const credential = await get(page, JSON.parse(ChallengeParameters?.CREDENTIAL_REQUEST_OPTIONS ?? ''))
    const { AuthenticationResult } = await api.respondToAuthChallenge({
      ClientId,
      ChallengeName: 'WEB_AUTHN',
      Session,
      ChallengeResponses: { USERNAME: 'jane', CREDENTIAL: JSON.stringify(credential) },
    })
    t.equal((await api.getUser({ AccessToken: AuthenticationResult?.AccessToken })).Username, 'jane', time)
  }
})

t.test('Chromium makes no passkey where the authenticator cannot verify its user and the pool requires it', needsChromium, async (t) => {
  const { api, signIn } = await passkeyScene(t)
  const site = await emptyPage()
  t.teardown(site.close)
  const page = await openPage(false, site.origin)
  const { AccessToken } = await signIn('jane')
  const { CredentialCreationOptions } = await api.startWebAuthnRegistration({ AccessToken })
  await t.rejects(create(page, { ...(CredentialCreationOptions as object), timeout: 1000 }), /NotAllowedError/)
})
