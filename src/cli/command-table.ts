import type { Command } from './command.ts'

/** A row loads its command only when it is addressed: what `cogmock --help` prints is all here. */
export interface CommandRow {
  readonly summary: string
  load(): Promise<Command>
}

export interface CommandGroup {
  readonly title: string
  /** By the whole name: `token decode`. */
  readonly commands: Readonly<Record<string, CommandRow>>
}

/** Every command that is not a service command, in the order that the help, the manual and the README list them. */
export const commandTable: readonly CommandGroup[] = [
  {
    title: 'The emulator',
    commands: {
      start: { summary: 'Start the emulator in the background', load: async () => (await import('./commands/start.ts')).start },
      stop: { summary: 'Stop it, after the requests in flight', load: async () => (await import('./commands/stop.ts')).stop },
      restart: { summary: 'Stop it and start it as it was started', load: async () => (await import('./commands/restart.ts')).restart },
      status: {
        summary: 'Say whether it runs, where, and with which state',
        load: async () => (await import('./commands/status.ts')).status,
      },
      'ca path': {
        summary: 'Print where the certificate of the local authority is',
        load: async () => (await import('./commands/ca/path.ts')).caPath,
      },
      logs: { summary: 'Print its log, or follow it', load: async () => (await import('./commands/logs.ts')).logs },
      reset: { summary: 'Forget every pool, user and code', load: async () => (await import('./commands/reset.ts')).reset },
      seed: { summary: 'Create what a file describes, once', load: async () => (await import('./commands/seed.ts')).seed },
      quickstart: {
        summary: 'From nothing to verified tokens, showing each command',
        load: async () => (await import('./commands/quickstart.ts')).quickstart,
      },
    },
  },
  {
    title: 'Signing in',
    commands: {
      login: { summary: 'Sign in and keep the tokens', load: async () => (await import('./commands/login.ts')).login },
      open: { summary: 'Open a hosted page in the browser', load: async () => (await import('./commands/open.ts')).open },
      logout: { summary: 'Revoke the tokens and forget them', load: async () => (await import('./commands/logout.ts')).logout },
      whoami: { summary: 'Say who is signed in', load: async () => (await import('./commands/whoami.ts')).whoami },
      'token get': {
        summary: 'Print a token, refreshed when it has expired',
        load: async () => (await import('./commands/token/get.ts')).tokenGet,
      },
      'token client-credentials': {
        summary: 'Print an access token for a client, without a user',
        load: async () => (await import('./commands/token/client-credentials.ts')).tokenClientCredentials,
      },
      'token decode': {
        summary: 'Explain what a token says, claim by claim',
        load: async () => (await import('./commands/token/decode.ts')).tokenDecode,
      },
      'token verify': {
        summary: 'Check a token, with a reason for each check',
        load: async () => (await import('./commands/token/verify.ts')).tokenVerify,
      },
    },
  },
  {
    title: 'Passkeys in software',
    commands: {
      'webauthn register': {
        summary: 'Make a passkey and register it',
        load: async () => (await import('./commands/webauthn/register.ts')).webauthnRegister,
      },
      'webauthn sign-in': {
        summary: 'Sign in with a passkey and print the tokens',
        load: async () => (await import('./commands/webauthn/sign-in.ts')).webauthnSignIn,
      },
      'webauthn list': {
        summary: 'List the passkeys that are kept here',
        load: async () => (await import('./commands/webauthn/list.ts')).webauthnList,
      },
      'webauthn create': {
        summary: 'Answer the options of a registration',
        load: async () => (await import('./commands/webauthn/create.ts')).webauthnCreate,
      },
      'webauthn get': {
        summary: 'Answer the options of a sign-in',
        load: async () => (await import('./commands/webauthn/get.ts')).webauthnGet,
      },
    },
  },
  {
    title: 'Codes that would have been sent',
    commands: {
      'codes tail': { summary: 'Show codes as they are issued', load: async () => (await import('./commands/codes/tail.ts')).codesTail },
      'codes list': { summary: 'List codes, the newest last', load: async () => (await import('./commands/codes/list.ts')).codesList },
      'codes get': {
        summary: "Print only a user's newest code, for scripts",
        load: async () => (await import('./commands/codes/get.ts')).codesGet,
      },
    },
  },
  {
    title: 'Lambda functions of user pools',
    commands: {
      'lambda add': { summary: 'Make a file or a URL a function', load: async () => (await import('./commands/lambda/add.ts')).lambdaAdd },
      'lambda list': { summary: 'List the functions', load: async () => (await import('./commands/lambda/list.ts')).lambdaList },
      'lambda remove': { summary: 'Forget a function', load: async () => (await import('./commands/lambda/remove.ts')).lambdaRemove },
      'lambda invoke': {
        summary: 'Run a function with an event of yours',
        load: async () => (await import('./commands/lambda/invoke.ts')).lambdaInvoke,
      },
      'lambda events': {
        summary: 'List the calls, with what functions were told and answered',
        load: async () => (await import('./commands/lambda/events.ts')).lambdaEvents,
      },
      'lambda replay': {
        summary: 'Send a recorded event again',
        load: async () => (await import('./commands/lambda/replay.ts')).lambdaReplay,
      },
      'lambda logs': {
        summary: 'Print what functions print, or follow it',
        load: async () => (await import('./commands/lambda/logs.ts')).lambdaLogs,
      },
    },
  },
  {
    title: 'Errors on demand',
    commands: {
      'fault add': {
        summary: 'Let the next requests for an operation fail',
        load: async () => (await import('./commands/fault/add.ts')).faultAdd,
      },
      'fault list': {
        summary: 'List what was told to fail',
        load: async () => (await import('./commands/fault/list.ts')).faultList,
      },
      'fault remove': {
        summary: 'Let an operation, or all, answer as by itself',
        load: async () => (await import('./commands/fault/remove.ts')).faultRemove,
      },
    },
  },
  {
    title: 'Many users at once',
    commands: {
      'users import': {
        summary: 'Create users from a CSV file',
        load: async () => (await import('./commands/users/import.ts')).usersImport,
      },
      'users export': {
        summary: 'Write users as a CSV file that can be imported',
        load: async () => (await import('./commands/users/export.ts')).usersExport,
      },
    },
  },
  {
    title: 'Settings and shell',
    commands: {
      env: { summary: 'Print variables that point the AWS SDKs here', load: async () => (await import('./commands/env.ts')).env },
      'config get': { summary: 'Print one setting', load: async () => (await import('./commands/config/get.ts')).configGet },
      'config set': { summary: 'Change one setting', load: async () => (await import('./commands/config/set.ts')).configSet },
      'config list': { summary: 'Print every setting', load: async () => (await import('./commands/config/list.ts')).configList },
      'config path': {
        summary: 'Print where the settings are kept',
        load: async () => (await import('./commands/config/path.ts')).configPath,
      },
      coverage: {
        summary: 'List every operation of the API and how it is met',
        load: async () => (await import('./commands/coverage.ts')).coverage,
      },
      completion: {
        summary: 'Print the completion script of a shell',
        load: async () => (await import('./commands/completion.ts')).completion,
      },
      man: { summary: 'Open the manual page of a command', load: async () => (await import('./commands/man.ts')).man },
      help: { summary: 'Explain a command', load: async () => (await import('./commands/help.ts')).help },
    },
  },
]

/** `codes` is not a command, but what `codes tail` begins with. */
export const commandFamilies: Readonly<Record<string, string>> = {
  ca: 'The authority behind HTTPS on this machine',
  token: 'Get, explain and check tokens',
  codes: 'Read the codes that would have been sent by mail or text message',
  lambda: 'Run the Lambda functions of user pools on this machine',
  fault: 'Let operations fail, to see what an app does then',
  webauthn: 'Register passkeys and sign in with them, from a shell',
  config: 'Read and change settings',
}

export const commandRows: ReadonlyMap<string, CommandRow> = new Map(commandTable.flatMap(({ commands }) => Object.entries(commands)))

/** Every whole name: `start`, `token decode`. */
export const commandNames: readonly string[] = [...commandRows.keys()]
