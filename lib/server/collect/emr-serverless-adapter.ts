import { NO_FACTS } from '../../cost/session-facts.ts';
import { isLive, STATES, toPhase } from '../../domain/phase.ts';
import type { Problem } from '../../domain/problem.ts';
import { toKey } from '../../domain/resource-ref.ts';
import { nextDetailAt } from '../aws/detail-schedule.ts';
import type { EmrGateway, EmrListQuery } from '../aws/emr-serverless/gateway.ts';
import { isEmrDetailFinal, toEmrSession } from '../aws/emr-serverless/mapper.ts';
import type { EmrSession, EmrSessionSummary } from '../aws/emr-serverless/native.ts';
import { type EmrApplication, isSparkApplication } from '../aws/emr-serverless/native-application.ts';
import { toApplicationFacts } from '../aws/emr-serverless/scope.ts';
import { hasEnded, toShownTags } from '../aws/session-row.ts';
import { isProblemError, ProblemError } from '../errors.ts';
import { type Adapter, NO_SUCH_ADDRESS } from './adapter.ts';
import { type AdapterContext, takeRaw, toKeptNative, toMapContext, withoutRaw } from './adapter-context.ts';
import { ApplicationSettings } from './application-settings.ts';
import { toDetailState } from './ask-states.ts';
import { type CreationWindow, planCreationWindows } from './creation-windows.ts';
import { openDiscovery } from './discovery.ts';
import { parseEmrRecord } from './kept-records.ts';
import { EMR_ID, findNamedApplications } from './named-scopes.ts';
import type { KnownScope, Sweep } from './sweep.ts';

export type EmrRecord = {
  application: Pick<EmrApplication, 'applicationId' | 'name' | 'architecture'>;
  summary: EmrSessionSummary;
  listedAt: string;
  detail: EmrSession | null;
  detailAt: string | null;
};

/** Of a listing of EMR Serverless. An application that fits in one is listed in full at no more cost. */
const PAGE_ROWS = 50;
/** A session may show in listings some time after it was created. */
const OVERLAP_MS = 10 * 60_000;
const LIVE_STATES = STATES['emr-serverless'].filter((state) => isLive(toPhase('emr-serverless', state)));
const FREE_TEXTS = ['name', 'stateDetails'] as const;

/**
 * EMR Serverless: applications, their sessions in creation-time windows, GetSession for usage and tags, and of started
 * applications what they hold ready.
 */
export function openEmrServerlessAdapter(gateway: EmrGateway, context: AdapterContext): Adapter<EmrRecord> {
  const applications = new Map<string, EmrRecord['application']>();
  const createdByApplication = new Map<string, number[]>();
  const settings = new ApplicationSettings(gateway, context.now);
  const discover = openDiscovery(context.now);

  /** Ids of the applications that may have sessions. */
  const known = new Set<string>();

  const remember = (application: EmrApplication): boolean => {
    const { applicationId, name, architecture } = application;
    applications.set(applicationId, { applicationId, name, architecture });
    if (isSparkApplication(application)) {
      known.add(applicationId);
      settings.remember(application);
    }
    return known.has(applicationId);
  };

  const toRecord = (summary: EmrSessionSummary, detail: EmrSession | null): EmrRecord => {
    const at = new Date(context.now()).toISOString();
    const { applicationId } = summary;
    return {
      application: applications.get(applicationId) ?? { applicationId, name: null, architecture: null },
      // Of a single answer the two are one object, and what is taken from the one would lack in the other.
      summary: withoutRaw(summary === detail ? { ...summary } : summary),
      listedAt: at,
      detail,
      detailAt: detail && at,
    };
  };

  const listWindow = async (
    sweep: Sweep<EmrRecord>,
    applicationId: string,
    window: CreationWindow,
    created: number[],
  ) => {
    const pages = gateway.list({
      applicationId,
      ...(window.afterMs !== null && { createdAtAfter: new Date(window.afterMs) }),
      ...(window.beforeMs !== null && { createdAtBefore: new Date(window.beforeMs) }),
    });
    for await (const page of pages) {
      for (const { createdAt } of page) if (createdAt !== null) created.push(Date.parse(createdAt));
      await sweep.rows(page.map((summary) => toRecord(summary, null)));
    }
  };

  const listApplication = (sweep: Sweep<EmrRecord>, { applicationId, name }: EmrRecord['application']) =>
    sweep.part({ id: applicationId, label: `application ${name ?? applicationId}`, scope: applicationId }, async () => {
      const before = sweep.known(applicationId);
      if (!sweep.full && before !== null && before.rows > PAGE_ROWS) {
        return listChanges(sweep, applicationId, before).catch(passDeleted);
      }
      const created: number[] = [];
      const windows = planCreationWindows(createdByApplication.get(applicationId) ?? [], context.now(), {
        callsPerSecond: context.callsPerSecond,
        scopes: known.size,
      });
      const ends = await Promise.allSettled(windows.map((window) => listWindow(sweep, applicationId, window, created)));
      const failures = ends.filter((end) => end.status === 'rejected').map(({ reason }) => reason);
      // A window that never got its turn tells less than the one that held the turn.
      // An application that was deleted has no sessions any more; that is no failure.
      if (failures.some((reason) => isProblemError(reason) && reason.problem.kind === 'not_found')) return;
      const told = failures.find((reason) => !isProblemError(reason) || reason.problem.kind !== 'queue_full');
      if (failures.length > 0) throw told ?? failures[0];
      createdByApplication.set(applicationId, created);
    });

  /** What can have changed since the last sweep: new sessions, and those that lived. */
  const listChanges = async (
    sweep: Sweep<EmrRecord>,
    applicationId: string,
    { newestCreatedMs, live }: KnownScope<EmrRecord>,
  ) => {
    const met = new Set<string>();
    const list = async (query: Pick<EmrListQuery, 'createdAtAfter' | 'states'>) => {
      for await (const page of gateway.list({ applicationId, ...query })) {
        for (const { sessionId } of page) met.add(sessionId);
        await sweep.rows(page.map((summary) => toRecord(summary, null)));
      }
    };
    await Promise.all([
      list({ createdAtAfter: new Date(newestCreatedMs - OVERLAP_MS) }),
      list({ states: LIVE_STATES }),
    ]);
    // Not of one that was deleted: its rows are to be missed.
    sweep.listPartly(applicationId);
    // What lived and is in neither listing has ended meanwhile.
    const ended = live.filter(({ summary }) => !met.has(summary.sessionId));
    await Promise.all(ended.map((record) => askEnded(sweep, record)));
  };

  const askEnded = async (sweep: Sweep<EmrRecord>, record: EmrRecord) => {
    const { applicationId, sessionId } = record.summary;
    try {
      const detail = await gateway.get({ applicationId, sessionId }, { priority: 'detail' });
      await sweep.single(toRecord(detail, detail));
    } catch (error) {
      if (!isProblemError(error) || (error.problem.kind !== 'gone' && error.problem.kind !== 'not_found')) throw error;
      sweep.gone(record);
    }
  };

  return {
    service: 'emr-serverless',
    asks: ['session'],
    wants: () => true,
    viewed: () => [],
    lists: {},
    factsOf: ({ summary, detail }) => ({
      ...NO_FACTS,
      allocations: detail && [detail.allocation, ...settings.allocationsOf(summary.applicationId)],
    }),
    workOf: () => null,
    standing: () =>
      settings.standing().map((standing) => ({ ...standing, account: context.account, region: context.region })),
    applications: () => settings.setups({ account: context.account, region: context.region }),
    async readScope(applicationId) {
      if (!EMR_ID.test(applicationId)) throw new ProblemError(toNoApplication(applicationId));
      const application = await gateway.getApplication(applicationId, { priority: 'viewer' });
      return { facts: toApplicationFacts(application), raw: application.raw };
    },
    async discover() {
      for await (const page of gateway.listApplications()) page.forEach(remember);
    },
    async list(sweep) {
      const listings = new Map<string, Promise<boolean>>();
      const start = (application: EmrRecord['application']) => {
        if (listings.has(application.applicationId)) return;
        listings.set(application.applicationId, listApplication(sweep, application));
      };
      // What was known before need not wait for being discovered again.
      const before = [...known];
      for (const id of before) start(applications.get(id) ?? { applicationId: id, name: null, architecture: null });
      await sweep.part({ id: 'applications', label: 'list of applications', scope: null }, async () => {
        known.clear();
        settings.beginListing();
        try {
          await discover(async () => {
            for await (const page of gateway.listApplications()) page.filter(remember).forEach(start);
          });
          settings.endListing();
        } catch (error) {
          for (const id of before) known.add(id);
          const named = await findNamedApplications(gateway, context.scopes, error);
          named.filter(remember).forEach(start);
        }
      });
      await Promise.all(listings.values());
      // No row waits for it: it makes amounts better and is worth less than a listing.
      void settings.readIfDue();
    },
    keyOf: ({ summary }) =>
      toKey({
        service: 'emr-serverless',
        account: context.account,
        region: context.region,
        scope: summary.applicationId,
        id: summary.sessionId,
      }),
    scopeOf: ({ summary }) => summary.applicationId,
    createdMs: ({ summary }) => (summary.createdAt === null ? 0 : Date.parse(summary.createdAt)),
    fingerprint: ({ summary, application }) =>
      [
        summary.state,
        summary.updatedAt,
        summary.stateDetails,
        summary.name,
        application.name,
        application.architecture,
      ].join('\n'),
    takeAnswer: ({ detail }) => takeRaw(detail),
    toKept: ({ summary, detail, ...rest }) => ({
      ...rest,
      summary: toKeptNative(summary, FREE_TEXTS),
      detail: detail && toKeptNative({ ...detail, tags: toShownTags(detail.tags) }, FREE_TEXTS),
    }),
    parseKept: parseEmrRecord,
    carry: (listed, previous) =>
      listed.detail ? listed : { ...listed, detail: previous.detail, detailAt: previous.detailAt },
    toSession({ application, summary, listedAt, detail, detailAt }, asks, moment) {
      return toEmrSession({
        summary,
        detail,
        detailState: toDetailState(asks('session')),
        detailAsOf: detailAt,
        context: {
          ...toMapContext(context, moment, listedAt),
          scopeName: application.name,
          architecture: application.architecture,
        },
      });
    },
    async load({ summary: { applicationId, sessionId } }, _ask, priority = 'detail') {
      const detail = await gateway.get({ applicationId, sessionId }, { priority });
      const detailAt = new Date(context.now()).toISOString();
      return (current) => ({ ...current, detail, detailAt });
    },
    nextAskMs({ summary, detail, detailAt }, _ask, nowMs) {
      if (!detail || detailAt === null) return nowMs;
      const end = detail.endedAt ?? detail.updatedAt;
      const newest = behind(summary, detail) ? summary : detail;
      return nextDetailAt(
        {
          askedAtMs: Date.parse(detailAt),
          ended: hasEnded(toPhase('emr-serverless', newest.state ?? '')),
          idle: newest.state === 'IDLE',
          endedAtMs: end === null ? null : Date.parse(end),
          behind: behind(summary, detail),
          final: isEmrDetailFinal(detail, nowMs),
        },
        nowMs,
      );
    },
    async get(applicationId, sessionId) {
      if (![applicationId, sessionId].every((id) => EMR_ID.test(id))) throw new ProblemError(NO_SUCH_ADDRESS);
      const detail = await gateway.get({ applicationId, sessionId }, { priority: 'viewer' });
      const { raw } = detail;
      return { record: toRecord(detail, detail), raw, answered: ['session'] };
    },
  };
}

/** An application that was deleted has no sessions any more; that is no failure. */
function passDeleted(error: unknown): void {
  if (!isProblemError(error) || error.problem.kind !== 'not_found') throw error;
}

function behind(summary: EmrSessionSummary, detail: EmrSession): boolean {
  if (summary.updatedAt === null || detail.updatedAt === null) return false;
  return Date.parse(summary.updatedAt) > Date.parse(detail.updatedAt);
}

function toNoApplication(id: string): Problem {
  return { kind: 'not_found', message: `EMR Serverless can have no application ${id.slice(0, 100)}.` };
}
