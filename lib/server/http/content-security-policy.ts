/**
 * The policy of a page. Scripts run by the nonce of this one answer and what they load themselves; style attributes are
 * needed because rows of the virtual table and charts are placed by them. React's development build needs eval.
 * `formTargets` are origins that a form's answer may lead on to, beside our own.
 * Trusted Types are not required: tried on Next 16.4.5, and Turbopack loads every lazy chunk by a plain script address.
 */
export function contentSecurityPolicy(nonce: string, development: boolean, formTargets: readonly string[]): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development ? `style-src 'self' 'unsafe-inline'` : `style-src 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `base-uri 'none'`,
    [`form-action 'self'`, ...formTargets].join(' '),
    `frame-ancestors 'none'`,
    `object-src 'none'`,
  ].join('; ');
}
