/**
 * The API is called from web pages of any origin: AWS's own SDK runs in browsers. A page may send any header, and read
 * the ones that SDKs look at.
 */
export const corsHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date',
} as const

/** @param requested `Access-Control-Request-Headers` */
export function preflightHeaders(requested: string | undefined): Record<string, string> {
  return {
    ...corsHeaders,
    'access-control-allow-methods': 'GET, HEAD, POST, OPTIONS',
    'access-control-allow-headers': requested ?? '*',
    'access-control-max-age': '172800',
    // Chrome asks before a public page may talk to this machine.
    'access-control-allow-private-network': 'true',
    vary: 'Access-Control-Request-Headers',
    'content-length': '0',
  }
}
