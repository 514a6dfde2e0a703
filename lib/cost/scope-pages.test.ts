import { expect, it } from 'vitest';
import { toSession } from '../domain/session.fixture.ts';
import { openScopePages } from './scope-pages.ts';

it('leads from a name to the few applications or workgroups that have it', () => {
  const emr = (id: string, name: string, region = 'us-east-1') =>
    toSession({ service: 'emr-serverless', region, scope: { id, name } });
  const sessions = [
    emr('00a', 'lab'),
    emr('00a', 'lab'),
    emr('00b', 'twice'),
    emr('00c', 'twice', 'eu-west-1'),
    emr('00b', 'twice'),
    ...['00d', '00e', '00f', '00g', '00h'].map((id) => emr(id, 'many')),
    toSession({ service: 'athena', region: 'us-east-1', scope: { id: 'a b', name: 'a b' } }),
    toSession(),
  ];
  const pages = openScopePages();
  for (const session of sessions) pages.add(session);
  const names = ['lab', 'twice', 'many', 'a b', '-', 'nobody'];
  expect(names.map((name) => [name, pages.find(name).map(({ href }) => href)])).toEqual([
    ['lab', ['/scopes/emr-serverless/210987654321/us-east-1/00a']],
    [
      'twice',
      ['/scopes/emr-serverless/210987654321/us-east-1/00b', '/scopes/emr-serverless/210987654321/eu-west-1/00c'],
    ],
    ['many', []],
    ['a b', ['/scopes/athena/210987654321/us-east-1/a%20b']],
    ['-', []],
    ['nobody', []],
  ]);
});
