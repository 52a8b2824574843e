/** What messages say and where they go: the templates of a pool, the media of an invitation, and the webhook for text messages. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { announceMessages } from '../../src/operations/messages/announce-messages.ts'
import { smsWebhook } from '../../src/ports/live/sms-webhook.ts'
import { silentLog } from '../../src/ports/log.ts'
import { password, startScene } from '../support/scene.ts'

const templates = {
  AutoVerifiedAttributes: ['email', 'phone_number'],
  VerificationMessageTemplate: {
    SmsMessage: 'verify-sms {####}',
    EmailMessage: 'verify-mail {####}',
    EmailSubject: 'verify-subject',
    EmailMessageByLink: 'by-link {##here##}',
    EmailSubjectByLink: 'by-link-subject',
  },
  AdminCreateUserConfig: {
    InviteMessageTemplate: {
      SMSMessage: 'invite-sms {username} {####}',
      EmailMessage: 'invite-mail {username} {####}',
      EmailSubject: 'invite-subject',
    },
  },
} as const
const email = { Name: 'email', Value: 'jane@example.com' }
const phone = { Name: 'phone_number', Value: '+12065550100' }

t.test('each message has the template that the pool has for it', async (t) => {
  const { api, clientId, poolId, code, messages } = await startScene(t, {
    pool: { ...templates, AutoVerifiedAttributes: ['email', 'phone_number'] },
  })
  const user = { ClientId: clientId, Username: 'jane' }
  const newest = () => {
    const { medium, destination, subject, body } = messages('jane').at(-1) ?? {}
    return { medium, destination, subject, body }
  }
  const bySms = { medium: 'SMS', destination: phone.Value, subject: undefined }
  const byMail = { medium: 'EMAIL', destination: email.Value, subject: 'verify-subject' }
  await api.signUp({ ...user, Password: password, UserAttributes: [email, phone] })
  // AWS: where both can be verified, the phone number is.
  t.same(newest(), { ...bySms, body: `verify-sms ${code('jane')}` })
  await api.resendConfirmationCode(user)
  t.same(newest(), { ...bySms, body: `verify-sms ${code('jane')}` })
  await api.confirmSignUp({ ...user, ConfirmationCode: code('jane') })
  await api.adminUpdateUserAttributes({ UserPoolId: poolId, Username: 'jane', UserAttributes: [{ Name: 'email_verified', Value: 'true' }] })
  await api.updateUserPool({
    UserPoolId: poolId,
    ...templates,
    AutoVerifiedAttributes: ['email'],
    AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
    VerificationMessageTemplate: { ...templates.VerificationMessageTemplate, DefaultEmailOption: 'CONFIRM_WITH_LINK' },
  })
  await api.forgotPassword(user)
  t.same(newest(), { ...byMail, body: `verify-mail ${code('jane')}` }, 'a forgotten password needs a code, in a pool of links too')
  const { AccessToken } = await api
    .confirmForgotPassword({ ...user, ConfirmationCode: code('jane'), Password: 'Another1!' })
    .then(() =>
      api.initiateAuth({ ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'jane', PASSWORD: 'Another1!' } }),
    )
    .then(({ AuthenticationResult }) => AuthenticationResult ?? {})
  await api.getUserAttributeVerificationCode({ AccessToken, AttributeName: 'email' })
  t.same(newest(), { ...byMail, body: `verify-mail ${code('jane')}` })
  await api.signUp({
    ClientId: clientId,
    Username: 'linked',
    Password: password,
    UserAttributes: [{ Name: 'email', Value: 'linked@example.com' }],
  })
  t.match(messages('linked').at(-1), { subject: 'by-link-subject', body: /^by-link <a href="http[^"]+\/confirmUser\?[^"]+">here<\/a>$/ })
})

t.test('an invitation goes to the desired media that the user has; again with RESEND, not at all with SUPPRESS', async (t) => {
  const { api, poolId, messages } = await startScene(t, { pool: { ...templates, AutoVerifiedAttributes: [] } })
  const rows: readonly (readonly [string, ('EMAIL' | 'SMS')[] | undefined, (typeof email)[], string[]])[] = [
    ['both', ['EMAIL', 'SMS'], [email, phone], ['SMS', 'EMAIL']],
    ['mail', ['EMAIL'], [email, phone], ['EMAIL']],
    ['default', undefined, [email, phone], ['SMS']],
    ['nowhere', ['SMS'], [email], []],
  ]
  for (const [Username, DesiredDeliveryMediums, UserAttributes, expected] of rows) {
    await api.adminCreateUser({ UserPoolId: poolId, Username, UserAttributes, DesiredDeliveryMediums, TemporaryPassword: 'Temporary1!' })
    t.same(
      messages(Username).map(({ medium }) => medium),
      expected,
      Username,
    )
  }
  t.match(messages('both'), [
    { body: 'invite-sms both Temporary1!', destination: phone.Value },
    { subject: 'invite-subject', body: 'invite-mail both Temporary1!', destination: email.Value },
  ])
  await api.adminCreateUser({
    UserPoolId: poolId,
    Username: 'mail',
    MessageAction: 'RESEND',
    DesiredDeliveryMediums: ['EMAIL'],
    TemporaryPassword: 'Second99!',
  })
  t.match(messages('mail').at(-1), { body: 'invite-mail mail Second99!' })
  await api.adminCreateUser({
    UserPoolId: poolId,
    Username: 'quiet',
    MessageAction: 'SUPPRESS',
    UserAttributes: [email],
    DesiredDeliveryMediums: ['EMAIL'],
  })
  t.same(messages('quiet'), [])
})

t.test('text messages are POSTed to a webhook; one that fails is only said in the log', { timeout: 30_000 }, async (t) => {
  const scene = await startScene(t, { pool: { AutoVerifiedAttributes: ['phone_number'] } })
  const received: { type: string | undefined; body: object }[] = []
  let failures = 1
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      failures -= 1
      if (failures < 0) received.push({ type: request.headers['content-type'], body: JSON.parse(body) })
      response.writeHead(failures >= 0 ? 503 : 200).end('later')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  const warnings: string[] = []
  const log = { ...silentLog, warn: (line: string) => void warnings.push(line) }
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`
  announceMessages(scene, silentLog, undefined, smsWebhook(url, log))
  const { api, clientId, poolId, code } = scene
  await api.signUp({ ClientId: clientId, Username: 'jane', Password: password, UserAttributes: [phone] })
  await api.adminCreateUser({ UserPoolId: poolId, Username: 'mail', UserAttributes: [email], DesiredDeliveryMediums: ['EMAIL'] })
  while (received.length === 0) await wait(50)
  t.match(received, [
    {
      type: 'application/json',
      body: {
        id: /^[0-9a-f-]{36}$/,
        to: '+12065550100',
        message: `Your confirmation code is ${code('jane')}`,
        code: code('jane'),
        userPoolId: poolId,
        clientId,
        username: 'jane',
        triggerSource: 'CustomMessage_SignUp',
      },
    },
  ])
  failures = 3
  await api.adminCreateUser({ UserPoolId: poolId, Username: 'joe', UserAttributes: [phone], TemporaryPassword: 'Temporary1!' })
  while (warnings.length === 0) await wait(50)
  t.same(warnings, [`A text message to +12065550100 could not be sent: ${url} answered 503: later`])
  t.equal(received.length, 1, 'no mail was POSTed')
})
