/** What a style of managed login does at Amazon and not here. */
export const brandingGaps = [
  'The buttons of Google, Facebook, Apple and Amazon have the icons that `Assets` gives them, and none of these companies’ own.',
]
