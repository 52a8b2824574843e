declare const COGMOCK_VERSION: string

/** Of the package; the build puts it in. */
export const version: string = typeof COGMOCK_VERSION === 'string' ? COGMOCK_VERSION : '0.0.0'
