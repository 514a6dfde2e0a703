import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodePart,
  encodePart,
  parseRef,
  parseScopeRef,
  scopeHref,
  toHref,
  toKey,
  toScopeRef,
} from './resource-ref.ts';
import { SERVICES } from './service.ts';

/** Any sequence of UTF-16 code units, lone surrogates included. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd800, max: 0xdfff })), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units));
const hostile = fc.oneof(
  anyText,
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '.', '..', '...', '~', '~~', '~LgA', '%', '%2F', '%2f..', '//', '/', '\\', ' ', '+', '?a=b#c'),
  fc.constantFrom(
    '\0',
    '\r\n',
    '\u2028',
    '\u202e',
    '\ud800',
    '\udfff\ud800',
    '👩‍👩‍👧‍👦',
    '__proto__',
    '$default',
    '<script>',
  ),
);

describe('part codec', () => {
  it('H-03 H-04 gives every string back', () => {
    fc.assert(
      fc.property(hostile, (part) => {
        expect(decodePart(encodePart(part))).toBe(part);
      }),
    );
  });

  it('never gives two strings one segment', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        expect(encodePart(a) === encodePart(b)).toBe(a === b);
      }),
    );
  });

  it('writes one path segment that URL parsers leave as it is', () => {
    fc.assert(
      fc.property(hostile, (part) => {
        const encoded = encodePart(part);
        expect(encoded).toMatch(/^[\w.!~*'()%-]+$/);
        expect(new URL(`http://h/a/${encoded}/b`).pathname).toBe(`/a/${encoded}/b`);
      }),
    );
  });

  it('never throws, and reads one `~` form only', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          hostile,
          hostile.map((text) => `~${text}`),
        ),
        (segment) => {
          const part = decodePart(segment);
          if (part !== null && segment.startsWith('~')) expect(encodePart(part)).toBe(segment);
        },
      ),
    );
  });

  it.each([
    ['', '~'],
    ['.', '~LgA'],
    ['..', '~LgAuAA'],
    ['~', '~fgA'],
    ['\ud800', '~ANg'],
    ['a b/c', 'a%20b%2Fc'],
    ['%2F', '%252F'],
    ['00f1abc', '00f1abc'],
  ])('writes %j as %s', (part, encoded) => {
    expect(encodePart(part)).toBe(encoded);
    expect(decodePart(encoded)).toBe(part);
  });

  it.each(['', '.', '..', 'a/b', '%', '%zz', '%E0%A4', '%ED%A0%80', '~!', '~A', '~LgB', '~YQA', '~LgA='])(
    'refuses %j',
    (segment) => {
      expect(decodePart(segment)).toBeNull();
    },
  );

  it('reads escapes that a mail program added', () => {
    expect(decodePart('it%27s%2E')).toBe("it's.");
  });
});

describe('references to scopes', () => {
  const ref = fc.record({
    service: fc.constantFrom(...SERVICES),
    account: hostile,
    region: hostile,
    scope: hostile,
  });

  it('come back from their href, through a URL, and from the key of a session in them', () => {
    fc.assert(
      fc.property(ref, hostile, (given, id) => {
        const { pathname } = new URL(scopeHref(given), 'http://127.0.0.1:3000');
        expect(parseScopeRef(pathname.split('/').slice(2))).toEqual(given);
        expect(toScopeRef(toKey({ ...given, id }))).toEqual(given);
      }),
    );
  });

  it.each([
    [[]],
    [['athena']],
    [['athena', '1', 'r']],
    [['athena', '1', 'r', 's', 'x']],
    [['s3', '1', 'r', 's']],
    [['athena', '1', 'r', '']],
    [['athena', '1', 'r', 'a/b']],
    [['athena', '1', 'r/s', 'x']],
    [['athena', '1', '%', 's']],
  ])('are none in %j', (parts) => {
    expect(parseScopeRef(parts)).toBeNull();
  });
});

describe('references', () => {
  const ref = fc.record({
    service: fc.constantFrom(...SERVICES),
    account: hostile,
    region: hostile,
    scope: hostile,
    id: hostile,
  });

  it('come back from their href, through a URL', () => {
    fc.assert(
      fc.property(ref, (given) => {
        const { pathname } = new URL(toHref(given), 'http://127.0.0.1:3000');
        expect(parseRef(pathname.split('/').slice(2))).toEqual(given);
        expect(toHref(given)).toBe(`/sessions/${toKey(given)}`);
      }),
    );
  });

  it('have keys that differ where they do', () => {
    const glue = { service: 'glue', account: '1', region: 'r', scope: '-', id: 'a/b' } as const;
    expect(toKey(glue)).toBe('glue/1/r/-/a%2Fb');
    expect(toKey({ ...glue, scope: '-/a', id: 'b' })).not.toBe(toKey(glue));
    expect(scopeHref(glue)).toBe('/scopes/glue/1/r/-');
  });

  it.each([
    [['glue', '1', 'r', '-']],
    [['glue', '1', 'r', '-', 'a', 'b']],
    [['ray', '1', 'r', '-', 'a']],
    [['glue', '1', 'r', '..', 'a']],
    [['glue', '1', 'r', '-', '%']],
    [[]],
  ])('refuses %j', (parts) => {
    expect(parseRef(parts)).toBeNull();
  });
});
