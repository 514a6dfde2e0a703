import { type ExecutorLife, NO_FACTS } from '../../cost/session-facts.ts';
import type { WorkSummary } from '../../domain/activity.ts';
import { isLive, type Phase, toPhase } from '../../domain/phase.ts';
import { toKey } from '../../domain/resource-ref.ts';
import type { AthenaGateway } from '../aws/athena/gateway.ts';
import { isAthenaDetailFinal, toAthenaArn, toAthenaSession } from '../aws/athena/mapper.ts';
import type { AthenaSession, AthenaSessionSummary } from '../aws/athena/native.ts';
import { type AthenaWorkGroup, isSparkWorkGroup } from '../aws/athena/native-work-group.ts';
import { isSparkConnectEngine } from '../aws/athena/work.ts';
import { nextDetailAt, nextWorkAt } from '../aws/detail-schedule.ts';
import { toShownTags } from '../aws/session-row.ts';
import { isProblemError, ProblemError } from '../errors.ts';
import { type Adapter, NO_SUCH_ADDRESS } from './adapter.ts';
import { type AdapterContext, takeRaw, toKeptNative, toMapContext, withoutRaw } from './adapter-context.ts';
import { NO_ARN, toDetailState, toTagState } from './ask-states.ts';
import { openAthenaLists } from './athena-lists.ts';
import { openDiscovery } from './discovery.ts';
import { parseAthenaRecord } from './kept-records.ts';
import { findNamedWorkGroups, isNoWorkGroup } from './named-scopes.ts';
import { readWorkGroup } from './read-work-group.ts';
import type { Sweep } from './sweep.ts';

export type AthenaRecord = {
  workGroup: string;
  summary: AthenaSessionSummary;
  listedAt: string;
  detail: AthenaSession | null;
  detailAt: string | null;
  tags: Readonly<{ [key: string]: string }> | null;
  executors: readonly ExecutorLife[] | null;
  work: WorkSummary | null;
};

/** Of a listing of Athena. A workgroup that fits in one is listed in full at hardly more cost. */
const PAGE_ROWS = 100;
/** Ids as the model has them. */
const MODEL_ID = /^.{1,256}$/s;
const FREE_TEXTS = ['description', 'stateChangeReason'] as const;

/**
 * Without a filter Athena lists only what is active; the other states take a listing each. In this order of life a
 * session that moves on meanwhile is met again later; between the two ends none moves.
 */
const LISTINGS = [[null], ['DEGRADED'], ['TERMINATING'], ['FAILED', 'TERMINATED']] as const;

/**
 * Athena: Spark workgroups, five listings each, GetSession for DPU time, the tags of each session, and the executors and
 * calculations of running ones.
 */
export function openAthenaAdapter(gateway: AthenaGateway, context: AdapterContext): Adapter<AthenaRecord> {
  const toRecord = (workGroup: string, summary: AthenaSessionSummary, detail: AthenaSession | null): AthenaRecord => {
    const at = new Date(context.now()).toISOString();
    return {
      workGroup,
      // Of a single answer the two are one object, and what is taken from the one would lack in the other.
      summary: withoutRaw(summary === detail ? { ...summary } : summary),
      listedAt: at,
      detail,
      detailAt: detail && at,
      tags: null,
      executors: null,
      work: null,
    };
  };

  const lists = openAthenaLists(gateway, context.now);

  /** Names of the Spark workgroups. */
  const known = new Set<string>();

  const discover = openDiscovery(context.now);
  /** Whether the list of workgroups arrived whole. */
  let discovered: Promise<boolean> = Promise.resolve(false);

  const remember = (workGroup: AthenaWorkGroup): boolean => {
    if (isSparkWorkGroup(workGroup)) known.add(workGroup.name);
    return known.has(workGroup.name);
  };

  const listState = (sweep: Sweep<AthenaRecord>, workGroup: string, state: string | null) => {
    const label = `workgroup ${workGroup}, ${state ?? 'active'} sessions`;
    return sweep.part({ id: `${workGroup}/${state ?? ''}`, label, scope: workGroup }, async () => {
      const partly = sweep.isPartlyListed(workGroup) && state !== null && isOver(state);
      try {
        for await (const page of gateway.list({ workGroup, ...(state !== null && { state }) })) {
          const records = page.map((summary) => toRecord(workGroup, summary, null));
          const settled = partly && records.length > 0 && records.every((record) => sweep.isSettled(record));
          await sweep.rows(records);
          // Newest first, as far as anybody has seen: what follows is known. A daily listing of everything sees to the rest.
          if (settled) return;
        }
      } catch (error) {
        // A workgroup that was deleted is refused, and the list of workgroups lacks it; that is no failure.
        if (!isNoWorkGroup(error) || !(await discovered) || known.has(workGroup)) throw error;
      }
    });
  };

  const listWorkGroup = async (sweep: Sweep<AthenaRecord>, workGroup: string) => {
    if (!sweep.full && (sweep.known(workGroup)?.rows ?? 0) > PAGE_ROWS) sweep.listPartly(workGroup);
    for (const states of LISTINGS) await Promise.all(states.map((state) => listState(sweep, workGroup, state)));
  };

  /** What was active and is met nowhere moved between two listings, or is gone. */
  const askUnseen = async (sweep: Sweep<AthenaRecord>) => {
    await Promise.all(
      sweep.unseenLive().map((record) => {
        const { workGroup, summary } = record;
        const { sessionId } = summary;
        const part = { id: `${workGroup}/?${sessionId}`, label: `session ${sessionId}`, scope: workGroup };
        return sweep.part(part, async () => {
          try {
            const detail = await gateway.get(sessionId, { workGroup });
            await sweep.single(toRecord(workGroup, detail, detail));
          } catch (error) {
            if (!isProblemError(error) || error.problem.kind !== 'gone') throw error;
            sweep.gone(record);
          }
        });
      }),
    );
  };

  return {
    service: 'athena',
    asks: ['session', 'tags', 'executors', 'work'],
    wants: (record, ask) => {
      if (ask === 'session' || ask === 'tags') return true;
      // What it worked at is read once more when it is over: it tells how it idled.
      return canTell(record, ask) && (isRunning(record) || (ask === 'work' && record.summary.state === 'TERMINATED'));
    },
    // One that is starting holds no executors yet, and what is asked of it now would count as all that it ever had.
    viewed: (record) =>
      (['executors', 'work'] as const).filter(
        (ask) => canTell(record, ask) && (ask === 'work' || phaseOf(record) !== 'starting'),
      ),
    lists,
    readScope: (name) => readWorkGroup(gateway, name, context),
    async discover() {
      for await (const page of gateway.listWorkGroups()) page.forEach(remember);
    },
    async list(sweep) {
      const listings = new Map<string, Promise<void>>();
      const start = (workGroup: string) => {
        if (!listings.has(workGroup)) listings.set(workGroup, listWorkGroup(sweep, workGroup));
      };
      // What was known before need not wait for being discovered again.
      const before = [...known];
      before.forEach(start);
      discovered = sweep.part({ id: 'workgroups', label: 'list of workgroups', scope: null }, async () => {
        known.clear();
        try {
          await discover(async () => {
            for await (const page of gateway.listWorkGroups())
              for (const { name } of page.filter(remember)) start(name);
          });
        } catch (error) {
          for (const name of before) known.add(name);
          const named = await findNamedWorkGroups(gateway, context.scopes, error);
          for (const { name } of named.filter(remember)) start(name);
        }
      });
      await discovered;
      await Promise.all(listings.values());
      await askUnseen(sweep);
    },
    keyOf: ({ workGroup, summary }) =>
      toKey({
        service: 'athena',
        account: context.account,
        region: context.region,
        scope: workGroup,
        id: summary.sessionId,
      }),
    scopeOf: ({ workGroup }) => workGroup,
    createdMs: ({ summary }) => (summary.startDateTime === null ? 0 : Date.parse(summary.startDateTime)),
    fingerprint: ({ summary: { raw: _raw, ...told } }) => JSON.stringify(told),
    takeAnswer: ({ detail }) => takeRaw(detail),
    toKept: ({ summary, detail, tags, ...rest }) => ({
      ...rest,
      summary: toKeptNative(summary, FREE_TEXTS),
      detail: detail && toKeptNative(detail, FREE_TEXTS),
      tags: toShownTags(tags),
    }),
    parseKept: parseAthenaRecord,
    carry: (listed, previous) => ({
      ...listed,
      detail: listed.detail ?? previous.detail,
      detailAt: listed.detailAt ?? previous.detailAt,
      tags: listed.tags ?? previous.tags,
      executors: listed.executors ?? previous.executors,
      work: listed.work ?? previous.work,
    }),
    factsOf: ({ detail, executors }) => ({
      ...NO_FACTS,
      coordinatorDpus: detail?.coordinatorDpus ?? null,
      executors,
    }),
    workOf: ({ work }) => work && { kind: 'calculations', work },
    toSession: ({ workGroup, summary, listedAt, detail, detailAt, tags }, asks, moment) =>
      toAthenaSession({
        summary,
        detail,
        detailState: toDetailState(asks('session')),
        detailAsOf: detailAt,
        tags: toTagState(tags, asks('tags')),
        workGroup,
        context: toMapContext(context, moment, listedAt),
      }),
    async load(record, ask, priority = 'detail') {
      if (ask === 'executors') return (await lists.executors.read(record, priority)).change;
      if (ask === 'work') return (await lists.calculations.read(record, priority)).change;
      const { workGroup, summary } = record;
      const { sessionId } = summary;
      if (ask === 'tags') {
        const arn = toAthenaArn(workGroup, sessionId, context);
        if (arn === null) throw new ProblemError(NO_ARN);
        const tags = await gateway.getTags(arn, { priority });
        return (current) => ({ ...current, tags });
      }
      const detail = await gateway.get(sessionId, { workGroup, priority });
      const detailAt = new Date(context.now()).toISOString();
      return (current) => ({ ...current, detail, detailAt });
    },
    nextAskMs(record, ask, nowMs) {
      if (ask === 'tags') return null;
      if (ask === 'executors' || ask === 'work') {
        if (isRunning(record)) return nextWorkAt(phaseOf(record) === 'busy', nowMs);
        // What a page asked of one that is starting is not the end of it; `wants` waits until it runs.
        return isLive(phaseOf(record)) ? nowMs : null;
      }
      const { summary, detail, detailAt } = record;
      if (!detail || detailAt === null) return nowMs;
      const behind =
        summary.updatedAt !== null &&
        detail.updatedAt !== null &&
        Date.parse(summary.updatedAt) > Date.parse(detail.updatedAt);
      const newest = behind ? summary : detail;
      const end = detail.endDateTime ?? summary.endDateTime ?? detail.updatedAt;
      return nextDetailAt(
        {
          askedAtMs: Date.parse(detailAt),
          ended: !isLive(toPhase('athena', newest.state ?? '')),
          idle: newest.state === 'IDLE',
          endedAtMs: end === null ? null : Date.parse(end),
          behind,
          final: isAthenaDetailFinal(detail, nowMs),
        },
        nowMs,
      );
    },
    async get(workGroup, sessionId) {
      if (!MODEL_ID.test(sessionId)) throw new ProblemError(NO_SUCH_ADDRESS);
      const detail = await gateway.get(sessionId, { workGroup, priority: 'viewer' });
      // Athena finds a session by its id alone; under another workgroup's address it would be a second row.
      if (detail.workGroup !== workGroup)
        throw new ProblemError({ kind: 'not_found', message: 'It is in another workgroup.' });
      const { raw } = detail;
      return { record: toRecord(workGroup, detail, detail), raw, answered: ['session'] };
    },
  };
}

function isOver(state: string): boolean {
  return !isLive(toPhase('athena', state));
}

function phaseOf({ summary }: AthenaRecord): Phase {
  return toPhase('athena', summary.state ?? '');
}

/** Whether a session holds executors: one that is starting has none yet. */
function isRunning(record: AthenaRecord): boolean {
  const phase = phaseOf(record);
  return isLive(phase) && phase !== 'starting' && phase !== 'unknown';
}

/** Spark 3.5 workgroups have no calculations; of executors AWS says nothing, so they are asked for. */
function canTell({ summary, detail }: AthenaRecord, ask: 'executors' | 'work'): boolean {
  return ask === 'executors' || !isSparkConnectEngine(summary.effectiveEngineVersion ?? detail?.effectiveEngineVersion);
}
