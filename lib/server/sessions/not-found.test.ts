import { expect, test } from 'vitest';
import { toNoScope, toNoSession, toNotCollected, toNothingKnown } from './not-found.ts';

const place = { account: '210987654321', region: 'eu-west-1' };
const glue = { service: 'glue', ...place, scope: '-', id: 'etl-7' } as const;
const emr = { service: 'emr-serverless', ...place, scope: '00f1', id: '00s9' } as const;

test('says what was looked for in the words of the pages, and no scope where there is none', () => {
  expect(toNoSession(glue).message).toBe(
    'AWS Glue has no session etl-7 (account 210987654321, region eu-west-1), and none was recorded.',
  );
  expect(toNoSession(emr).message).toBe(
    'EMR Serverless has no session 00s9 in application 00f1 (account 210987654321, region eu-west-1), and none was recorded.',
  );
  expect(toNothingKnown({ ...emr, service: 'athena', scope: 'primary' }).message).toBe(
    'Nothing is known yet of the Athena for Spark session 00s9 in workgroup primary (account 210987654321, region eu-west-1).',
  );
  expect(toNotCollected(glue).message).toBe(
    'Nothing is collected from AWS Glue in account 210987654321, region eu-west-1.',
  );
  expect(toNoScope(emr).message).toBe(
    'EMR Serverless has no application 00f1 (account 210987654321, region eu-west-1), and no session of one is known.',
  );
});

test('says so of an account whose number nobody knows, and of a part that is empty', () => {
  expect(toNoSession({ ...emr, account: 'unknown', scope: '' }).message).toBe(
    'EMR Serverless has no session 00s9 in application “” (the account whose number is not known, region eu-west-1), and none was recorded.',
  );
});

test('writes out what would hide or turn the sentence round, and cuts what no name is as long as', () => {
  const { message } = toNoSession({ ...glue, id: `\u202egnp.exe\u0000${'x'.repeat(5_000)}` });
  for (const hidden of ['\u202e', '\u0000']) expect(message).not.toContain(hidden);
  expect(message).toContain('\\u{202e}gnp.exe\\u{0}');
  expect(message.length).toBeLessThan(300);
});
