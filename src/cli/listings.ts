/** Whole lists, page by page. */
import type { Connection, IdentityConnection } from './connection.ts'

interface Page<T> {
  readonly items: readonly T[] | undefined
  readonly next: string | undefined
}

/** The items of every page. */
async function listAll<T>(page: (token: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = []
  let token: string | undefined
  do {
    const { items = [], next } = await page(token)
    all.push(...items)
    token = next
  } while (token !== undefined)
  return all
}

export function userPools({ invoke }: Connection) {
  return listAll(async (NextToken) => {
    const { UserPools, NextToken: next } = await invoke('ListUserPools', { MaxResults: 60, NextToken })
    return { items: UserPools, next }
  })
}

export function identityPools({ invoke }: IdentityConnection) {
  return listAll(async (NextToken) => {
    const { IdentityPools, NextToken: next } = await invoke('ListIdentityPools', { MaxResults: 60, NextToken })
    return { items: IdentityPools, next }
  })
}

export function clientsOf(UserPoolId: string, { invoke }: Connection) {
  return listAll(async (NextToken) => {
    const { UserPoolClients, NextToken: next } = await invoke('ListUserPoolClients', { UserPoolId, MaxResults: 60, NextToken })
    return { items: UserPoolClients, next }
  })
}

export function groupsOf(UserPoolId: string, { invoke }: Connection) {
  return listAll(async (NextToken) => {
    const { Groups, NextToken: next } = await invoke('ListGroups', { UserPoolId, NextToken })
    return { items: Groups, next }
  })
}

export function resourceServersOf(UserPoolId: string, { invoke }: Connection) {
  return listAll(async (NextToken) => {
    const { ResourceServers, NextToken: next } = await invoke('ListResourceServers', { UserPoolId, MaxResults: 50, NextToken })
    return { items: ResourceServers, next }
  })
}

export function usersOf(UserPoolId: string, { invoke }: Connection) {
  return listAll(async (PaginationToken) => {
    const { Users, PaginationToken: next } = await invoke('ListUsers', { UserPoolId, Limit: 60, PaginationToken })
    return { items: Users, next }
  })
}

export function usersInGroup(UserPoolId: string, GroupName: string, { invoke }: Connection) {
  return listAll(async (NextToken) => {
    const { Users, NextToken: next } = await invoke('ListUsersInGroup', { UserPoolId, GroupName, Limit: 60, NextToken })
    return { items: Users, next }
  })
}
