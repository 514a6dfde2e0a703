import 'server-only';
import type { Principal } from './auth/principal.ts';
import { createLimiter } from './aws/limiter.ts';
import { Collector } from './collect/collector.ts';
import { openAccess } from './collect/open-access.ts';
import { openSources } from './collect/open-sources.ts';
import { type Config, readConfig } from './config.ts';
import { log } from './log.ts';
import type { VerbContext } from './sessions/verb-context.ts';
import { shutdownSignal } from './shutdown.ts';

const KEY = Symbol.for('sparktally');

export type ServerContext = { config: Config; collector: Collector };

type Holder = { [KEY]?: ServerContext };

/**
 * What belongs to the process: one limiter, one client a service, one sweep a source. Next loads this module once for
 * each of its bundles, so it hangs on the process itself.
 */
export function serverContext(): ServerContext {
  const holder: Holder & typeof globalThis = globalThis;
  holder[KEY] ??= openContext();
  return holder[KEY];
}

export function verbContext(principal: Principal): VerbContext {
  return { collector: serverContext().collector, principal, now: Date.now };
}

function openContext(): ServerContext {
  const config = readConfig();
  const signal = shutdownSignal();
  const limiter = createLimiter({ callsPerSecond: config.callsPerSecond });
  const pollMs = config.pollSeconds * 1_000;
  const settings = {
    ownerTags: config.ownerTags,
    scopes: config.scopes,
    callsPerSecond: config.callsPerSecond,
    pollMs,
    now: Date.now,
    nextTry: (_problem: unknown, _failures: number, nowMs: number) => nowMs + 30_000,
    onDefect: (error: unknown) => log('error', 'defect', { name: error instanceof Error ? error.name : typeof error }),
  };
  const collector = new Collector({
    pollMs,
    now: Date.now,
    open: async (host) => {
      const places = config.identities.flatMap((identity) => config.regions.map((region) => ({ identity, region })));
      const opened = await Promise.all(
        places.map(({ identity, region }) => openAccess(config, identity, region, { limiter, signal })),
      );
      return { sources: opened.flatMap((access) => openSources(access, settings, host)), setup: null };
    },
  });
  signal.addEventListener('abort', () => collector.close(), { once: true });
  return { config, collector };
}
