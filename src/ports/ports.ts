/** What cogmock needs from the world. The real ones are in `live/`; tests bring their own. */

export interface Clock {
  /** Seconds since the epoch, to the millisecond: the unit of every timestamp of the API. */
  now(): number
}

export interface Random {
  bytes(length: number): Uint8Array
  /** A whole number from 0 to `below` - 1. */
  integer(below: number): number
  /** A version 4 UUID. */
  uuid(): string
}

/** A signing key as it is stored. */
export interface SigningKey {
  readonly kid: string
  readonly alg: 'RS256' | 'RS512'
  /** PKCS #8, PEM. */
  readonly privateKey: string
  /** The RSA modulus and public exponent, base64url. */
  readonly n: string
  readonly e: string
}

export interface Keys {
  /** A new RSA-2048 key; from a reserve made in idle time where there is one. */
  create(alg: SigningKey['alg']): Promise<SigningKey>
  /** The signature of `data`, base64url. Never blocks the event loop. */
  sign(key: SigningKey, data: string): Promise<string>
  verify(key: SigningKey, data: string, signature: string): boolean
}

/** What a Lambda function answered. */
export type LambdaResult =
  | { readonly kind: 'answer'; readonly payload: string }
  /** The function threw, or its process ended: `X-Amz-Function-Error` was set. */
  | { readonly kind: 'functionError'; readonly errorMessage: string }
  /** The function could not be run at all, or took too long. */
  | {
      readonly kind: 'unreachable'
      /** As AWS names it: `AccessDeniedException`. */
      readonly error: string
      /** What a developer needs to know to mend it. */
      readonly reason: string
    }

/** Lambda as triggers see it. */
export interface Lambda {
  invoke(functionArn: string, event: string): Promise<LambdaResult>
}

/** Where a function of this daemon has its code. */
export type FunctionCode =
  | {
      readonly kind: 'file'
      /** Absolute. */
      readonly file: string
      /** The export that is called: `handler`, or `index.handler`. */
      readonly handler?: string | undefined
      /** A file of `NAME=value` lines, absolute. */
      readonly envFile?: string | undefined
    }
  | { readonly kind: 'url'; readonly url: string }

export interface FunctionCall {
  readonly functionArn: string
  readonly functionName: string
  /** The function's `awsRequestId`. */
  readonly requestId: string
  /** JSON. */
  readonly event: string
  /** Undefined where the daemon has no such function of its own. */
  readonly code: FunctionCode | undefined
}

/** What runs functions. */
export interface FunctionRuntime {
  /** Never rejects. */
  run(call: FunctionCall): Promise<LambdaResult>
}

export interface Totp {
  /**
   * The 30-second step that a code of RFC 6238 (SHA-1, six digits) belongs to, or undefined where it is no code of the
   * step at `now` or of the ones beside it.
   * @param secret base32
   * @param now seconds since the epoch
   */
  step(secret: string, code: string, now: number): Promise<number | undefined>
}

/** What a pool expects of a passkey's proof. */
export interface Expectation {
  readonly challenge: string
  readonly origin: string
  readonly rpId: string
  readonly userVerified: boolean
}

export type RegisteredCredential =
  | { readonly kind: 'verified'; readonly id: string; readonly publicKey: string; readonly counter: number }
  | { readonly kind: 'otherRelyingParty' }
  | { readonly kind: 'refused'; readonly reason: string }

export interface WebAuthn {
  /** Verifies a RegistrationResponseJSON: its attestation, and all that is expected. @param algorithms COSE numbers */
  registered(response: unknown, expected: Expectation, algorithms: readonly number[]): Promise<RegisteredCredential>
  /**
   * Verifies an AuthenticationResponseJSON; the counter that comes with it, or undefined where it proves nothing.
   * @param known the key and counter of the passkey that it names
   */
  asserted(
    response: unknown,
    expected: Expectation,
    known: { readonly id: string; readonly publicKey: string; readonly counter: number },
  ): Promise<number | undefined>
}

/** A line of a CSV file. */
export interface CsvLine {
  /** The number of its last line in the file, from 1. */
  readonly line: number
  readonly values: readonly string[]
}

export interface Csv {
  /** Every line that is not empty, or what is wrong with the text. */
  lines(text: string): Promise<{ readonly lines: readonly CsvLine[] } | { readonly problem: string }>
}

export interface CertificateRequest {
  /** RSA, PKCS #8, PEM. */
  readonly privateKey: string
  readonly name: string
  /** Hexadecimal. */
  readonly serialNumber: string
  /** Seconds since the epoch. */
  readonly notBefore: number
  readonly notAfter: number
}

export interface Certificates {
  /** An X.509 certificate of a key, signed by the key itself: DER, base64. The same request gives the same certificate. */
  selfSigned(request: CertificateRequest): Promise<string>
}

/** An OpenID Connect provider in the role of a user pool's identity provider. */
export interface OpenIdProvider {
  /** For sentences. */
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string | undefined
  /** What is not found out from the issuer. */
  readonly endpoints: {
    readonly authorize?: string | undefined
    readonly token?: string | undefined
    readonly attributes?: string | undefined
    readonly keys?: string | undefined
  }
  readonly attributesMethod: 'GET' | 'POST'
  /** Answers the provider's own requests inside this process, where it is no server elsewhere. */
  readonly answer?: (request: Request) => Promise<Response>
}

/** Why a provider's part of a sign-in came to nothing. */
export interface OpenIdFailure {
  readonly kind: 'failed'
  /** An error code of OAuth 2.0, where the provider answered with one. */
  readonly error?: string
  /** A sentence for the developer. */
  readonly reason: string
}

/** What a provider said of a user; each part as JSON came. */
export interface OpenIdIdentity {
  readonly kind: 'identity'
  readonly tokens: Readonly<Record<string, unknown>>
  /** The claims of the ID token, verified. */
  readonly idToken: Readonly<Record<string, unknown>>
  readonly userInfo: Readonly<Record<string, unknown>> | undefined
}

export interface OpenId {
  /** Where the browser goes. @returns `verifier` where PKCE is used @param now seconds since the epoch */
  begin(
    provider: OpenIdProvider,
    parameters: Readonly<Record<string, string>>,
    verifier: string,
    now: number,
  ): Promise<{ readonly kind: 'begun'; readonly url: string; readonly verifier?: string } | OpenIdFailure>
  /** Takes what the browser brought back. Never longer than five seconds a request. */
  finish(
    provider: OpenIdProvider,
    back: {
      readonly url: string
      readonly returnUrl: string
      readonly state: string
      readonly nonce: string
      readonly verifier: string | undefined
    },
    now: number,
  ): Promise<OpenIdIdentity | OpenIdFailure>
  /** Whether an issuer signed an ID token, with RSA. What the token says is not looked at. */
  signed(token: string, issuer: string): Promise<{ readonly kind: 'signed' | 'unsigned' } | OpenIdFailure>
  /** Whose an access token is, and for which app. */
  owner(
    issuer: TokenIssuer,
    token: string,
  ): Promise<{ readonly kind: 'owner'; readonly app: string; readonly subject: string } | { readonly kind: 'nobody' } | OpenIdFailure>
}

/** Providers that are asked whose an access token is. */
export type TokenIssuer = 'amazon' | 'facebook'

/** What is not taken, and why: a clause. */
export interface SamlRefusal {
  readonly kind: 'refused'
  readonly reason: string
}

/** What the metadata of a SAML identity provider says. */
export interface SamlMetadata {
  readonly kind: 'metadata'
  readonly entityId: string
  /** Of its signatures: X.509, DER, base64. */
  readonly certificates: readonly string[]
  /** For HTTP-Redirect. */
  readonly signOnUrl: string
  readonly logoutUrl?: string
}

/** An assertion whose signature is the provider's; what it says is not checked yet. Times are seconds since the epoch. */
export interface SamlAssertion {
  readonly kind: 'assertion'
  readonly id: string
  readonly issuer: string
  readonly nameId: string
  readonly nameIdFormat?: string
  /** Of the method `bearer`. */
  readonly confirmations: readonly {
    readonly recipient?: string
    readonly inResponseTo?: string
    readonly notBefore?: number
    readonly notOnOrAfter?: number
  }[]
  readonly notBefore?: number
  readonly notOnOrAfter?: number
  /** One list for each restriction. */
  readonly audiences: readonly (readonly string[])[]
  readonly sessionIndex?: string
  readonly attributes: Readonly<Record<string, readonly string[]>>
}

export interface Saml {
  metadata(text: string): Promise<SamlMetadata | SamlRefusal>
  /** The document at a URL; it has five seconds. */
  fetched(url: string): Promise<{ readonly kind: 'fetched'; readonly text: string } | SamlRefusal>
  /**
   * @param response the form's `SAMLResponse` @param certificates as in the metadata: one of them must have signed it
   * @param key PKCS #8, PEM: what the assertion must be encrypted for; undefined where it must not be
   */
  assertion(response: string, certificates: readonly string[], key: string | undefined): Promise<SamlAssertion | SamlRefusal>
  /** The answer to a request to sign out, which must be signed as well. */
  logoutResponse(
    response: string,
    certificates: readonly string[],
  ): Promise<{ readonly kind: 'loggedOut'; readonly issuer: string; readonly inResponseTo: string } | SamlRefusal>
  /** A provider's own request to sign out, signed. */
  logoutRequest(
    request: string,
    certificates: readonly string[],
  ): Promise<{ readonly kind: 'asked'; readonly issuer: string; readonly id: string } | SamlRefusal>
  /** Who a message says that it is from. Nothing is verified yet. */
  issuer(message: string): Promise<{ readonly kind: 'issuer'; readonly issuer: string } | SamlRefusal>
}

/** Hashes of passwords that came with imported users. */
export interface PasswordHashes {
  /** @param hash of bcrypt in its modular crypt format, of Argon2id, scrypt or PBKDF2 with SHA-256 in the PHC string format */
  matches(hash: string, password: string): Promise<boolean>
}

export interface Ports {
  readonly clock: Clock
  readonly random: Random
  readonly keys: Keys
  readonly lambda: FunctionRuntime
  readonly totp: Totp
  readonly webAuthn: WebAuthn
  readonly csv: Csv
  readonly passwordHashes: PasswordHashes
  readonly certificates: Certificates
  readonly openId: OpenId
  readonly saml: Saml
}
