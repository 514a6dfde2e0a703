import { NO_FACTS } from '../../cost/session-facts.ts';
import { summariseWork, type WorkSummary } from '../../domain/activity.ts';
import { isLive, toPhase } from '../../domain/phase.ts';
import { toKey } from '../../domain/resource-ref.ts';
import { nextWorkAt } from '../aws/detail-schedule.ts';
import type { GlueGateway } from '../aws/glue/gateway.ts';
import { GLUE_SCOPE, toGlueArn, toGlueSession } from '../aws/glue/mapper.ts';
import type { GlueSession } from '../aws/glue/native.ts';
import { hasStatements, toWork } from '../aws/glue/phase.ts';
import { toShownTags } from '../aws/session-row.ts';
import { isProblemError, ProblemError } from '../errors.ts';
import { type Adapter, NO_SUCH_ADDRESS } from './adapter.ts';
import { type AdapterContext, takeRaw, toKeptNative, toMapContext } from './adapter-context.ts';
import { NO_ARN, toTagState, toWorkState } from './ask-states.ts';
import { openGlueLists } from './glue-lists.ts';
import { parseGlueRecord } from './kept-records.ts';
import type { KnownScope, Sweep } from './sweep.ts';

/** Five pages. There is no filter of time or state: above them every listing would cost more calls. */
const LISTED_ALWAYS = 5_000;
const LIST_EVERY_MS = 15 * 60_000;
/** A session may show in listings some time after it was created. */
const OVERLAP_MS = 10 * 60_000;

/** Ids as the model has them. */
const MODEL_ID = /^[\t -\ufffd]{1,255}$/;

/** One that worked and is over: its statements, read once more, tell how it idled. One that failed may never have begun. */
function isOver({ status }: GlueSession): boolean {
  return status === 'STOPPED' || status === 'TIMEOUT';
}

export type GlueRecord = {
  session: GlueSession;
  listedAt: string;
  tags: Readonly<{ [key: string]: string }> | null;
  work: WorkSummary | null;
};

/** When the sessions of a page were created, epoch ms; those that tell. */
function listTimes(sessions: readonly GlueSession[]): number[] {
  return sessions.flatMap(({ createdOn }) => (createdOn === null ? [] : [Date.parse(createdOn)]));
}

/** Glue: one listing for the whole account and region, the tags of each session, and the statements of running ones. */
export function openGlueAdapter(gateway: GlueGateway, context: AdapterContext): Adapter<GlueRecord> {
  const toRecord = (session: GlueSession): GlueRecord => ({
    session,
    listedAt: new Date(context.now()).toISOString(),
    tags: null,
    work: null,
  });
  const lists = openGlueLists(gateway, context);
  let listedMs = Number.NEGATIVE_INFINITY;

  /** Whether the last whole listing came newest first, which Glue does not document. */
  let newestFirst = false;

  const listAll = (sweep: Sweep<GlueRecord>) =>
    sweep.part({ id: 'sessions', label: 'list of sessions', scope: null }, async () => {
      let ordered = true;
      let oldestMs = Number.POSITIVE_INFINITY;
      // Of AWS's own pages alone: what it left out of one comes after it, in a page of ours.
      const until = (sessions: readonly GlueSession[]) => {
        const times = listTimes(sessions);
        if (Math.max(...times) > oldestMs) ordered = false;
        oldestMs = Math.min(oldestMs, ...times);
        return false;
      };
      for await (const { sessions } of gateway.list({ until })) await sweep.rows(sessions.map(toRecord));
      newestFirst = ordered;
      listedMs = context.now();
    });

  /** Between two listings of very many sessions: new ones, and those that lived, one by one where they are older. */
  const listChanges = (sweep: Sweep<GlueRecord>, { newestCreatedMs, live }: KnownScope<GlueRecord>) =>
    sweep.part({ id: 'sessions', label: 'new and running sessions', scope: GLUE_SCOPE }, async () => {
      const met = new Set<string>();
      const until = (sessions: readonly GlueSession[]) => {
        const times = listTimes(sessions);
        return times.length > 0 && Math.max(...times) < newestCreatedMs - OVERLAP_MS;
      };
      for await (const { sessions } of gateway.list({ until })) {
        for (const { id } of sessions) met.add(id);
        await sweep.rows(sessions.map(toRecord));
      }
      await Promise.all(
        live.map(async (record) => {
          if (met.has(record.session.id)) return;
          try {
            await sweep.rows([toRecord(await gateway.get(record.session.id, { priority: 'detail' }))]);
          } catch (error) {
            if (!isProblemError(error) || error.problem.kind !== 'gone') throw error;
            sweep.gone(record);
          }
        }),
      );
    });

  return {
    service: 'glue',
    asks: ['tags', 'work'],
    wants: ({ session }, ask) =>
      ask !== 'work' || (hasStatements(session) && (session.status === 'READY' || isOver(session))),
    viewed: ({ session }) => (hasStatements(session) && session.status !== 'PROVISIONING' ? ['work'] : []),
    lists,
    async list(sweep) {
      const known = sweep.known(GLUE_SCOPE);
      const due = context.now() - listedMs >= LIST_EVERY_MS;
      if (sweep.full || due || !newestFirst || known === null || known.rows <= LISTED_ALWAYS) {
        await listAll(sweep);
        return;
      }
      sweep.listPartly(GLUE_SCOPE);
      await listChanges(sweep, known);
    },
    keyOf: ({ session }) =>
      toKey({ service: 'glue', account: context.account, region: context.region, scope: GLUE_SCOPE, id: session.id }),
    scopeOf: () => GLUE_SCOPE,
    createdMs: ({ session }) => (session.createdOn === null ? 0 : Date.parse(session.createdOn)),
    fingerprint: ({ session: { raw: _raw, ...told } }) => JSON.stringify(told),
    takeAnswer: ({ session }) => takeRaw(session),
    toKept: (record) => ({
      ...record,
      session: toKeptNative(record.session, ['errorMessage', 'description']),
      tags: toShownTags(record.tags),
    }),
    parseKept: parseGlueRecord,
    carry: (listed, previous) => ({
      ...listed,
      tags: listed.tags ?? previous.tags,
      work: listed.work ?? previous.work,
    }),
    factsOf: () => NO_FACTS,
    setupOf: ({ session: { profileName, invalid } }) =>
      profileName === undefined || invalid.includes('profileName') ? null : { usageProfile: { name: profileName } },
    workOf: ({ work }) => work && { kind: 'statements', work },
    toSession: ({ session, listedAt, tags, work }, asks, moment) =>
      toGlueSession({
        session,
        tags: toTagState(tags, asks('tags')),
        work: toWorkState(work, asks('work')),
        context: toMapContext(context, moment, listedAt),
      }),
    async load(record, ask, priority = 'detail') {
      if (ask === 'work') {
        const statements = await gateway.listStatements(record.session.id, { priority });
        const work = summariseWork(statements.map(toWork), context.now());
        return (current) => ({ ...current, work });
      }
      const arn = toGlueArn(record.session.id, context);
      if (arn === null) throw new ProblemError(NO_ARN);
      const tags = await gateway.getTags(arn, { priority });
      return (current) => ({ ...current, tags });
    },
    nextAskMs: ({ session, work }, ask, nowMs) =>
      // What is read of one that is stopping is not the end of it; `wants` waits until it is over.
      ask !== 'work' || !isLive(toPhase('glue', session.status ?? ''))
        ? null
        : session.status === 'READY'
          ? nextWorkAt((work?.running ?? 0) > 0, nowMs)
          : nowMs,
    async get(scope, id) {
      if (scope !== GLUE_SCOPE || !MODEL_ID.test(id)) throw new ProblemError(NO_SUCH_ADDRESS);
      const session = await gateway.get(id, { priority: 'viewer' });
      const { raw } = session;
      return { record: toRecord(session), raw, answered: [] };
    },
  };
}
