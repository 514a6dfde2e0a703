import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

it('the process has one context, however often the module is loaded', async () => {
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  const first = await import('../context.ts');
  const { collector } = await first.serverContext();
  vi.resetModules();
  const second = await import('../context.ts');
  expect(second.serverContext).not.toBe(first.serverContext);
  expect((await second.serverContext()).collector).toBe(collector);
});
