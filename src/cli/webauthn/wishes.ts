import { flag, option } from '../parameter.ts'

/** The options of every command that plays the browser. */
export const ceremonyParameters = {
  origin: option('URL', 'The page that asks, if not the one that goes with the relying party'),
  unverified: flag('Be an authenticator that cannot tell who its user is'),
}

/** The options of those that make a passkey. */
export const creationParameters = {
  name: option('NAME', 'What to call the passkey here'),
  ...ceremonyParameters,
  packed: flag('Attest the new key with itself, which browsers do only where they are asked to'),
}
