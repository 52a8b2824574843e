/** What a style of managed login does at Amazon and not here. */
export const brandingGaps = [
  'Of `Settings`, the session timer, instructions, the phone number selector, and of `Assets` the icons of provider buttons, are kept and not shown.',
]
