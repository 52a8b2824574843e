/** Threat protection and its logs. API members keep the API's spelling; our own fields are camelCase. Times are seconds since the epoch. Records are plain JSON and never changed in place. */
import type { AuthEventType, LogDeliveryConfigurationType, RiskConfigurationType } from '../../model/generated/cognito-idp-types.ts'

/** What threat protection noted of a call. */
export interface AuthEvent extends AuthEventType {
  readonly EventId: string
  readonly UserPoolId: string
  readonly ClientId?: string
  readonly Username: string
  readonly CreationDate: number
  /** Its risk was looked at. */
  readonly assessed?: true
  /** What the links of a notification prove themselves with. */
  readonly feedbackToken: string
}

/** Of a user pool, or of one client in it, whose id is empty otherwise. */
export interface RiskConfiguration extends RiskConfigurationType {
  readonly UserPoolId: string
  readonly ClientId: string
  readonly LastModifiedDate: number
}

export interface LogDelivery extends LogDeliveryConfigurationType {
  readonly UserPoolId: string
}
