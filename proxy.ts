import { type NextRequest, NextResponse } from 'next/server';
import { DEVELOPMENT } from './lib/server/config/development.ts';
import { readListenAddress } from './lib/server/config/listen-address.ts';
import { readSparkUiOrigins } from './lib/server/config/spark-ui-origins.ts';
import { contentSecurityPolicy } from './lib/server/http/content-security-policy.ts';
import { API_HEADERS, SECURITY_HEADERS } from './lib/server/http/headers.ts';
import { describeMisdirected, isAllowedHost } from './lib/server/http/host.ts';

let formTargets: readonly string[] | null = null;

/**
 * The nonce of each page, and an early refusal of a foreign Host, for files too. No security boundary: the route
 * wrapper and the pages' principal check the Host again.
 */
export function proxy(request: NextRequest): NextResponse {
  const address = readListenAddress();
  if (!isAllowedHost(request.headers.get('host'), address)) {
    const headers = {
      ...SECURITY_HEADERS,
      'Cache-Control': 'private, no-store',
      'Content-Type': 'text/plain; charset=utf-8',
    };
    return new NextResponse(`${describeMisdirected(address)}\n`, { status: 421, headers });
  }
  const { pathname } = request.nextUrl;
  if (pathname.startsWith('/_next/static/')) return NextResponse.next();
  if (pathname.startsWith('/api/') || pathname === '/healthz' || pathname === '/readyz') {
    // What is set here outranks both next.config.mjs and the handler's own.
    return NextResponse.next({ headers: { 'Content-Security-Policy': API_HEADERS['Content-Security-Policy'] } });
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64');
  formTargets ??= readSparkUiOrigins();
  const policy = contentSecurityPolicy(nonce, DEVELOPMENT, formTargets);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  response.headers.set('Cache-Control', 'private, no-store');
  return response;
}
