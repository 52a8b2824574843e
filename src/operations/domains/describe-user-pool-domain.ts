import { defineOperation } from '../operation.ts'

// Seen: a domain that does not exist is described as nothing, not refused.
export const describeUserPoolDomain = defineOperation('DescribeUserPoolDomain', (input, { store }) => ({
  DomainDescription: store.domains.get(input.Domain) ?? {},
}))
