/** The function that may change what a federated sign-in takes over. Sign-in through providers calls it. */
import t from 'tap'
import type { UserPool } from '../../src/domain/records/pools.ts'
import type { Lambda } from '../../src/ports/ports.ts'
import { type Federating, inboundFederation } from '../../src/triggers/inbound-federation.ts'

const functionArn = 'arn:aws:lambda:us-east-1:000000000000:function:inbound'
const pool = {
  Id: 'us-east-1_abc',
  region: 'us-east-1',
  LambdaConfig: { InboundFederation: { LambdaArn: functionArn, LambdaVersion: 'V1_0' } },
} as unknown as UserPool
const federating: Federating = {
  pool,
  clientId: 'client',
  userName: 'google_123',
  providerName: 'Google',
  providerType: 'Google',
  attributes: { tokenResponse: { access_token: 'a' }, idToken: { sub: '123' }, userInfo: { email: 'jane@example.com' } },
}

function answering(userAttributesToMap: unknown): { readonly lambda: Lambda; readonly events: object[] } {
  const events: object[] = []
  const invoke: Lambda['invoke'] = async (arn, event) => {
    t.equal(arn, functionArn)
    events.push(JSON.parse(event))
    return { kind: 'answer', payload: JSON.stringify({ response: { userAttributesToMap } }) }
  }
  return { lambda: { invoke }, events }
}

t.test('InboundFederation is told what the provider said', async () => {
  const { lambda, events } = answering({})
  await inboundFederation(lambda, federating)
  t.same(events, [
    {
      version: '1',
      region: 'us-east-1',
      userPoolId: 'us-east-1_abc',
      userName: 'google_123',
      callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: 'client' },
      triggerSource: 'InboundFederation_ExternalProvider',
      request: { providerName: 'Google', providerType: 'Google', attributes: federating.attributes },
      response: { userAttributesToMap: {} },
    },
  ])
})

t.test('its answer takes the place of the attributes; an empty one keeps them', async (t) => {
  const rows = [
    [
      { email: 'new@example.com', number: 7, gone: null },
      { email: 'new@example.com', number: '7' },
    ],
    [{}, undefined],
    [undefined, undefined],
    [null, undefined],
  ] as const
  for (const [answer, expected] of rows) t.same(await inboundFederation(answering(answer).lambda, federating), expected)
  await t.rejects(inboundFederation(answering('text').lambda, federating), { name: 'InvalidLambdaResponseException' })
  t.equal(await inboundFederation(answering({ a: 'b' }).lambda, { ...federating, pool: { ...pool, LambdaConfig: {} } }), undefined)
})
