import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ACTIONS } from '../auth/authorize.ts';
import { ROUTE } from './route.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const HANDLERS = globSync('app/**/route.{ts,tsx}', { cwd: ROOT }).toSorted();
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
/** Every other handler reads. What makes a link that opens something for whoever has it is no reading either. */
const CHANGING: Record<string, string[]> = {
  'app/api/sessions/[service]/[account]/[region]/[scope]/[id]/spark-ui/route.ts': ['POST'],
  'app/api/views/route.ts': ['GET', 'POST'],
  'app/api/views/[id]/route.ts': ['PATCH', 'DELETE'],
};
const PUBLIC = ['app/api/[...rest]/route.ts', 'app/healthz/route.ts', 'app/readyz/route.ts'];

describe('every handler of app goes through the one wrapper', () => {
  test('there are handlers', () => expect(HANDLERS).toEqual(expect.arrayContaining(PUBLIC)));

  test.each(HANDLERS)('%s', async (path) => {
    const exported: Record<string, unknown> = await import(resolve(ROOT, path));
    const methods = Object.keys(exported).filter((name) => METHODS.includes(name));
    expect(methods).toEqual(CHANGING[path] ?? ['GET']);
    for (const method of methods) {
      const { [ROUTE]: action } = exported[method] as { [ROUTE]?: string };
      expect(PUBLIC.includes(path) ? ['public'] : [...ACTIONS]).toContain(action);
      // What changes something has an action of its own, so that it can be allowed to fewer people.
      if (method !== 'GET') expect(action).toMatch(/\.(change|open)$/);
    }
  });
});
