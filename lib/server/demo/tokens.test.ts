import { describe, expect, test } from 'vitest';
import { openTokens } from './tokens.ts';

describe('page tokens', () => {
  let now = 1_000_000;
  const tokens = openTokens({ nowMs: () => now, lifetimeMs: 60_000 });

  test('lead on, are opaque and within the narrowest pattern', () => {
    const token = tokens.encode('q', [3, 77]);
    expect(token).toMatch(/^[A-Za-z0-9_=-]{1,1024}$/);
    expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain('77');
    expect(tokens.decode('q', token)).toEqual([3, 77]);
  });

  test('of another query, another endpoint, garbled or too old are nothing', () => {
    const token = tokens.encode('q', [1]);
    expect(tokens.decode('p', token)).toBeNull();
    expect(openTokens({ nowMs: () => now, lifetimeMs: 60_000 }).decode('q', token)).toBeNull();
    for (const garbled of ['', 'x', token.slice(1), `${token}A`, token.replace(/.$/, '#'), 'ü'.repeat(40)]) {
      expect(tokens.decode('q', garbled), garbled).toBeNull();
      expect(tokens.isExpired('q', garbled), garbled).toBe(false);
    }
    expect(tokens.isExpired('q', token)).toBe(false);
    now += 60_000;
    expect(tokens.decode('q', token)).toBeNull();
    expect([tokens.isExpired('q', token), tokens.isExpired('p', token)]).toEqual([true, false]);
  });
});
