import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';

import { aFolder } from '../history/stored.fixture.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

it('the process has one context, however often the module is loaded', async () => {
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv('SPARKTALLY_DATABASE_URL', `file:${join(aFolder(), 'sparktally.db')}`);
  const first = await import('../context.ts');
  const { collector } = await first.serverContext();
  vi.resetModules();
  const second = await import('../context.ts');
  expect(second.serverContext).not.toBe(first.serverContext);
  expect((await second.serverContext()).collector).toBe(collector);
});
