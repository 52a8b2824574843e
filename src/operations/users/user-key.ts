import type { User } from '../../domain/records.ts'
import { compositeKey } from '../../store/kinds.ts'

export const userKey = ({ UserPoolId, Username }: Pick<User, 'UserPoolId' | 'Username'>): string => compositeKey(UserPoolId, Username)
