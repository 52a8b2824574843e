import type { ServiceName } from '../../model/shapes.ts'

/** The commands that are services of AWS. */
export const serviceNames: readonly ServiceName[] = ['cognito-idp', 'cognito-identity']
