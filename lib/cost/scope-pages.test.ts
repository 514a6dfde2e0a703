import { expect, it } from 'vitest';
import { toSession } from '../domain/session.fixture.ts';
import { findScopePages } from './scope-pages.ts';

it('leads from a name to its page where only one application or workgroup has it', () => {
  const emr = (id: string, name: string, region = 'us-east-1') =>
    toSession({ service: 'emr-serverless', region, scope: { id, name } });
  const sessions = [
    emr('00a', 'lab'),
    emr('00a', 'lab'),
    emr('00b', 'twice'),
    emr('00c', 'twice'),
    emr('00b', 'twice'),
    emr('00d', 'regions'),
    emr('00d', 'regions', 'eu-west-1'),
    toSession({ service: 'athena', region: 'us-east-1', scope: { id: 'a b', name: 'a b' } }),
    toSession(),
  ];
  expect([...findScopePages(sessions, ['lab', 'twice', 'regions', 'a b', '-', 'nobody'])]).toEqual([
    ['lab', '/scopes/emr-serverless/210987654321/us-east-1/00a'],
    ['twice', null],
    ['regions', null],
    ['a b', '/scopes/athena/210987654321/us-east-1/a%20b'],
    ['-', null],
    ['nobody', null],
  ]);
});
