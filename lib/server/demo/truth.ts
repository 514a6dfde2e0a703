import { isSpark, planAthenaSession } from './athena/session.ts';
import { athenaStateOf } from './athena/state.ts';
import { planEmrSession } from './emr-serverless/session.ts';
import { emrStateOf } from './emr-serverless/state.ts';
import type { Estate } from './estate/estate.ts';
import type { RegionEstate } from './estate/region.ts';
import { planGlueSession } from './glue/session.ts';
import { glueStatusOf } from './glue/session-answer.ts';

/** A session the endpoint holds at a moment, whatever faults hide it. `scope` is the application's id, `-`, or the workgroup. */
export type TruthRow = {
  service: 'emr-serverless' | 'glue' | 'athena';
  region: string;
  scope: string;
  id: string;
  state: string;
  createdMs: number;
  endedMs: number | null;
};

function* places(size: number): Generator<number> {
  for (let index = size - 1; index >= 0; index--) yield index;
}

function* rowsOf(estate: Estate, region: RegionEstate, nowMs: number): Generator<TruthRow> {
  const base = { region: region.region };
  const times = (life: { createdMs: number; endedMs: number }) => ({
    createdMs: life.createdMs,
    endedMs: life.endedMs <= nowMs ? life.endedMs : null,
  });
  for (const application of region.applications) {
    for (const index of places(application.stream.sizeAt(nowMs))) {
      const { id, life } = planEmrSession(estate, application, index);
      yield {
        ...base,
        service: 'emr-serverless',
        scope: application.id,
        id,
        state: emrStateOf(life, nowMs),
        ...times(life),
      };
    }
  }
  for (const index of places(region.glue?.sizeAt(nowMs) ?? 0)) {
    if (region.glue === null) break;
    const { id, life } = planGlueSession(estate, region, region.glue, index);
    yield { ...base, service: 'glue', scope: '-', id, state: glueStatusOf(life, nowMs), ...times(life) };
  }
  for (const group of region.workGroups.filter(isSpark)) {
    for (const index of places(group.stream.sizeAt(nowMs))) {
      const plan = planAthenaSession(estate, region, group, index);
      yield {
        ...base,
        service: 'athena',
        scope: group.name,
        id: plan.id,
        state: athenaStateOf(plan, nowMs),
        ...times(plan.life),
      };
    }
  }
}

/** Everything the endpoint holds at that moment, newest first within its scope; one region, or all. */
export function findTruth(estate: Estate, nowMs: number, region?: string): TruthRow[] {
  const regions = region === undefined ? estate.regions : [estate.region(region)];
  return regions.flatMap((one) => [...rowsOf(estate, one, nowMs)]);
}
