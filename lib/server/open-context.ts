import { setTimeout as setTimer } from 'node:timers';
import { setTimeout } from 'node:timers/promises';
import type { Problem } from '../domain/problem.ts';
import { createPacker } from '../stream/pack.ts';
import { nextTry } from './aws/backoff.ts';
import { createLimiter } from './aws/limiter.ts';
import { Collector } from './collect/collector.ts';
import { KnownAccounts, withoutTwins } from './collect/known-accounts.ts';
import { openAccesses } from './collect/open-access.ts';
import { openDashboards } from './collect/open-dashboards.ts';
import { openSources } from './collect/open-sources.ts';
import { Recorder } from './collect/recorder.ts';
import { readConfig } from './config.ts';
import type { ServerContext } from './context.ts';
import { openPricer } from './cost/pricer.ts';
import { Prices } from './cost/prices.ts';
import type { KeptHistory } from './history/kept-history.ts';
import { openHistory } from './history/open-history.ts';
import { openKeptHistory } from './history/open-kept-history.ts';
import { log } from './log.ts';
import { SharedAnswers } from './sessions/shared-answers.ts';
import { shutdownSignal } from './shutdown.ts';
import { ToldOutcomes } from './spark-ui/told-outcomes.ts';

const PRICES_PATIENCE_MS = 2_000;
/** A session's page is not kept waiting for thousands of statements: it asks for them by themselves. */
const VIEW_PATIENCE_MS = 150;

/** Opens what the process works with, from its environment; asks AWS for nothing yet. */
export function openContext(): ServerContext {
  const config = readConfig();
  const signal = shutdownSignal();
  const limiter = createLimiter({ callsPerSecond: config.callsPerSecond });
  const pollMs = config.pollSeconds * 1_000;
  const nextTryAt = (problem: Problem, failuresInRow: number, nowMs: number) =>
    nextTry(problem, failuresInRow, nowMs, Math.random());
  const onDefect = (error: unknown) =>
    log('error', 'defect', { name: error instanceof Error ? error.name : typeof error });
  const prices = new Prices({ operator: config.operatorPrices, now: Date.now, nextTry: nextTryAt, onDefect });
  const history = openKeptHistory({
    databaseUrl: config.databaseUrl,
    keepDays: config.keepDays,
    now: Date.now,
    onDefect,
    open: openHistory,
    later: (ms, work) => void setTimer(work, ms).unref(),
  });
  const recorder: Recorder = new Recorder({ history, now: Date.now, onDefect, busy: () => collector.firstListing });
  const accounts = new KnownAccounts(history, config.awsProfile);
  const settings = {
    ownerTags: config.ownerTags,
    scopes: config.scopes,
    callsPerSecond: config.callsPerSecond,
    showCode: config.showCode,
    pollMs,
    random: Math.random,
    now: Date.now,
    nextTry: nextTryAt,
    onDefect,
    price: openPricer(() => prices.book),
    history,
    recorder,
    viewPatienceMs: VIEW_PATIENCE_MS,
  };
  const collector: Collector = new Collector({
    pollMs,
    now: Date.now,
    onCall: () => void prices.refreshIfDue(),
    always: () => history.store !== null,
    open: async (host) => {
      const accessed = await Promise.all(
        config.identities.map(async (identity) => {
          const known = await accounts.recall(identity);
          const own = await openAccesses(identity, config.regions, { ...config, limiter, signal, known });
          if (known === null && own[0] !== undefined) await accounts.remember(identity, own[0]);
          return own.map((access) => ({ identity, access }));
        }),
      );
      const { kept: identified, ignored } = withoutTwins(accessed.flat());
      const accesses = identified.map(({ access }) => access);
      // One identity that works is worth showing; only when none has credentials is there nothing to show.
      const setup = accesses.every((access) => access.setup !== null) ? (accesses[0]?.setup ?? null) : null;
      for (const region of config.regions) {
        const here = accesses.filter((access) => access.region === region);
        prices.watch(
          region,
          here.flatMap(({ listProducts }) => listProducts ?? []),
        );
      }
      // With the right prices from the start no row is sent twice; but rows do not wait for a list that does not come.
      if (setup === null && !(await hasKept(history)))
        await Promise.race([prices.refreshIfDue(), setTimeout(PRICES_PATIENCE_MS)]);
      const opened = identified.map(({ identity, access }) => {
        const mayCall = async () => {
          await host.mayCall();
          return accounts.confirm(identity, access, host.reopen);
        };
        return {
          sources: openSources(access, { ...settings, mayCall }, host),
          dashboards: openDashboards(access, mayCall),
        };
      });
      return {
        sources: opened.flatMap(({ sources }) => sources),
        dashboards: new Map(opened.flatMap(({ dashboards }) => dashboards)),
        setup,
        ignored,
      };
    },
  });
  prices.onChange(() => collector.reprice());
  signal.addEventListener('abort', () => void close(), { once: true });
  const close = async () => {
    collector.close();
    await recorder.close();
    await history.close();
  };
  return {
    config,
    collector,
    history,
    prices,
    answers: new SharedAnswers(() => performance.now()),
    overviews: new SharedAnswers(() => performance.now()),
    sparkUi: { on: config.sparkUi, outcomes: new ToldOutcomes(Date.now) },
    packer: createPacker(),
  };
}

/** Whether rows can be shown without AWS, which then must not wait for its prices either. */
async function hasKept(history: KeptHistory): Promise<boolean> {
  await history.opened;
  try {
    return ((await history.store?.countSessions()) ?? 0) > 0;
  } catch {
    return false;
  }
}
