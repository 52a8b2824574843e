/** A hosted page is a client: it may only invoke operations and render the answer. */
import type { HostedLook } from '../../../operations/oauth/hosted-look.ts'
import type { ContactFactor } from '../../../operations/oauth/hosted-mfa-contact.ts'
import type { HostedProviders } from '../../../operations/oauth/hosted-providers.ts'
import type { HostedRequest } from '../../../operations/oauth/hosted-request.ts'
import type { HostedChallenge, HostedStep } from '../../../operations/oauth/hosted-sign-in.ts'
import type { Output } from '../../../operations/operation.ts'
import type { Html } from './html.ts'
import type { Graphic, Look } from './look.ts'
import type { Texts } from './texts/english.ts'

export type PageName =
  | 'login'
  | 'signUp'
  | 'confirm'
  | 'resendCode'
  | 'forgotPassword'
  | 'confirmForgotPassword'
  | 'selectChallenge'
  | 'newPassword'
  | 'mfa'
  | 'selectMfa'
  | 'mfaSetup'
  | 'passkey'
  | 'addPasskey'

/** What every page of one call knows. */
export interface Visit {
  readonly hosted: HostedRequest
  /** The app's parameters as they came, with the `?`: every page passes them on. */
  readonly search: string
  readonly query: URLSearchParams
  /** Before every path. */
  readonly base: string
  readonly language: string
  readonly texts: Texts
  readonly csrf: string
  readonly look: Look
  readonly terms: HostedLook['terms']
  readonly providers: HostedProviders
}

/** What is typed and what comes with it. */
export interface View {
  readonly visit: Visit
  /** By field; passwords and codes are not among them. */
  readonly values: Readonly<Record<string, string>>
  readonly problem?: string | undefined
  readonly notice?: string | undefined
  readonly challenge?: HostedChallenge | undefined
}

export interface Content {
  readonly title: string
  readonly subtitle?: string
  readonly body: Html
  /** What only a script can do; it is ours, and the same for everybody. */
  readonly script?: string
  /** What the style may have a picture of. */
  readonly graphic?: Graphic | undefined
  /** Where a browser goes on to by itself. */
  readonly onward?: string
}

/** The page to go on with. */
export type Next =
  | HostedStep
  /** To a place that is known to be good: a registered redirect URI, or one of our own. */
  | { readonly kind: 'leave'; readonly to: string }
  | ({ readonly kind: 'show'; readonly page: PageName } & Omit<View, 'visit' | 'values'> & Partial<View>)

/** The operations that pages use. */
export type PageOperation =
  | 'SignUp'
  | 'ConfirmSignUp'
  | 'ResendConfirmationCode'
  | 'ForgotPassword'
  | 'ConfirmForgotPassword'
  | 'AssociateSoftwareToken'
  | 'VerifySoftwareToken'

/** What a page may do. All of it throws what the API would. */
export interface Actions {
  /** Client and secret hash are added. */
  invoke<Op extends PageOperation>(operation: Op, input: Readonly<Record<string, unknown>>): Promise<Output<Op>>
  begin(username: string, password?: string): Promise<HostedStep>
  /** Who is signed in, but has to prove more than that for the app; undefined where nobody has. */
  stepUpName(): Promise<string | undefined>
  /** Asks for what is missing; undefined where nobody has to prove more any longer. */
  stepUp(): Promise<HostedStep | undefined>
  /** @param remember the user wants this browser to be remembered */
  answer(challenge: HostedChallenge, responses: Readonly<Record<string, string>>, remember?: boolean): Promise<HostedStep>
  /** Gives an address that a second factor needs; its code is asked for next. */
  setUpContact(challenge: HostedChallenge, factor: ContactFactor, value: string): Promise<HostedStep>
  /** A text that proves for a while that this browser's user knew the password of an account which is to be confirmed first. */
  rememberProof(username: string): Promise<string>
  /** Signs in whom `rememberProof` remembered, once the account is confirmed; undefined where it remembers nobody. */
  beginProven(username: string, proof: string): Promise<HostedStep | undefined>
  /** What a browser needs to make a passkey; undefined where nobody is signed in. */
  passkeyOptions(): Promise<unknown>
  /** Whether somebody is signed in to have it. */
  addPasskey(credential: unknown): Promise<boolean>
}

export type Form<Field extends string> = Readonly<Record<Field, string>>

export interface Page<Field extends string = string> {
  /** What is read of a posted form; a field that is missing is the empty text. */
  readonly fields: readonly Field[]
  /** The fields whose values are not shown again. */
  readonly secret: readonly Field[]
  /** Answers a challenge: without one, a browser begins at the login page. */
  readonly challenge?: true
  /** Values to begin with; undefined where the browser has to sign in first. */
  enter?(actions: Actions): Promise<Readonly<Record<string, string>> | undefined>
  show(view: View, actions: Actions): Content | Promise<Content>
  submit(form: Form<Field>, view: View, actions: Actions): Promise<Next>
}

/** The page knows its fields by name; the table of all pages need not. */
export const definePage = <Field extends string>(page: Page<Field>): Page => page
