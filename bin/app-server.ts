import { resolve } from 'node:path';
import type { Config } from '../lib/server/config.ts';
import { type Child, type Environment, openChild } from './child.ts';

/** The address as a browser takes it. */
export function toAddress({ host, port }: Pick<Config, 'host' | 'port'>): string {
  return `http://${host === '::1' ? '[::1]' : host}:${port}`;
}

/** The server changes into the folder of the build, which the next build replaces, so paths go to it whole. */
function absolutePaths({ databaseUrl, pricesFile }: Config): Environment {
  const paths: Environment = { SPARKTALLY_DATABASE_URL: `file:${resolve(databaseUrl.slice('file:'.length))}` };
  if (pricesFile !== null) paths.SPARKTALLY_PRICES = resolve(pricesFile);
  return paths;
}

/** A first listing fills V8's young space of one megabyte over and over before it grows; this is where it ends up. */
const YOUNG_MEGABYTES = 16;

/** Starts the built server with a configuration that was checked before. */
export function openAppServer(config: Config, env: Environment): Child {
  return openChild([`--min-semi-space-size=${YOUNG_MEGABYTES}`, '.next/standalone/server.js'], {
    ...env,
    ...absolutePaths(config),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    HOST: config.host,
    HOSTNAME: config.host,
    PORT: String(config.port),
  });
}

/** Resolves with true once the server answers, with false when it ended before. */
export async function waitUntilReady(config: Config, child: Child): Promise<boolean> {
  let ended = false;
  void child.ended.then(() => {
    ended = true;
  });
  while (!ended) {
    const answer = await fetch(`${toAddress(config)}/readyz`).catch(() => null);
    if (answer?.ok === true) return true;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  return false;
}
