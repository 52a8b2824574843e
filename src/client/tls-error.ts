/** What Node calls certificates that it does not trust, in the words of the reference's TLS library. */
const verification: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'self-signed certificate in certificate chain',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unable to get local issuer certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unable to get local issuer certificate',
  UNABLE_TO_GET_ISSUER_CERT: 'unable to get issuer certificate',
  CERT_HAS_EXPIRED: 'certificate has expired',
  CERT_NOT_YET_VALID: 'certificate is not yet valid',
}

/** Of the file of authorities. */
const unreadable: Readonly<Record<string, string>> = {
  ENOENT: '[Errno 2] No such file or directory',
  EACCES: '[Errno 13] Permission denied',
  EISDIR: '[Errno 21] Is a directory',
}

/** Why a secure connection was not made. */
export function tlsError({ code = '', message }: NodeJS.ErrnoException): string {
  const mistrust = verification[code]
  if (mistrust !== undefined) return `[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: ${mistrust} (_ssl.c:992)`
  const reason = /^ERR_SSL_(\w+)$/.exec(code)?.[1]
  if (reason === undefined) return unreadable[code] ?? message
  return `[SSL: ${reason}] ${reason.toLowerCase().replaceAll('_', ' ')} (_ssl.c:992)`
}
