/** How much of a thing there may be. Quotas that Amazon raises on request are not kept: a shared daemon outlives many test suites. */

// AWS: "Quotas in Amazon Cognito", resources that can't be adjusted.
export const quotas = { groupsPerPool: 10_000, groupsPerUser: 100, providersPerPool: 300 } as const
