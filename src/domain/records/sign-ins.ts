/** Sign-ins: what is under way, and what has come of it. API members keep the API's spelling; our own fields are camelCase. Times are seconds since the epoch. Records are plain JSON and never changed in place. */
import type { Level } from '../acr.ts'
import type { SamlSubject } from '../saml.ts'

/** One sign-in: the tokens that descend from it share `originJti`. */
export interface SignIn {
  readonly originJti: string
  readonly UserPoolId: string
  readonly ClientId: string
  readonly Username: string
  readonly authTime: number
  /** The newest last; more than one only under rotation. */
  readonly refreshTokens: readonly RefreshToken[]
  readonly expires: number
  readonly scopes: readonly string[]
  readonly revoked?: true
  /** What was proved, as the `amr` claim calls it. */
  readonly methods?: readonly string[]
  /** The `acr` claim of its tokens; those of a sign-in that asked for no level have neither claim. */
  readonly acr?: string
  /** The `event_id` claim of its tokens: what threat protection noted of it, where it did. */
  readonly eventId?: string
  readonly deviceKey?: string
  /** Was granted by the OAuth endpoints: its tokens say so, and without the scope `openid` there is no ID token. */
  readonly oauth?: true
  /** The audience that the access tokens were asked for. */
  readonly resource?: string
  /** What is known of the sign-in where the pool tracks sessions; `origin` is the single sign-on session that it came through. */
  readonly session?: SessionFacts & { readonly origin?: string }
}

export interface RefreshToken {
  /** SHA-256 of the token, base64url: the token itself is not kept. */
  readonly digest: string
  /** Until when a replaced token still works. */
  readonly usableUntil?: number
}

export interface SessionFacts {
  readonly id: string
  readonly created: number
  readonly lastActive: number
  readonly device: string
  readonly address?: string
}

/** An authentication between two calls. */
export interface ChallengeSession {
  readonly id: string
  readonly UserPoolId: string
  readonly ClientId: string
  readonly Username: string
  /** The challenge that this session answers. */
  readonly challenge: string
  /** The `AuthFlow` that it began with. */
  readonly flow: string
  readonly expires: number
  /** What is proved already, as the `amr` claim calls it. */
  readonly methods?: readonly string[]
  /** The levels of authentication that it is to reach. */
  readonly levels?: readonly Level[]
  /** Was answered: a session works once. */
  readonly used?: true
  /** What threat protection notes of this authentication. */
  readonly eventId?: string
  /** What the challenge needs to know when it is answered. */
  readonly state: Readonly<Record<string, string>>
}

/** What a browser takes back to the app, which exchanges it for tokens. It works once: using it removes it. */
export interface AuthorizationCode {
  /** SHA-256 of the code, base64url: the code itself is not kept. */
  readonly digest: string
  readonly UserPoolId: string
  readonly ClientId: string
  readonly Username: string
  readonly redirectUri: string
  readonly scopes: readonly string[]
  readonly nonce?: string
  /** Base64url of the SHA-256 of the verifier that will come. */
  readonly codeChallenge?: string
  readonly resource?: string
  readonly authTime: number
  readonly methods?: readonly string[]
  readonly acr?: string
  readonly eventId?: string
  readonly deviceKey?: string
  /** The single sign-on session that it comes from, where the pool tracks sessions. */
  readonly ssoSession?: string
  readonly expires: number
}

/** A browser in which somebody has signed in to the hosted pages; its cookie has the text behind the digest. */
export interface HostedSession {
  readonly digest: string
  readonly UserPoolId: string
  readonly Username: string
  readonly authTime: number
  /** What was proved, as the `amr` claim calls it. */
  readonly methods?: readonly string[]
  /** The level of authentication, where an identity provider is who says it. */
  readonly level?: Level
  /** What threat protection noted of the sign-in. */
  readonly eventId?: string
  readonly deviceKey?: string
  /** Whom the SAML provider knows, where it began there. */
  readonly saml?: SamlSubject & { readonly ProviderName: string }
  /** What is known of it where the pool tracks sessions, and the client that it began with. */
  readonly session?: SessionFacts & { readonly ClientId: string }
  readonly expires: number
}
