import { isLive } from './phase.ts';
import type { Problem } from './problem.ts';
import type { Service } from './service.ts';
import type { Session } from './session.ts';

/** Minutes for which AWS documents a link to the Spark UI to open; null where it documents none. */
export const SPARK_UI_MINUTES: Record<Service, number | null> = { 'emr-serverless': 60, glue: null, athena: null };

/** Why there is no Spark UI: `starting` not yet, `never-started` it failed before, `gone` AWS does not know it any more. */
export type NoSparkUi = 'starting' | 'never-started' | 'gone';

/**
 * What a click would open: the `live` UI, the `history` server of an ended session, or `undocumented`, where AWS does
 * not say whether it has one. `off`: the operator has not turned it on.
 */
export type SparkUiOffer =
  | { state: 'off' }
  | { state: 'none'; why: NoSparkUi }
  | { state: 'live' | 'history'; validMinutes: number | null }
  | { state: 'undocumented'; why: 'engine' | 'ended' | 'phase'; validMinutes: number | null };

type Asked = Pick<Session, 'service' | 'phase' | 'startedAt' | 'version'> & { problem: Problem | null };

/** AWS documents GetResourceDashboard of Athena for Apache Spark version 3.5 (notebooks-spark-ui-access). */
const ATHENA_ENGINE = /^Apache Spark version /;

/** What AWS offers of a session as it stands, by its documentation; nothing is asked for it. */
export function toSparkUiOffer(session: Asked, on: boolean): SparkUiOffer {
  if (!on) return { state: 'off' };
  const { service, phase, startedAt, version, problem } = session;
  if (problem?.kind === 'gone' || problem?.kind === 'not_found') return { state: 'none', why: 'gone' };
  if (phase === 'starting') return { state: 'none', why: 'starting' };
  // Only EMR Serverless tells when a session started; of the others a failed one may have run before.
  if (service === 'emr-serverless' && phase === 'failed' && startedAt === null) {
    return { state: 'none', why: 'never-started' };
  }
  const validMinutes = SPARK_UI_MINUTES[service];
  if (service === 'athena' && !ATHENA_ENGINE.test(version ?? '')) {
    return { state: 'undocumented', why: 'engine', validMinutes };
  }
  if (phase === 'unknown') return { state: 'undocumented', why: 'phase', validMinutes };
  if (isLive(phase)) return { state: 'live', validMinutes };
  return service === 'glue'
    ? { state: 'undocumented', why: 'ended', validMinutes }
    : { state: 'history', validMinutes };
}
