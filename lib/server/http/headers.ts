/** Sent with every answer, pages, files and interface alike; next.config.mjs and a test hold the same list. */
export const SECURITY_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'X-Frame-Options': 'DENY',
} as const;

/** What the interface adds: an answer is for its reader alone, and is never a document that runs anything. */
export const API_HEADERS = {
  ...SECURITY_HEADERS,
  'Cache-Control': 'private, no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
} as const;
