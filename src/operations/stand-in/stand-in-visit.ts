/** A browser at a provider that the emulator plays: it picks an account, or makes one up. */
import { parameterOf } from '../../domain/authorization-request.ts'
import { compositeKey } from '../../domain/keys.ts'
import type { StandInAccount } from '../../domain/records/federation.ts'
import type { UserPoolClient } from '../../domain/records/pools.ts'
import { type StandInType, standsIn } from '../../domain/stand-in.ts'
import { federationSeconds, pendingFederation } from '../federation/pending.ts'
import type { Browser } from '../oauth/authorize.ts'
import type { Context } from '../operation.ts'
import { standInIssuer } from './answer-stand-in.ts'
import { standInToken } from './stand-in-key.ts'

/** As many as are shown. */
const accountsAtMost = 12

export interface StandInVisit {
  readonly type: StandInType
  /** That a sign-in leads back to. */
  readonly client: UserPoolClient
  /** Newest first. */
  readonly accounts: readonly StandInAccount[]
  readonly query: URLSearchParams
  readonly returnUrl: string
}

/** What a browser was sent here for; undefined where it was not. */
export function standInVisit(type: StandInType, { query, ...browser }: Browser, context: Context): StandInVisit | undefined {
  const { store } = context
  const pending = pendingFederation(query.get('state'), browser.federationText(), context)
  const provider = pending && store.identityProviders.get(compositeKey(pending.UserPoolId, pending.ProviderName))
  const client = pending && store.userPoolClients.get(pending.ClientId)
  if (pending === undefined || provider === undefined || client === undefined || standsIn(provider) !== type) return undefined
  // It sends browsers to where the emulator itself takes them back, and nowhere else.
  if (query.get('redirect_uri') !== pending.returnUrl || query.get('client_id') !== provider.ProviderDetails.client_id) return undefined
  const accounts = store.standInAccounts.list(type).reverse().slice(0, accountsAtMost)
  return { type, client, accounts, query, returnUrl: pending.returnUrl }
}

/** The way back with a code for an account. */
export async function standInAnswer({ type, query, returnUrl }: StandInVisit, { sub }: StandInAccount, context: Context): Promise<string> {
  const iss = standInIssuer(new URL(returnUrl).origin, type)
  const claims = Object.fromEntries(
    ['client_id', 'redirect_uri', 'nonce', 'code_challenge'].map((name) => [name, parameterOf(query, name)]),
  )
  const code = await standInToken('code', { ...claims, iss, sub, exp: context.clock.now() + federationSeconds }, context)
  return back(query, returnUrl, { code, iss })
}

/** The way back without one. */
export function standInRefusal({ type, query, returnUrl }: StandInVisit, error: string, description: string): string {
  return back(query, returnUrl, { error, error_description: description, iss: standInIssuer(new URL(returnUrl).origin, type) })
}

const back = (query: URLSearchParams, returnUrl: string, answer: Readonly<Record<string, string>>): string =>
  `${returnUrl}?${new URLSearchParams({ ...answer, state: query.get('state') ?? '' })}`
