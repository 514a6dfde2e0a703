import { describe, expect, it } from 'vitest';
import { findCaretPlace } from './query-text-caret.ts';

const place = (marked: string) => {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = findCaretPlace(text, caret);
  return found && { ...found, part: text.slice(found.start, found.end) };
};

describe('what can be completed', () => {
  it.each([
    ['|', { kind: 'word', word: '', part: '' }],
    ['serv|', { kind: 'word', word: 'serv', part: 'serv' }],
    ['!serv|', { kind: 'word', word: 'serv', part: 'serv' }],
    ['two wo|rds', { kind: 'word', word: 'wo', part: 'words' }],
    ['service:glue |', { kind: 'word', word: '', part: '' }],
    ['service:|', { kind: 'value', field: 'service', word: '', part: '' }],
    ['service:gl|', { kind: 'value', field: 'service', word: 'gl', part: 'gl' }],
    ['service:!gl|', { kind: 'value', field: 'service', word: 'gl', part: 'gl' }],
    ['service:glue,at| x', { kind: 'value', word: 'at', part: 'at', others: ['glue'] }],
    ['owner:"Ana L|', { kind: 'value', word: 'Ana L', part: '"Ana L' }],
    ['ser|vice:glue', { kind: 'word', word: 'ser', part: 'service:' }],
    ['arn:aws:iam|', { kind: 'unknown', word: 'arn:aws:iam' }],
  ])('%s', (marked, expected) => {
    expect(place(marked)).toMatchObject(expected);
  });

  it('is nothing inside quoted text', () => {
    expect(place('"free te|xt"')).toBeNull();
  });
});
