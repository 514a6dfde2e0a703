import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskDetail, maskText } from './mask.ts';

const secretName = fc.constantFrom(
  'password',
  'DB_PASSWORD',
  '--db_password',
  'spark.hadoop.fs.s3a.secret.key',
  'fs.s3a.access.key',
  'apiToken',
  'Client-Secret',
  'connectionString',
  'JDBC_CONN_STR',
  'aws_session_token',
  'authHeader',
  'credential',
  'PRIVATE_KEY',
  'passwd',
  'pwd',
  '--jdbc-url',
);
const canary = fc.stringMatching(/^Zq[A-Za-z0-9!#$%*+^_~.-]{6,40}$/);
const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const awsSecret = fc
  .array(fc.constantFrom(...base64), { minLength: 40, maxLength: 40 })
  .map((characters) => characters.join(''))
  .filter((text) => /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text) && !text.startsWith('/'));
const hexKey = fc
  .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 32, maxLength: 64 })
  .map((digits) => digits.join(''));
/** A word in front of a hash or an id makes it one. */
const word = fc
  .stringMatching(/^[a-z]{1,10}$/)
  .filter((text) => !/(id|git|sha|hash|md5|etag|trace|request)$/.test(text));

describe('H-08 canaries never survive (property)', () => {
  test('behind a secret name, in any of the usual notations', () => {
    const notation = fc.constantFrom<(name: string, value: string) => string>(
      (name, value) => `${name}=${value}`,
      (name, value) => `${name}: ${value}`,
      (name, value) => `"${name}": "${value}"`,
      (name, value) => `'${name}' => '${value}'`,
      (name, value) => `{\\"${name}\\":\\"${value}\\"}`,
      (name, value) => `x("${name}", "${value}")`,
      (name, value) => `--conf ${name}=${value}`,
      (name, value) => `<name>${name}</name><value>${value}</value>`,
      (name, value) => `--${name.replace(/^-+/, '')} ${value}`,
    );
    fc.assert(
      fc.property(word, secretName, canary, notation, word, (before, name, value, write, after) => {
        expect(maskText(`${before} ${write(name, value)} ${after}`)).not.toContain(value);
      }),
      { numRuns: 3_000 },
    );
  });

  test('by their own look, anywhere in a text', () => {
    const akia = fc.stringMatching(/^(AKIA|ASIA)[A-Z2-7]{16}$/);
    const separator = fc.constantFrom(' ', '\n', '"', "'", ', ', ': ', '(', '=', '.', '-', '_', '@', '|');
    fc.assert(
      fc.property(word, separator, fc.oneof(akia, awsSecret, hexKey), word, (before, gap, secret, after) => {
        expect(maskText(`${before}${gap}${secret} ${after}`)).not.toContain(secret);
      }),
      { numRuns: 5_000 },
    );
  });

  test('anywhere in a detail', () => {
    const leaf = fc.oneof(
      fc.tuple(secretName, canary).map(([name, value]) => ({ [name]: value })),
      fc.tuple(secretName, canary).map(([name, value]) => ({ Key: name, Value: value })),
      fc.tuple(secretName, canary).map(([name, value]) => [`--${name.replace(/^-+/, '')}`, value]),
      fc.tuple(secretName, canary).map(([name, value]) => ({ [name]: { inner: [value] } })),
      fc.tuple(secretName, canary).map(([name, value]) => `--conf ${name}=${value}`),
    );
    const tree = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(word, tie('node'), { maxKeys: 3 }),
      ),
    })).node;
    fc.assert(
      fc.property(tree, (detail) => {
        expect(JSON.stringify(maskDetail(detail))).not.toMatch(/Zq[A-Za-z0-9]/);
      }),
      { numRuns: 3_000 },
    );
  });

  test('whatever the input, the answer is JSON and nothing throws', () => {
    fc.assert(
      fc.property(
        fc.anything({ withDate: true, withBigInt: true, withMap: true, withTypedArray: true, withNullPrototype: true }),
        (detail) => {
          const masked = maskDetail(detail);
          expect(JSON.parse(JSON.stringify(masked))).toEqual(masked);
        },
      ),
    );
  });
});
