import type { Session } from '../domain/session.ts';
import { PRICE_DIMENSIONS, type PriceDimension, type PriceQuery, type WorkerFamily } from './price.ts';

const FAMILY: Readonly<Record<string, WorkerFamily | null>> = { G: null, Standard: null, R: 'R', Z: 'Z' };

/** The kind of DPU that Glue bills a worker type in; null for a family not known today. No type is Standard's. */
export function toDpuKind(
  workerType: string | null,
): { dimension: 'dpu-hour' | 'm-dpu-hour'; family: WorkerFamily | null } | null {
  const name = (workerType ?? 'Standard').split('.')[0] ?? '';
  if (!Object.hasOwn(FAMILY, name)) return null;
  const family = FAMILY[name] ?? null;
  return { dimension: family === null ? 'dpu-hour' : 'm-dpu-hour', family };
}

/** What the price of one dimension of a session is looked up by. */
export function toPriceQuery(session: Session, dimension: PriceDimension): PriceQuery {
  const { service, region, capacity, version } = session;
  return {
    service,
    region,
    dimension,
    architecture: service === 'emr-serverless' ? capacity.architecture : null,
    glueVersion: service === 'glue' ? version : null,
    workerFamily: service === 'glue' ? (toDpuKind(capacity.workerType)?.family ?? null) : null,
  };
}

/** Everything a session needs a price of; nothing for a Glue worker family not known today. */
export function listPriceQueries(session: Session): PriceQuery[] {
  if (session.service !== 'glue') return PRICE_DIMENSIONS[session.service].map((one) => toPriceQuery(session, one));
  const kind = toDpuKind(session.capacity.workerType);
  return kind === null ? [] : [toPriceQuery(session, kind.dimension)];
}
