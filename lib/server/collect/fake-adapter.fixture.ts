import { NO_FACTS } from '../../cost/session-facts.ts';
import type { Problem } from '../../domain/problem.ts';
import { toSession as toRow } from '../../domain/session.fixture.ts';
import type { PriceSession } from '../cost/pricer.ts';
import { ProblemError } from '../errors.ts';
import type { KeptHistory } from '../history/kept-history.ts';
import type { Adapter, Ask } from './adapter.ts';
import { toDetailState } from './ask-states.ts';
import type { ItemLists } from './item-list.ts';
import type { Recorder } from './recorder.ts';
import { SourceCollector } from './source-collector.ts';

export type FakeRecord = { id: string; scope: string; state: string; owner: string | null };

/** What a pretended service holds, and how it misbehaves. Tests change it between sweeps. */
export class FakeService {
  scopes = new Map<string, FakeRecord[]>();
  failing = new Map<string, Problem>();
  detailProblem: Problem | null = null;
  listings = 0;
  asks: readonly Ask[] = ['session'];
  viewed: readonly Ask[] = [];
  lists: ItemLists<FakeRecord> = {};
  /** Called when one session is asked for. */
  onGet: () => Promise<void> | void = () => {};
  readonly asked: string[] = [];
  nowMs = Date.parse('2026-08-20T12:00:00Z');
  /** Resolves held-back listings; null lets them through at once. */
  gate: Promise<void> | null = null;

  hold(scope: string, ...ids: string[]): void {
    this.scopes.set(
      scope,
      ids.map((id) => ({ id, scope, state: 'BUSY', owner: null })),
    );
  }

  adapter(): Adapter<FakeRecord> {
    return {
      service: 'athena',
      asks: this.asks,
      wants: () => true,
      viewed: () => this.viewed,
      lists: this.lists,
      factsOf: () => NO_FACTS,
      workOf: () => null,
      list: async (sweep) => {
        this.listings += 1;
        await this.gate;
        for (const [scope, records] of this.scopes) {
          await sweep.part({ id: scope, label: `workgroup ${scope}`, scope }, async () => {
            const problem = this.failing.get(scope);
            if (problem) throw new ProblemError(problem);
            await sweep.rows(records.map((record) => ({ ...record })));
          });
        }
      },
      keyOf: ({ scope, id }) => keyOf(scope, id),
      scopeOf: ({ scope }) => scope,
      createdMs: ({ id }) => this.nowMs - Number(id.replace(/\D/g, '') || 0) * 1000,
      fingerprint: ({ state }) => state,
      takeAnswer: () => null,
      toKept: (record) => record,
      parseKept: (value) => value as FakeRecord,
      carry: (listed, previous) => ({ ...listed, owner: previous.owner }),
      toSession: (record, asks, moment) => {
        const status = toDetailState(asks('session'));
        return toRow({
          service: 'athena',
          account: '1',
          region: 'r',
          scope: { id: record.scope, name: record.scope },
          id: record.id,
          state: record.state,
          phase: record.state === 'TERMINATED' ? 'ended' : 'busy',
          owner: record.owner,
          stale: moment.stale,
          missing: record.owner === null ? { owner: status === 'loaded' ? 'not-tagged' : status } : {},
        });
      },
      load: async ({ id }) => {
        this.asked.push(id);
        if (this.detailProblem) throw new ProblemError(this.detailProblem);
        return (current) => ({ ...current, owner: `owner of ${id}` });
      },
      nextAskMs: ({ state }, _ask, nowMs) => (state === 'TERMINATED' ? null : nowMs + 300_000),
      get: async (scope, id) => {
        await this.onGet();
        const record = this.scopes.get(scope)?.find((candidate) => candidate.id === id);
        if (!record) throw new ProblemError({ kind: 'gone', message: 'no such session' });
        return { record, raw: { SessionId: id }, answered: [] };
      },
    };
  }

  source(
    changes: {
      looking?: () => boolean;
      price?: PriceSession;
      history?: KeptHistory;
      recorder?: Recorder;
      viewPatienceMs?: number;
      answerPatienceMs?: number;
    } = {},
  ): SourceCollector<FakeRecord> {
    return new SourceCollector({
      id: 'athena/1/r',
      account: '1',
      region: 'r',
      place: { partition: 'aws', cli: { profile: null, endpointUrl: null } },
      adapter: this.adapter(),
      listener: { changed() {}, removed() {}, progress() {} },
      traffic: () => ({ calls: 0, throttles: 0, callsPerSecond: 0, demo: false }),
      nextTry: (_problem, _failures, nowMs) => nowMs + 30_000,
      onDefect: (error) => {
        throw error;
      },
      pollMs: 30_000,
      random: () => 0.5,
      history: changes.history ?? null,
      recorder: changes.recorder ?? null,
      mayCall: () => Promise.resolve({ may: true }),
      mayAskDetails: changes.looking ?? (() => true),
      price: changes.price ?? ((session) => session),
      now: () => this.nowMs,
      viewPatienceMs: changes.viewPatienceMs ?? null,
      ...(changes.answerPatienceMs === undefined ? {} : { answerPatienceMs: changes.answerPatienceMs }),
    });
  }
}

export function keyOf(scope: string, id: string): string {
  return `athena/1/r/${scope}/${id}`;
}
