import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toShellWord } from '../../domain/aws-command.ts';
import { MAP_CONTEXT } from './answer.fixture.ts';
import { toStopCommand } from './stop-command.ts';

const context = { ...MAP_CONTEXT, cli: { profile: 'data platform', endpointUrl: 'http://127.0.0.1:4566' } };

describe('the command that ends a session', () => {
  test('names the service’s own operation, the ids, the region, the profile and the endpoint', () => {
    expect(toStopCommand('glue stop-session', { id: 'sess-1' }, { phase: 'ready' }, context)).toBe(
      "aws glue stop-session --id sess-1 --region eu-west-1 --profile 'data platform' --endpoint-url http://127.0.0.1:4566",
    );
    expect(toStopCommand('athena terminate-session', { 'session-id': 'a' }, { phase: 'busy' }, MAP_CONTEXT)).toBe(
      'aws athena terminate-session --session-id a --region eu-west-1',
    );
  });

  test('is none once the session has ended', () => {
    for (const phase of ['ended', 'failed'] as const) {
      expect(toStopCommand('glue stop-session', { id: 'x' }, { phase }, context)).toBeNull();
    }
  });

  test('takes no id for an option, and none that could end the line or hide what stands there', () => {
    expect(toStopCommand('glue stop-session', { id: '--cli-input' }, { phase: 'idle' }, MAP_CONTEXT)).toBe(
      'aws glue stop-session --id=--cli-input --region eu-west-1',
    );
    for (const id of ['a\nrm -rf /', 'a\u202eb', 'a\u0000', '', '\ud800', 'a\u2028b']) {
      expect(toStopCommand('glue stop-session', { id }, { phase: 'idle' }, MAP_CONTEXT)).toBeNull();
    }
  });

  test('gives a shell each id as one word, whatever it holds', () => {
    const nasty = fc.string({ unit: fc.constantFrom(...`a'"$\`\\!*?;&|<>(){}[]# ~%=é`), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(nasty, (id) => {
        const word = toShellWord(id);
        expect(execFileSync('/bin/sh', ['-c', `printf %s ${word}`], { encoding: 'utf8' })).toBe(id);
      }),
      { numRuns: 60 },
    );
  });
});

test('an id that the CLI would take for a file or an address has no command', () => {
  for (const id of ['file:///home/me/.aws/credentials', 'fileb://x', 'https://example.com/x']) {
    expect(toStopCommand('glue stop-session', { id }, { phase: 'idle' }, MAP_CONTEXT), id).toBeNull();
  }
  expect(toStopCommand('glue stop-session', { id: 'file' }, { phase: 'idle' }, MAP_CONTEXT)).not.toBeNull();
});

test('no word begins with what zsh takes for the name of a program', () => {
  expect(toShellWord('=ls')).toBe("'=ls'");
});
