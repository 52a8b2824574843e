/** Functions that deliver the messages of a pool, and the key that their codes are encrypted with. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { buildClient, CommitmentPolicy, KmsKeyringNode } from '@aws-crypto/client-node'
import { DecryptCommand, DescribeKeyCommand, EncryptCommand, GenerateDataKeyCommand, KMS, KMSClient } from '@aws-sdk/client-kms'
import t from 'tap'
import { functionEnvironment } from '../../src/daemon/function-environment.ts'
import { announceMessages } from '../../src/operations/messages/announce-messages.ts'
import { liveLambda } from '../../src/ports/live/lambda.ts'
import { silentLog } from '../../src/ports/log.ts'
import { dist } from '../support/place.ts'
import { password, type Scene, type SceneOptions, startScene } from '../support/scene.ts'

process.env.COGMOCK_DIST = dist

const keyArn = 'arn:aws:kms:us-east-1:000000000000:key/11111111-2222-3333-4444-555555555555'
const arn = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`
const senders = {
  CustomEmailSender: { LambdaArn: arn('mail'), LambdaVersion: 'V1_0' },
  CustomSMSSender: { LambdaArn: arn('sms'), LambdaVersion: 'V1_0' },
  KMSKeyID: keyArn,
} as const

type Event = {
  userName: string
  triggerSource: string
  callerContext: object
  request: { code: string; type: string; userAttributes: object }
}

async function startSenders(t: Parameters<typeof startScene>[0], options: SceneOptions = {}) {
  const scene = await startScene(t, { pool: { AutoVerifiedAttributes: ['email', 'phone_number'], LambdaConfig: senders }, ...options })
  scene.lambda.define(arn('mail'), () => undefined)
  scene.lambda.define(arn('sms'), () => {
    throw new Error('nobody waits for it')
  })
  const kms = new KMSClient({ endpoint: scene.url, region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } })
  t.teardown(() => kms.destroy())
  return { ...scene, kms, sent: () => scene.lambda.invocations.map(({ event }) => event as unknown as Event) }
}

/** As a function would: with the AWS Encryption SDK. */
async function decrypted({ url }: Scene, code: string | undefined, keyIds = [keyArn]) {
  const clientProvider = () => new KMS({ endpoint: url, region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } })
  const { decrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_ALLOW_DECRYPT)
  const keyring = new KmsKeyringNode({ keyIds, clientProvider: clientProvider as never })
  const { plaintext, messageHeader } = await decrypt(keyring, Buffer.from(code ?? '', 'base64'))
  return { plaintext: plaintext.toString(), suite: messageHeader.suiteId, context: messageHeader.encryptionContext }
}

t.test('a custom sender gets the code encrypted, and the AWS Encryption SDK decrypts it', async (t) => {
  const scene = await startSenders(t)
  const { api, clientId, poolId, code, sent, messages, store } = scene
  const mails: string[] = []
  announceMessages({ store }, silentLog, { send: ({ to }) => void mails.push(to) })
  await api.signUp({
    ClientId: clientId,
    Username: 'jane',
    Password: password,
    UserAttributes: [{ Name: 'email', Value: 'jane@example.com' }],
    ClientMetadata: { lang: 'de' },
  })
  t.match(sent(), [
    {
      version: '1',
      region: 'us-east-1',
      userPoolId: poolId,
      userName: 'jane',
      callerContext: { clientId },
      triggerSource: 'CustomEmailSender_SignUp',
      request: {
        type: 'customEmailSenderRequestV1',
        clientMetadata: { lang: 'de' },
        userAttributes: { email: 'jane@example.com', 'cognito:user_status': 'UNCONFIRMED' },
      },
    },
  ])
  const message = await decrypted(scene, sent()[0]?.request.code)
  t.equal(message.plaintext, code('jane'))
  t.equal(message.suite, 0x0378, 'the suite of AWS')
  t.equal(message.context['userpool-id'], poolId)
  t.match(messages('jane'), [{ code: message.plaintext, handedOver: true }], '`codes` has it')
  t.same(mails, [], 'nobody else delivers it')
  await t.rejects(decrypted(scene, sent()[0]?.request.code, [keyArn.replace('1111', '9999')]))
  await api.confirmSignUp({ ClientId: clientId, Username: 'jane', ConfirmationCode: message.plaintext })
})

t.test('each occasion has its trigger source; nobody waits for a sender that fails', async (t) => {
  const scene = await startSenders(t)
  const { api, clientId, poolId, sent } = scene
  const user = { ClientId: clientId, Username: 'jane' }
  const UserAttributes = [{ Name: 'phone_number', Value: '+12065550100' }]
  t.match(await api.signUp({ ...user, Password: password, UserAttributes }), { CodeDeliveryDetails: { DeliveryMedium: 'SMS' } })
  await api.resendConfirmationCode(user)
  await api.confirmSignUp({ ...user, ConfirmationCode: scene.code('jane') })
  await api.forgotPassword(user)
  const { AccessToken } = await scene.signIn('jane')
  await api.updateUserAttributes({ AccessToken, UserAttributes: [{ Name: 'email', Value: 'jane@example.com' }] })
  await api.getUserAttributeVerificationCode({ AccessToken, AttributeName: 'email' })
  await api.adminCreateUser({
    UserPoolId: poolId,
    Username: 'joe',
    TemporaryPassword: 'Temporary1!',
    UserAttributes: [{ Name: 'email', Value: 'joe@example.com' }],
    DesiredDeliveryMediums: ['EMAIL'],
  })
  t.same(
    sent().map(({ triggerSource, request }) => [triggerSource, request.type]),
    [
      ['CustomSMSSender_SignUp', 'customSMSSenderRequestV1'],
      ['CustomSMSSender_ResendCode', 'customSMSSenderRequestV1'],
      ['CustomSMSSender_ForgotPassword', 'customSMSSenderRequestV1'],
      ['CustomEmailSender_UpdateUserAttribute', 'customEmailSenderRequestV1'],
      ['CustomEmailSender_VerifyUserAttribute', 'customEmailSenderRequestV1'],
      ['CustomEmailSender_AdminCreateUser', 'customEmailSenderRequestV1'],
    ],
  )
  t.equal((await decrypted(scene, sent().at(-1)?.request.code)).plaintext, 'Temporary1!')
  t.match(sent().at(-1)?.callerContext, { clientId: 'CLIENT_ID_NOT_APPLICABLE' })
  t.match(scene.store.invocations.list('')[0], { FunctionName: 'sms', outcome: 'functionError', error: 'nobody waits for it' })
})

t.test('a sender needs a key', async (t) => {
  const { api, poolId } = await startSenders(t)
  const expected = {
    name: 'InvalidParameterException',
    message: 'KMSKeyID is required when CustomEmailSender or CustomSMSSender is configured.',
  }
  const { KMSKeyID, ...without } = senders
  await t.rejects(api.createUserPool({ PoolName: 'p', LambdaConfig: without }), expected)
  await t.rejects(api.updateUserPool({ UserPoolId: poolId, LambdaConfig: without }), expected)
})

t.test('KMS: what one call encrypts another decrypts, under the same key and context only', async (t) => {
  const { kms } = await startSenders(t)
  const EncryptionContext = { b: '2', a: '1' }
  const { CiphertextBlob, KeyId } = await kms.send(
    new EncryptCommand({ KeyId: keyArn, Plaintext: Buffer.from('secret'), EncryptionContext }),
  )
  t.equal(KeyId, keyArn)
  const { Plaintext } = await kms.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: { a: '1', b: '2' } }))
  t.equal(Buffer.from(Plaintext ?? []).toString(), 'secret')
  for (const wrong of [
    { CiphertextBlob },
    { CiphertextBlob, EncryptionContext, KeyId: 'other' },
    { CiphertextBlob: Buffer.from('garbage'), EncryptionContext },
    { CiphertextBlob: CiphertextBlob?.slice(0, -1), EncryptionContext },
  ]) {
    await t.rejects(kms.send(new DecryptCommand(wrong)), { name: 'InvalidCiphertextException' })
  }
  const made = await kms.send(new GenerateDataKeyCommand({ KeyId: 'alias/mine', KeySpec: 'AES_256' }))
  t.equal(made.Plaintext?.length, 32)
  const back = await kms.send(new DecryptCommand({ CiphertextBlob: made.CiphertextBlob, KeyId: 'alias/mine' }))
  t.same(back.Plaintext, made.Plaintext)
  const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: 'alias/mine' }))
  t.match(KeyMetadata, { Arn: made.KeyId, Enabled: true, KeyState: 'Enabled' })
  await t.rejects(kms.send(new GenerateDataKeyCommand({ KeyId: keyArn })), { name: 'ValidationException' })
})

t.test('a sender written for AWS runs unchanged, in a process of its own', { timeout: 30_000 }, async (t) => {
  const folder = mkdtempSync(join(dist, 'senders-'))
  t.teardown(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  let url = ''
  const functions = liveLambda({
    endpoint: undefined,
    log: silentLog,
    functionLog: join(folder, 'functions.log'),
    environment: () => functionEnvironment({ localUrl: url, region: 'us-east-1' }),
  })
  t.teardown(() => functions.retire('mail'))
  const scene = await startScene(t, { functions, pool: { AutoVerifiedAttributes: ['email'], LambdaConfig: senders } })
  url = scene.url
  const file = join(folder, 'mail.mjs')
  writeFileSync(
    file,
    `import { buildClient, CommitmentPolicy, KmsKeyringNode } from '@aws-crypto/client-node'
import { writeFileSync } from 'node:fs'
const { decrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_ALLOW_DECRYPT)
const keyring = new KmsKeyringNode({ keyIds: [process.env.KEY_ARN] })
export const handler = async (event) => {
  const { plaintext } = await decrypt(keyring, Buffer.from(event.request.code, 'base64'))
  writeFileSync('sent.txt', plaintext)
}`,
  )
  writeFileSync(join(folder, '.env'), `KEY_ARN=${keyArn}\n`)
  await fetch(`${url}/_cogmock/functions/mail`, {
    method: 'PUT',
    headers: { authorization: 'Bearer token' },
    body: JSON.stringify({ kind: 'file', file, envFile: join(folder, '.env') }),
  })
  const UserAttributes = [{ Name: 'email', Value: 'jane@example.com' }]
  await scene.api.signUp({ ClientId: scene.clientId, Username: 'jane', Password: password, UserAttributes })
  while (scene.store.invocations.size === 0) await wait(50)
  t.match(scene.store.invocations.list('')[0], { outcome: 'answer' })
  t.equal(readFileSync(join(folder, 'sent.txt'), 'utf8'), scene.code('jane'))
})
