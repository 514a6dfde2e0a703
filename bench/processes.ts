import { openAppServer, toAddress, waitUntilReady } from '../bin/app-server.ts';
import { type Child, openChild } from '../bin/child.ts';
import { demoEnvironment, openDemoDatabase } from '../bin/demo-environment.ts';
import { findFreePort } from '../bin/port.ts';
import { parseConfig } from '../lib/server/config.ts';
import type { EstateName } from './estates.ts';

/** The region in which the benchmark's estate lies. */
export const REGION = 'us-east-1';

/** The embedded endpoint in a process of its own, so that it costs both sides the same. */
export async function openEstate(name: EstateName): Promise<{ url: string; child: Child }> {
  const listening = Promise.withResolvers<string>();
  const child = openChild(['bench/estate.ts', name], process.env, listening.resolve);
  return { url: await listening.promise, child };
}

/** A server that has listed nothing yet. */
export async function openServer(
  endpoint: string,
  settings: Record<string, string> = {},
  databaseUrl = openDemoDatabase(),
): Promise<{ address: string; child: Child }> {
  const env = {
    ...demoEnvironment({ ...process.env, ...settings }, endpoint, [REGION], databaseUrl),
    PORT: String(await findFreePort()),
  };
  const parsed = parseConfig(env);
  if ('errors' in parsed) throw new Error(parsed.errors.join('\n'));
  const child = openAppServer(parsed.config, env);
  if (!(await waitUntilReady(parsed.config, child))) throw new Error('the server ended before it was ready');
  return { address: toAddress(parsed.config), child };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
