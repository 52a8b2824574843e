const beginnings: readonly (readonly [string, string])[] = [
  ['iVBORw0KGgo', 'image/png'],
  ['/9j/', 'image/jpeg'],
  ['R0lGOD', 'image/gif'],
  ['UklGR', 'image/webp'],
]

/** What kind of image base64 is, by how it begins; undefined where it is none that is known. */
export const imageType = (base64: string): string | undefined => beginnings.find(([beginning]) => base64.startsWith(beginning))?.[1]
