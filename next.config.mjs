const root = import.meta.dirname;

/**
 * Sent with every answer, files included, so also where the proxy file is passed by. lib/server/http/headers.ts holds
 * the same list for the interface, and a test holds the two together.
 */
export const securityHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'X-Frame-Options': 'DENY',
  'Content-Security-Policy': "frame-ancestors 'none'; object-src 'none'; base-uri 'none'",
};

/** @type {import('next').NextConfig} */
export default {
  output: 'standalone',
  poweredByHeader: false,
  reactStrictMode: true,
  // Next would gzip JSON and leave NDJSON alone; a reverse proxy does both, and zlib leaks on aborted answers.
  compress: false,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  // A lockfile in a folder above must not move the root of what is traced and watched.
  outputFileTracingRoot: root,
  turbopack: { root },
  // Where a proxy file exists, Next keeps a copy of each body in memory; nothing here reads one.
  experimental: { proxyClientMaxBodySize: '64kb' },
  headers: async () => [
    { source: '/:path*', headers: Object.entries(securityHeaders).map(([key, value]) => ({ key, value })) },
  ],
};
