/** Threat protection: what is noted of sign-ins, what a risk leads to, and where it is told. */
import { TOTP } from 'otpauth'
import t from 'tap'
import { deliverFailure, deliverLogs } from '../../src/operations/threat-protection/deliver-logs.ts'
import { fileName } from '../../src/ports/live/log-files.ts'
import { startOAuthScene } from '../support/oauth-scene.ts'
import { claims, everyFlow, password, type Scene, startScene } from '../support/scene.ts'

const sms = { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' }
const pool = { UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } } as const
const notify = { SourceArn: 'arn:aws:ses:us-east-1:000000000000:identity/no-reply@example.com' }

/** Signs in as a backend that says where its user is. */
const from = ({ api, poolId, clientId }: Scene, IpAddress: string, agent = 'one', secret = password, username = 'jane') =>
  api.adminInitiateAuth({
    UserPoolId: poolId,
    ClientId: clientId,
    AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: username, PASSWORD: secret },
    ContextData: { IpAddress, ServerName: 'app', ServerPath: '/', HttpHeaders: [{ headerName: 'User-Agent', headerValue: agent }] },
  })
const events = async ({ api, poolId }: Scene, Username = 'jane') =>
  (await api.adminListUserAuthEvents({ UserPoolId: poolId, Username })).AuthEvents ?? []
const takeover = (action: 'BLOCK' | 'MFA_IF_CONFIGURED' | 'MFA_REQUIRED' | 'NO_ACTION', Notify = false) => {
  const row = { Notify, EventAction: action }
  return { NotifyConfiguration: notify, Actions: { LowAction: row, MediumAction: row, HighAction: row } }
}

t.test('threat protection belongs to the Plus tier and has to be on', async (t) => {
  const { api, poolId: UserPoolId, addUser } = await startScene(t)
  await addUser('jane')
  await t.rejects(api.createUserPool({ PoolName: 'x', UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } }), {
    name: 'FeatureUnavailableInTierException',
  })
  const off = { name: 'UserPoolAddOnNotEnabledException' }
  await t.rejects(api.setRiskConfiguration({ UserPoolId }), off)
  await t.rejects(api.describeRiskConfiguration({ UserPoolId }), off)
  await t.rejects(api.adminListUserAuthEvents({ UserPoolId, Username: 'jane' }), off)
  const event = { UserPoolId, Username: 'jane', EventId: 'x', FeedbackValue: 'Valid' } as const
  await t.rejects(api.adminUpdateAuthEventFeedback(event), off)
  await t.rejects(api.updateAuthEventFeedback({ ...event, FeedbackToken: 'x' }), off)
})

t.test('a configuration is set for the pool or a client, described, replaced and removed', async (t) => {
  const { api, poolId: UserPoolId, clientId: ClientId, clock } = await startScene(t, { pool })
  t.same((await api.describeRiskConfiguration({ UserPoolId })).RiskConfiguration, { UserPoolId })
  const { RiskConfiguration } = await api.setRiskConfiguration({ UserPoolId, AccountTakeoverRiskConfiguration: takeover('BLOCK') })
  t.match(RiskConfiguration, {
    UserPoolId,
    AccountTakeoverRiskConfiguration: takeover('BLOCK'),
    LastModifiedDate: new Date(clock.now() * 1000),
  })
  t.equal(RiskConfiguration?.ClientId, undefined)
  const own = { CompromisedCredentialsRiskConfiguration: { EventFilter: ['SIGN_UP' as const], Actions: { EventAction: 'BLOCK' as const } } }
  await api.setRiskConfiguration({ UserPoolId, ClientId, ...own })
  t.match((await api.describeRiskConfiguration({ UserPoolId, ClientId })).RiskConfiguration, { ClientId, ...own })
  t.match((await api.describeRiskConfiguration({ UserPoolId })).RiskConfiguration, { AccountTakeoverRiskConfiguration: {} })
  await api.setRiskConfiguration({ UserPoolId, ClientId })
  t.same((await api.describeRiskConfiguration({ UserPoolId, ClientId })).RiskConfiguration, { UserPoolId, ClientId })

  const wrong = (RiskExceptionConfiguration: object) => api.setRiskConfiguration({ UserPoolId, RiskExceptionConfiguration })
  await t.rejects(wrong({ BlockedIPRangeList: ['10.0.0.0/33'] }), {
    name: 'InvalidParameterException',
    message: '10.0.0.0/33 is not a valid IP address range in CIDR notation.',
  })
  await t.rejects(wrong({ SkippedIPRangeList: ['home'] }), { name: 'InvalidParameterException' })
  const { NotifyConfiguration: _, ...silent } = takeover('BLOCK', true)
  await t.rejects(api.setRiskConfiguration({ UserPoolId, AccountTakeoverRiskConfiguration: silent }), { message: /NotifyConfiguration/ })
  await t.rejects(api.setRiskConfiguration({ UserPoolId, ClientId: 'nope' }), { name: 'ResourceNotFoundException' })
})

t.test('tokens say which event they come from, refreshed ones and those of a browser too', async (t) => {
  const scene = await startOAuthScene(t, { pool })
  const { api, clientId, browser, authorize, token } = scene
  const of = (text: string | undefined) => claims(text).event_id
  const { AuthenticationResult } = await from(scene, '192.0.2.1')
  const [first] = await events(scene)
  t.equal(of(AuthenticationResult?.IdToken), first?.EventId)
  t.equal(of(AuthenticationResult?.AccessToken), first?.EventId)
  const AuthParameters = { REFRESH_TOKEN: AuthenticationResult?.RefreshToken ?? '' }
  const refreshed = await api.initiateAuth({ ClientId: clientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters })
  t.equal(of(refreshed.AuthenticationResult?.AccessToken), first?.EventId)

  const redeemed = async (back: URL) => {
    const code = back.searchParams.get('code') ?? ''
    const form = { grant_type: 'authorization_code', client_id: clientId, code, redirect_uri: back.href.split('?', 1)[0] ?? '' }
    return (await token(form)).json
  }
  const tokens = await redeemed(await scene.enter({ scope: 'openid' }))
  const [second, ...older] = await events(scene)
  t.equal(older.length, 1)
  t.equal(of(tokens.id_token), second?.EventId)
  const again = await redeemed(new URL((await browser.get(authorize({ scope: 'openid' }))).location))
  t.equal(of(again.access_token), second?.EventId, 'a browser that is signed in signs in no second time')
  const form = { grant_type: 'refresh_token', client_id: clientId, refresh_token: tokens.refresh_token ?? '' }
  t.equal(of((await token(form)).json.access_token), second?.EventId)
  const implicit = await scene.enter({ response_type: 'token', scope: 'openid' })
  t.equal(of(new URLSearchParams(implicit.hash.slice(1)).get('id_token') ?? ''), second?.EventId)
})

t.test('events: sign-ins that pass, fail and take several steps, sign-up, codes and password changes', async (t) => {
  const scene = await startScene(t, {
    pool: { ...pool, AutoVerifiedAttributes: ['email'], MfaConfiguration: 'OPTIONAL', SmsConfiguration: sms },
  })
  const { api, poolId: UserPoolId, clientId: ClientId, addUser, code } = scene
  await addUser('jane', { phone_number: '+15550100' })
  const { AuthenticationResult } = await from(scene, '192.0.2.1')
  await t.rejects(from(scene, '192.0.2.1', 'one', 'Wrong1!xx'), { name: 'NotAuthorizedException' })
  await api.changePassword({ AccessToken: AuthenticationResult?.AccessToken, PreviousPassword: password, ProposedPassword: 'Another1!x' })
  await api.adminSetUserMFAPreference({ UserPoolId, Username: 'jane', SMSMfaSettings: { Enabled: true } })
  const { Session } = await from(scene, '192.0.2.1', 'one', 'Another1!x')
  t.match((await events(scene))[0], { EventType: 'SignIn', EventResponse: 'InProgress' })
  await api.adminRespondToAuthChallenge({
    UserPoolId,
    ClientId,
    ChallengeName: 'SMS_MFA',
    Session,
    ChallengeResponses: { USERNAME: 'jane', SMS_MFA_CODE: code('jane') },
  })
  const noted = await events(scene)
  t.same(
    noted.map(({ EventType, EventResponse, ChallengeResponses = [] }) => [
      EventType,
      EventResponse,
      ...ChallengeResponses.map(({ ChallengeName, ChallengeResponse }) => `${ChallengeName} ${ChallengeResponse}`),
    ]),
    [
      ['SignIn', 'Pass', 'Password Success', 'Mfa Success'],
      ['PasswordChange', 'Pass'],
      ['SignIn', 'Fail', 'Password Failure'],
      ['SignIn', 'Pass', 'Password Success'],
    ],
  )
  t.match(noted[0], {
    EventId: /^[0-9a-f-]{36}$/,
    EventRisk: { RiskDecision: 'NoRisk', CompromisedCredentialsDetected: false },
    EventContextData: { IpAddress: '192.0.2.1', DeviceName: 'one' },
  })
  const first = await api.adminListUserAuthEvents({ UserPoolId, Username: 'jane', MaxResults: 3 })
  const rest = await api.adminListUserAuthEvents({ UserPoolId, Username: 'jane', MaxResults: 3, NextToken: first.NextToken })
  t.same([...(first.AuthEvents ?? []), ...(rest.AuthEvents ?? [])], noted)
  t.equal(rest.NextToken, undefined)

  await api.signUp({ ClientId, Username: 'new', Password: password, UserAttributes: [{ Name: 'email', Value: 'new@example.com' }] })
  await api.resendConfirmationCode({ ClientId, Username: 'new' })
  await api.confirmSignUp({ ClientId, Username: 'new', ConfirmationCode: code('new') })
  await api.forgotPassword({ ClientId, Username: 'new' })
  t.same(
    (await events(scene, 'new')).map(({ EventType, EventContextData }) => [EventType, EventContextData?.IpAddress]),
    [
      ['ForgotPassword', '127.0.0.1'],
      ['ResendCode', '127.0.0.1'],
      ['SignUp', '127.0.0.1'],
    ],
  )
  await api.adminDeleteUser({ UserPoolId, Username: 'new' })
  t.equal(
    scene.store.authEvents.list(UserPoolId).some(({ Username }) => Username === 'new'),
    false,
  )
})

t.test("an app's word about its user's address counts where the client propagates it", async (t) => {
  for (const EnablePropagateAdditionalUserContextData of [true, false]) {
    const scene = await startScene(t, { pool, appClient: { EnablePropagateAdditionalUserContextData, GenerateSecret: false } })
    await scene.addUser('jane')
    await scene.api.initiateAuth({
      ClientId: scene.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'jane', PASSWORD: password },
      UserContextData: { IpAddress: '192.0.2.7' },
    })
    const [event] = await events(scene)
    t.equal(event?.EventContextData?.IpAddress, EnablePropagateAdditionalUserContextData ? '192.0.2.7' : '127.0.0.1')
  }
})

t.test('a new place is a risk: it is noted, and blocked where the pool wants it so', async (t) => {
  const scene = await startScene(t, { pool })
  const { api, poolId: UserPoolId, addUser } = scene
  await addUser('jane')
  await from(scene, '192.0.2.1')
  await from(scene, '192.0.2.2')
  t.match((await events(scene))[0]?.EventRisk, { RiskDecision: 'NoRisk', RiskLevel: 'Medium' }, 'without a configuration nothing is done')
  await from(scene, '192.0.2.2', 'two')
  t.match((await events(scene))[0]?.EventRisk, { RiskLevel: 'Low' })
  await from(scene, '192.0.2.2', 'two')
  t.equal((await events(scene))[0]?.EventRisk?.RiskLevel, undefined, 'now it is known')

  await api.setRiskConfiguration({ UserPoolId, AccountTakeoverRiskConfiguration: takeover('BLOCK') })
  await t.rejects(from(scene, '192.0.2.3'), { name: 'NotAuthorizedException', message: 'Unable to login because of security reasons.' })
  t.match((await events(scene))[0], { EventResponse: 'Fail', EventRisk: { RiskDecision: 'Block', RiskLevel: 'Medium' } })
  for (let n = 0; n < 3; n += 1) await t.rejects(from(scene, '192.0.2.3', 'one', 'Wrong1!xx'))
  await t.rejects(from(scene, '192.0.2.3'), { message: 'Unable to login because of security reasons.' })
  t.match((await events(scene))[0]?.EventRisk, { RiskLevel: 'High' })
  t.ok((await from(scene, '192.0.2.1')).AuthenticationResult, 'a known place is let in')

  await api.updateUserPool({ UserPoolId, UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } })
  t.ok((await from(scene, '192.0.2.9')).AuthenticationResult, 'AUDIT only notes')
  t.match((await events(scene))[0]?.EventRisk, { RiskDecision: 'NoRisk', RiskLevel: 'Medium' })
})

t.test('a risk asks for a second factor that the user did not turn on, or blocks who has none', async (t) => {
  const scene = await startScene(t, { pool: { ...pool, MfaConfiguration: 'OPTIONAL', SmsConfiguration: sms } })
  const { api, poolId: UserPoolId, clientId: ClientId, addUser, code } = scene
  await addUser('jane', { phone_number: '+15550100' })
  await addUser('joe')
  for (const name of ['jane', 'joe']) t.ok((await from(scene, '192.0.2.1', 'one', password, name)).AuthenticationResult)
  await api.setRiskConfiguration({ UserPoolId, AccountTakeoverRiskConfiguration: takeover('MFA_IF_CONFIGURED') })
  const { ChallengeName, Session } = await from(scene, '192.0.2.2')
  t.equal(ChallengeName, 'SMS_MFA')
  const { AuthenticationResult } = await api.adminRespondToAuthChallenge({
    UserPoolId,
    ClientId,
    ChallengeName: 'SMS_MFA',
    Session,
    ChallengeResponses: { USERNAME: 'jane', SMS_MFA_CODE: code('jane') },
  })
  t.ok(AuthenticationResult)
  t.match((await events(scene))[0], { EventResponse: 'Pass', EventRisk: { RiskDecision: 'AccountTakeover', RiskLevel: 'Medium' } })
  t.ok((await from(scene, '192.0.2.2', 'one', password, 'joe')).AuthenticationResult, 'nothing is configured for joe')
  await api.setRiskConfiguration({ UserPoolId, AccountTakeoverRiskConfiguration: takeover('MFA_REQUIRED') })
  await t.rejects(from(scene, '192.0.2.3', 'one', password, 'joe'), { message: 'Unable to login because of security reasons.' })
})

t.test('a risk asks for a second factor whatever level a sign-in is to reach, and for no other than the level takes', async (t) => {
  const scene = await startScene(t, {
    pool: { ...pool, MfaConfiguration: 'OPTIONAL', SmsConfiguration: sms },
    appClient: { ExplicitAuthFlows: [...everyFlow, 'ALLOW_USER_AUTH'] },
  })
  const { api, poolId: UserPoolId, clientId: ClientId, addUser, code } = scene
  const SmsMfaConfiguration = { SmsConfiguration: sms }
  const SoftwareTokenMfaConfiguration = { Enabled: true }
  await api.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: 'OPTIONAL', SmsMfaConfiguration, SoftwareTokenMfaConfiguration })
  await addUser('jane', { phone_number: '+15550100' })
  const { AccessToken } = await scene.signIn('jane')
  const { SecretCode: secret = '' } = await api.associateSoftwareToken({ AccessToken })
  const appCode = () => new TOTP({ secret }).generate({ timestamp: scene.clock.now() * 1000 })
  await api.verifySoftwareToken({ AccessToken, UserCode: appCode() })
  await from(scene, '192.0.2.1')
  await api.setRiskConfiguration({ UserPoolId, AccountTakeoverRiskConfiguration: takeover('MFA_REQUIRED') })
  const ask = (level: number, IpAddress: string) =>
    api.adminInitiateAuth({
      UserPoolId,
      ClientId,
      AuthFlow: 'USER_AUTH',
      AuthParameters: {
        USERNAME: 'jane',
        PREFERRED_CHALLENGE: 'PASSWORD',
        PASSWORD: password,
        TARGET_ACR_VALUES: `urn:cognito:loa:${level}`,
      },
      ContextData: { IpAddress, ServerName: 'app', ServerPath: '/', HttpHeaders: [] },
    })
  const { ChallengeName, Session } = await ask(1, '192.0.2.2')
  t.equal(ChallengeName, 'SMS_MFA')
  const { AuthenticationResult } = await api.adminRespondToAuthChallenge({
    UserPoolId,
    ClientId,
    ChallengeName: 'SMS_MFA',
    Session,
    ChallengeResponses: { USERNAME: 'jane', SMS_MFA_CODE: code('jane') },
  })
  t.match(claims(AuthenticationResult?.AccessToken), { acr: 'urn:cognito:loa:3', amr: ['pwd', 'sms', 'mfa'] })
  t.equal((await ask(4, '192.0.2.3')).ChallengeName, 'SOFTWARE_TOKEN_MFA')
})

t.test('addresses that are always blocked, and those that are never looked at', async (t) => {
  const scene = await startScene(t, { pool })
  const { api, poolId: UserPoolId, addUser } = scene
  await addUser('jane')
  await from(scene, '192.0.2.1')
  const RiskExceptionConfiguration = { BlockedIPRangeList: ['198.51.100.0/24', '2001:db8::/32'], SkippedIPRangeList: ['203.0.113.5/32'] }
  await api.setRiskConfiguration({ UserPoolId, RiskExceptionConfiguration, AccountTakeoverRiskConfiguration: takeover('BLOCK') })
  for (const address of ['198.51.100.9', '2001:db8::1']) {
    await t.rejects(from(scene, address), { message: 'Unable to login because of security reasons.' })
    t.match((await events(scene))[0], { EventResponse: 'Fail', EventRisk: { RiskDecision: 'Block' } })
  }
  await t.rejects(from(scene, '198.51.100.9', 'one', password, 'nobody'), { message: 'Unable to login because of security reasons.' })
  t.ok((await from(scene, '203.0.113.5')).AuthenticationResult)
})

t.test('compromised passwords cannot be chosen, nor signed in with', async (t) => {
  const scene = await startScene(t, { pool })
  const { api, poolId: UserPoolId, clientId: ClientId, addUser, signIn, code } = scene
  const known = 'Password123!'
  await addUser('jane', { email: 'jane@example.com', email_verified: 'true' })
  await api.adminSetUserPassword({ UserPoolId, Username: 'jane', Password: known, Permanent: true })
  t.ok(await signIn('jane', known), 'nothing is blocked yet')
  t.match((await events(scene))[0]?.EventRisk, { CompromisedCredentialsDetected: true, RiskDecision: 'NoRisk' })
  await api.setRiskConfiguration({ UserPoolId, CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } } })
  await t.rejects(signIn('jane', known), { name: 'PasswordResetRequiredException' })
  t.match((await events(scene))[0], { EventResponse: 'Fail', EventRisk: { RiskDecision: 'Block', CompromisedCredentialsDetected: true } })
  await api.forgotPassword({ ClientId, Username: 'jane' })
  const confirm = (Password: string) => api.confirmForgotPassword({ ClientId, Username: 'jane', ConfirmationCode: code('jane'), Password })
  await t.rejects(confirm(known), { name: 'InvalidPasswordException', message: /compromised/ })
  await confirm('Unheard-of1')
  t.ok(await signIn('jane', 'Unheard-of1'))
  await t.rejects(api.signUp({ ClientId, Username: 'new', Password: known }), { name: 'InvalidPasswordException' })

  const filter = { EventFilter: ['SIGN_IN' as const], Actions: { EventAction: 'BLOCK' as const } }
  await api.setRiskConfiguration({ UserPoolId, CompromisedCredentialsRiskConfiguration: filter })
  t.ok(await api.signUp({ ClientId, Username: 'new', Password: known }), 'the filter leaves sign-up out')
})

t.test('a notification is delivered by the function that delivers all e-mail of the pool', async (t) => {
  const LambdaArn = 'arn:aws:lambda:us-east-1:000000000000:function:mail'
  const KMSKeyID = 'arn:aws:kms:us-east-1:000000000000:key/11111111-2222-3333-4444-555555555555'
  const LambdaConfig = { CustomEmailSender: { LambdaArn, LambdaVersion: 'V1_0' as const }, KMSKeyID }
  const scene = await startScene(t, { pool: { ...pool, LambdaConfig } })
  const { api, poolId: UserPoolId, addUser, lambda, messages } = scene
  lambda.define(LambdaArn, (event) => event)
  await addUser('jane', { email: 'jane@example.com' })
  await from(scene, '192.0.2.1')
  const configured = { NotifyConfiguration: notify, Actions: takeover('BLOCK', true).Actions }
  await api.setRiskConfiguration({ UserPoolId, AccountTakeoverRiskConfiguration: configured })
  await t.rejects(from(scene, '192.0.2.2'))
  t.match(messages('jane@example.com'), [{ kind: 'AccountTakeOverNotification', handedOver: true }])
  t.match(lambda.invocations.at(-1)?.event, {
    triggerSource: 'CustomEmailSender_AccountTakeOverNotification',
    userName: 'jane',
    request: { type: 'customEmailSenderRequestV1', code: null, userAttributes: { email: 'jane@example.com' } },
  })
})

t.test('a notification has links that say whether it was the user', async (t) => {
  const scene = await startScene(t, { pool })
  const { api, poolId: UserPoolId, addUser, messages } = scene
  await addUser('jane', { email: 'jane@example.com' })
  await from(scene, '192.0.2.1')
  const BlockEmail = { Subject: 'Was it you, {username}?', HtmlBody: '{ip-address} {one-click-link-valid} {one-click-link-invalid} {what}' }
  const { Actions } = takeover('BLOCK', true)
  const configured = { NotifyConfiguration: { ...notify, BlockEmail }, Actions }
  await api.setRiskConfiguration({ UserPoolId, AccountTakeoverRiskConfiguration: configured })
  await t.rejects(from(scene, '192.0.2.2'))
  const [mail] = messages('jane@example.com')
  t.match(mail, { kind: 'AccountTakeOverNotification', medium: 'EMAIL', subject: 'Was it you, jane?' })
  const [address, valid = '', invalid = '', rest] = mail?.body.split(' ') ?? []
  t.same([address, rest], ['192.0.2.2', '{what}'])

  const tampered = await fetch(valid.replace(/feedbackToken=\w/, 'feedbackToken=_'))
  t.equal(tampered.status, 400)
  t.match(await tampered.text(), /Invalid feedback token/)
  t.equal((await fetch(valid, { headers: { 'sec-fetch-site': 'cross-site' } })).status, 200)
  const [event] = await events(scene)
  t.match(event?.EventFeedback, { FeedbackValue: 'Valid', Provider: 'User' })
  await fetch(invalid)
  t.match((await events(scene))[0]?.EventFeedback, { FeedbackValue: 'Invalid', Provider: 'User' })

  const EventId = (await events(scene)).at(-1)?.EventId
  await api.adminUpdateAuthEventFeedback({ UserPoolId, Username: 'jane', EventId, FeedbackValue: 'Invalid' })
  t.match((await events(scene)).at(-1)?.EventFeedback, { FeedbackValue: 'Invalid', Provider: 'Admin' })
  await t.rejects(api.adminUpdateAuthEventFeedback({ UserPoolId, Username: 'jane', EventId: 'nope', FeedbackValue: 'Valid' }), {
    name: 'ResourceNotFoundException',
  })
})

t.test('log delivery: decided events and failed messages go to where the pool says', async (t) => {
  const scene = await startScene(t, { pool: { ...pool, MfaConfiguration: 'OPTIONAL', SmsConfiguration: sms } })
  const { api, poolId: UserPoolId, addUser, store, clock } = scene
  t.same((await api.getLogDeliveryConfiguration({ UserPoolId })).LogDeliveryConfiguration, { UserPoolId, LogConfigurations: [] })
  const LogGroupArn = 'arn:aws:logs:us-east-1:000000000000:log-group:/cognito/users'
  const BucketArn = 'arn:aws:s3:::user-activity'
  const activity = { EventSource: 'userAuthEvents', LogLevel: 'INFO', S3Configuration: { BucketArn } } as const
  const failures = { EventSource: 'userNotification', LogLevel: 'ERROR', CloudWatchLogsConfiguration: { LogGroupArn } } as const
  const set = (...LogConfigurations: object[]) =>
    api.setLogDeliveryConfiguration({ UserPoolId, LogConfigurations: LogConfigurations as (typeof activity)[] })
  await set(activity, failures)
  t.match((await api.getLogDeliveryConfiguration({ UserPoolId })).LogDeliveryConfiguration, { LogConfigurations: [activity, failures] })
  for (const wrong of [
    [activity, activity],
    [{ ...activity, LogLevel: 'ERROR' }],
    [{ ...failures, LogLevel: 'INFO' }],
    [{ ...activity, CloudWatchLogsConfiguration: { LogGroupArn } }],
    [{ EventSource: 'userNotification', LogLevel: 'ERROR', S3Configuration: { BucketArn } }],
  ]) {
    await t.rejects(set(...wrong), { name: 'InvalidParameterException' })
  }
  const delivered: [string, Record<string, unknown>][] = []
  const deliver = (destination: string, line: string) => void delivered.push([destination, JSON.parse(line)])
  t.teardown(deliverLogs({ store }, deliver))
  await addUser('jane', { phone_number: '+15550100' })
  await from(scene, '192.0.2.1')
  await t.rejects(from(scene, '192.0.2.1', 'one', 'Wrong1!xx'))
  await api.adminSetUserMFAPreference({ UserPoolId, Username: 'jane', SMSMfaSettings: { Enabled: true } })
  await from(scene, '192.0.2.1')
  t.match(delivered, [
    [BucketArn, { eventSource: 'USER_ACTIVITY', message: { eventType: 'SignIn', eventResponse: 'Pass', ipAddress: '192.0.2.1' } }],
    [BucketArn, { message: { eventResponse: 'Fail', challenges: ['Password:Failure'] }, logSourceId: { username: 'jane' } }],
  ])
  t.equal(delivered.length, 2, 'a sign-in that waits for its second factor is not told yet')
  const message = { UserPoolId, Username: 'jane', kind: 'CustomMessage_SignUp', destination: 'jane@example.com' }
  deliverFailure(message, 'refused', { store, clock }, deliver)
  t.match(delivered[2], [LogGroupArn, { logLevel: 'ERROR', message: { details: /jane@example\.com could not be sent: refused/ } }])
  await set()
  deliverFailure(message, 'refused', { store, clock }, deliver)
  t.equal(delivered.length, 3)
  t.equal(fileName(`${LogGroupArn}:*`), 'cognito-users')
  t.equal(fileName('arn:aws:firehose:us-east-1:000000000000:deliverystream/../x'), 'x')
})

t.test('sign-ins on the hosted pages are noted with the browser that they come from, and refused like others', async (t) => {
  const scene = await startOAuthScene(t, { pool })
  const { api, poolId: UserPoolId, browser, authorize } = scene
  const { location } = await browser.get(authorize())
  const submit = async (secret = password) => {
    await browser.get(location)
    return browser.submit('cognitoSignInForm', { username: 'jane', password: secret })
  }
  t.equal((await submit('Wrong99!')).status, 400)
  t.match((await events(scene))[0], { EventType: 'SignIn', EventResponse: 'Fail', EventContextData: { IpAddress: /127\.0\.0\.1/ } })
  t.equal((await submit()).status, 302)
  t.match((await events(scene))[0], { EventResponse: 'Pass', EventContextData: { DeviceName: 'node' } })

  await api.setRiskConfiguration({ UserPoolId, RiskExceptionConfiguration: { BlockedIPRangeList: ['127.0.0.0/8'] } })
  browser.cookies.clear()
  const refused = await submit()
  t.equal(refused.status, 400)
  t.match(refused.text, 'Unable to login because of security reasons.')
  t.match((await events(scene))[0], { EventResponse: 'Fail', EventRisk: { RiskDecision: 'Block' } })
})

t.test('a backend says where its user is when it answers a challenge, too', async (t) => {
  const scene = await startScene(t, { pool, appClient: { ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'] } })
  const { api, poolId: UserPoolId, clientId: ClientId } = scene
  await scene.addUser('jane')
  await from(scene, '192.0.2.1')
  await api.updateUserPoolClient({ UserPoolId, ClientId, ExplicitAuthFlows: ['ALLOW_USER_AUTH'] })
  await api.setRiskConfiguration({ UserPoolId, AccountTakeoverRiskConfiguration: takeover('BLOCK') })
  const ContextData = { IpAddress: '198.51.100.9', ServerName: 'app', ServerPath: '/', HttpHeaders: [] }
  const USERNAME = 'jane'
  const begun = await api.adminInitiateAuth({ UserPoolId, ClientId, AuthFlow: 'USER_AUTH', AuthParameters: { USERNAME }, ContextData })
  const answer = api.adminRespondToAuthChallenge({
    UserPoolId,
    ClientId,
    ChallengeName: 'SELECT_CHALLENGE',
    Session: begun.Session,
    ChallengeResponses: { USERNAME, ANSWER: 'PASSWORD', PASSWORD: password },
    ContextData,
  })
  await t.rejects(answer, { message: 'Unable to login because of security reasons.' })
})

t.test('a one-time code as the first factor is looked at too, and once', async (t) => {
  const scene = await startScene(t, {
    pool: {
      ...pool,
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
      MfaConfiguration: 'OPTIONAL',
      SmsConfiguration: sms,
    },
    appClient: { ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH'] },
  })
  const { api, poolId: UserPoolId, clientId: ClientId, addUser, code } = scene
  await addUser('jane', { email: 'jane@example.com', email_verified: 'true', phone_number: '+15550100' })
  const place = (IpAddress: string) => ({ IpAddress, ServerName: 'app', ServerPath: '/', HttpHeaders: [] })
  const answer = async (ChallengeName: 'EMAIL_OTP' | 'SMS_MFA', Session: string | undefined, ip: string) =>
    await api.adminRespondToAuthChallenge({
      UserPoolId,
      ClientId,
      ChallengeName,
      Session,
      ChallengeResponses: { USERNAME: 'jane', [`${ChallengeName}_CODE`]: code('jane') },
      ContextData: place(ip),
    })
  const byCode = async (ip: string) => {
    const AuthParameters = { USERNAME: 'jane', PREFERRED_CHALLENGE: 'EMAIL_OTP' }
    const begun = await api.adminInitiateAuth({ UserPoolId, ClientId, AuthFlow: 'USER_AUTH', AuthParameters, ContextData: place(ip) })
    return await answer('EMAIL_OTP', begun.Session, ip)
  }
  t.ok((await byCode('192.0.2.1')).AuthenticationResult)
  await api.setRiskConfiguration({ UserPoolId, AccountTakeoverRiskConfiguration: takeover('BLOCK') })
  await t.rejects(byCode('192.0.2.2'), { message: 'Unable to login because of security reasons.' })
  t.match((await events(scene))[0], { EventResponse: 'Fail', EventRisk: { RiskDecision: 'Block', RiskLevel: 'Medium' } })
  await api.setRiskConfiguration({ UserPoolId, AccountTakeoverRiskConfiguration: takeover('MFA_REQUIRED') })
  const asked = await byCode('192.0.2.3')
  t.equal(asked.ChallengeName, 'SMS_MFA', 'another factor than the one that was proved')
  t.ok((await answer('SMS_MFA', asked.Session, '192.0.2.3')).AuthenticationResult)
})

t.test('custom authentication is looked at where the pool wants it', async (t) => {
  const arn = 'arn:aws:lambda:us-east-1:000000000000:function:'
  const start = async (more: object) => {
    const scene = await startScene(t, {
      pool: {
        UserPoolTier: 'PLUS',
        UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED', ...more },
        LambdaConfig: {
          DefineAuthChallenge: `${arn}define`,
          CreateAuthChallenge: `${arn}create`,
          VerifyAuthChallengeResponse: `${arn}verify`,
        },
      },
      appClient: { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'] },
    })
    scene.lambda.define(`${arn}define`, (event) => ({ ...event, response: { issueTokens: true, failAuthentication: false } }))
    await scene.addUser('jane')
    const { api, poolId: UserPoolId, clientId: ClientId } = scene
    const enter = (IpAddress: string) =>
      api.adminInitiateAuth({
        UserPoolId,
        ClientId,
        AuthFlow: 'CUSTOM_AUTH',
        AuthParameters: { USERNAME: 'jane' },
        ContextData: { IpAddress, ServerName: 'app', ServerPath: '/', HttpHeaders: [] },
      })
    await enter('192.0.2.1')
    await api.setRiskConfiguration({ UserPoolId, AccountTakeoverRiskConfiguration: takeover('BLOCK') })
    return enter
  }
  t.ok((await (await start({}))('192.0.2.2')).AuthenticationResult)
  const looked = await start({ AdvancedSecurityAdditionalFlows: { CustomAuthMode: 'ENFORCED' } })
  await t.rejects(looked('192.0.2.2'), { message: 'Unable to login because of security reasons.' })
  const noted = await start({ AdvancedSecurityAdditionalFlows: { CustomAuthMode: 'AUDIT' } })
  t.ok((await noted('192.0.2.2')).AuthenticationResult)
})
