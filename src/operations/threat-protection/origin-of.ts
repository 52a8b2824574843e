import type { UserPoolClient } from '../../domain/records/pools.ts'
import type { Origin } from '../../domain/risk.ts'
import type { ContextDataType, UserContextDataType } from '../../model/generated/cognito-idp-types.ts'
import type { Context } from '../operation.ts'

/** Where a user's call comes from. AWS: an app may name its user's address only where its client is set to propagate it. */
export function originOf(data: UserContextDataType | undefined, client: UserPoolClient, { caller }: Context): Origin {
  const named = client.EnablePropagateAdditionalUserContextData === true ? data?.IpAddress : undefined
  const ip = named ?? caller?.address
  return ip === undefined ? {} : { ip }
}

/** Where a backend says that its user's call comes from. */
export function contextOrigin(data: ContextDataType | undefined): Origin {
  const device = data?.HttpHeaders.find(({ headerName }) => headerName?.toLowerCase() === 'user-agent')?.headerValue
  return { ...(data && { ip: data.IpAddress }), ...(device !== undefined && { device }) }
}
