import { PRIMARY_ONLY, planWorkGroups, SQL_ENGINE, type WorkGroup } from '../athena/work-groups.ts';
import { type EmrApplication, planApplications } from '../emr-serverless/applications.ts';
import { encodeShortId, ID_KIND } from './ids.ts';
import { shareOut } from './share-out.ts';
import { DAY_MS, openStream, type Stream } from './stream.ts';

/** What one region of the account holds. */
export type RegionEstate = {
  readonly region: string;
  readonly account: string;
  readonly seed: number;
  readonly startMs: number;
  readonly applications: readonly EmrApplication[];
  readonly glue: Stream | null;
  readonly workGroups: readonly WorkGroup[];
};

export type RegionCounts = {
  emrServerless: number;
  glue: number;
  athena: number;
  /** Null: the catalog's own number. */
  applications: number | null;
  sparkWorkGroups: number | null;
};

type RegionOptions = {
  region: string;
  account: string;
  seed: number;
  startMs: number;
  /** The first stream number of the region; a region uses fewer than 200. */
  firstStream: number;
  counts: RegionCounts;
  /** Mean time between two arrivals of a service; null: nothing arrives. */
  arrivalEveryMs: number | null;
};

const RECENT = { emrServerless: 15, glue: 18, athena: 12 };

/** Recent sessions of a service: enough to have every state on show, never more than a third of them. */
const recentOf = (wanted: number, count: number): number => Math.min(wanted, Math.floor(count / 3));

export function openEmptyRegion(region: string, account: string, seed: number, startMs: number): RegionEstate {
  const workGroups = PRIMARY_ONLY.map((plan) => ({
    ...plan,
    createdMs: startMs - plan.ageDays * DAY_MS,
    stream: null,
  }));
  return { region, account, seed, startMs, applications: [], glue: null, workGroups };
}

export function openRegion(options: RegionOptions): RegionEstate {
  const { region, account, seed, startMs, counts, firstStream, arrivalEveryMs } = options;
  const base = { seed, startMs };

  const arrivalsOf = (turn: number, sharers: number, phase: number) =>
    arrivalEveryMs === null || sharers === 0
      ? null
      : { everyMs: arrivalEveryMs * sharers, firstMs: arrivalEveryMs * (turn + phase) };

  const plans = planApplications(counts.applications);
  const emrCounts = shareOut(
    counts.emrServerless,
    plans.map((plan) => plan.weight),
  );
  const openPlans = plans.filter((plan) => plan.quietDays === 0 && plan.sessionEnabled);
  const emrRecent = shareOut(
    recentOf(RECENT.emrServerless, counts.emrServerless),
    plans.map((plan) => (openPlans.includes(plan) ? plan.weight : 0)),
  );
  const applications = plans.map((plan, at): EmrApplication => {
    const number = firstStream + 1 + at;
    const id = encodeShortId(seed, { kind: ID_KIND.application, stream: number, index: at, part: 0 });
    const createdMs = startMs - plan.ageDays * DAY_MS + at * 4_321_000;
    const stream = openStream({
      ...base,
      number,
      count: emrCounts[at] ?? 0,
      recent: emrRecent[at] ?? 0,
      profile: plan.pipelines ? 'pipelines' : 'office',
      quietMs: plan.quietDays * DAY_MS,
      arrivals: openPlans.includes(plan) ? arrivalsOf(openPlans.indexOf(plan), openPlans.length, 0.1) : null,
    });
    const updatedMs = plan.quietDays > 0 ? startMs - (plan.quietDays - 1) * DAY_MS : startMs - 3 * DAY_MS;
    return {
      ...plan,
      id,
      arn: `arn:aws:emr-serverless:${region}:${account}:/applications/${id}`,
      createdMs,
      updatedMs,
      stream,
    };
  });

  const glue = openStream({
    ...base,
    number: firstStream,
    count: counts.glue,
    recent: recentOf(RECENT.glue, counts.glue),
    profile: 'pipelines',
    quietMs: 0,
    arrivals: arrivalsOf(0, 1, 0.6),
  });

  const groupPlans = planWorkGroups(counts.sparkWorkGroups);
  const athenaCounts = shareOut(
    counts.athena,
    groupPlans.map((plan) => plan.weight),
  );
  const openGroups = groupPlans.filter((plan) => plan.engine !== SQL_ENGINE && plan.quietDays === 0);
  const athenaRecent = shareOut(
    recentOf(RECENT.athena, counts.athena),
    groupPlans.map((plan) => (openGroups.includes(plan) ? plan.weight : 0)),
  );
  const workGroups = groupPlans.map((plan, at): WorkGroup => {
    const { weight: _, ...rest } = plan;
    const createdMs = startMs - plan.ageDays * DAY_MS;
    if (plan.engine === SQL_ENGINE) return { ...rest, createdMs, stream: null };
    const stream = openStream({
      ...base,
      number: firstStream + 100 + at,
      count: athenaCounts[at] ?? 0,
      recent: athenaRecent[at] ?? 0,
      profile: 'office',
      quietMs: plan.quietDays * DAY_MS,
      arrivals: openGroups.includes(plan) ? arrivalsOf(openGroups.indexOf(plan), openGroups.length, 0.35) : null,
    });
    return { ...rest, createdMs, stream };
  });

  return { region, account, seed, startMs, applications, glue, workGroups };
}
