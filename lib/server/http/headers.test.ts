import { expect, test } from 'vitest';
import { securityHeaders } from '../../../next.config.mjs';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { API_HEADERS, SECURITY_HEADERS } from './headers.ts';

test('files and pages get the same list as the interface (S-14)', () => {
  const { 'Content-Security-Policy': policy, ...others } = securityHeaders;
  expect(others).toEqual(SECURITY_HEADERS);
  expect(API_HEADERS).toMatchObject(SECURITY_HEADERS);
  expect(policy).toBe("frame-ancestors 'none'; object-src 'none'; base-uri 'none'");
});

test('a page may run what carries the nonce and nothing inline (S-13)', () => {
  const policy = new Map(
    contentSecurityPolicy('N', false, [])
      .split('; ')
      .map((part) => [part.split(' ')[0], part]),
  );
  expect(policy.get('default-src')).toBe("default-src 'none'");
  expect(policy.get('script-src')).toBe("script-src 'nonce-N' 'strict-dynamic'");
  expect(policy.get('style-src')).toBe("style-src 'self' 'nonce-N'");
  expect(policy.get('worker-src')).toBe("worker-src 'self'");
  for (const part of policy.values()) expect(part).not.toMatch(/unsafe-eval|\*|https?:|blob:/);
});
