import { sameText } from '../../domain/same-text.ts'

/** Whether an `Authorization` header has the token that the run file has: whoever can read that file is the daemon's owner. */
export const knowsToken = (token: string, authorization: string | undefined): boolean => sameText(`Bearer ${token}`, authorization ?? '')
