import { expect, test } from 'vitest';
import { explainPath } from './explain-path.ts';

test('a wrong service names the right ones', () => {
  expect(explainPath('/sessions/gluee/1/us-east-1/-/x').text).toContain('“gluee” is not one of');
  expect(explainPath('/sessions/gluee/1/us-east-1/-/x').text).toContain('emr-serverless, glue, athena');
});

test('missing parts, malformed parts and strange pages each say what they are', () => {
  expect(explainPath('/sessions/glue/1').text).toContain('five parts');
  expect(explainPath('/sessions/glue/1/us-east-1/-/~!').text).toContain('cut when it was copied');
  expect(explainPath('/scopes/athena/1').text).toContain('four parts');
  expect(explainPath('/scopes/athena/1/us-east-1/~!').text).toContain('cut when it was copied');
  expect(explainPath('/scopes/gluee/1/us-east-1/x').text).toContain('“gluee” is not one of');
  expect(explainPath('/nothing/here').title).toBe('There is no such page');
  expect(explainPath('/').title).toBe('There is no such page');
});
