import type { Problem } from '../domain/problem.ts';
import { nextTry } from './aws/backoff.ts';
import { createLimiter } from './aws/limiter.ts';
import { Collector } from './collect/collector.ts';
import { openAccesses } from './collect/open-access.ts';
import { openSources } from './collect/open-sources.ts';
import { readConfig } from './config.ts';
import type { ServerContext } from './context.ts';
import { log } from './log.ts';
import { shutdownSignal } from './shutdown.ts';

/** Opens what the process works with, from its environment; asks AWS for nothing yet. */
export function openContext(): ServerContext {
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
    nextTry: (problem: Problem, failuresInRow: number, nowMs: number) =>
      nextTry(problem, failuresInRow, nowMs, Math.random()),
    onDefect: (error: unknown) => log('error', 'defect', { name: error instanceof Error ? error.name : typeof error }),
  };
  const collector = new Collector({
    pollMs,
    now: Date.now,
    open: async (host) => {
      const opened = await Promise.all(
        config.identities.map((identity) => openAccesses(identity, config.regions, { limiter, signal })),
      );
      const accesses = opened.flat();
      // One identity that works is worth showing; only when none has credentials is there nothing to show.
      const setup = accesses.every((access) => access.setup !== null) ? (accesses[0]?.setup ?? null) : null;
      return { sources: accesses.flatMap((access) => openSources(access, settings, host)), setup };
    },
  });
  signal.addEventListener('abort', () => collector.close(), { once: true });
  return { config, collector };
}
