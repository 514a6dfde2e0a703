import type { Cost, CostComponent } from '../cost/cost.ts';
import { encodePart, toKey } from '../domain/resource-ref.ts';
import type { ResourceHours, Session } from '../domain/session.ts';

/** Gives the number of a value that many rows have alike. Values that are equal as JSON have one number. */
export type PutShared = (value: unknown) => number;
/** The value of a number: the same object each time, so that rows hold it once. */
export type GetShared = (number: number) => unknown;

type PackedHours = readonly [
  ResourceHours['vcpuHours'],
  ResourceHours['memoryGbHours'],
  ResourceHours['storageGbHours'],
];
type PackedUsage = readonly [
  total: PackedHours | null,
  billed: PackedHours | null,
  dpuSeconds: number | null,
  executionSeconds: number | null,
];
/** Its lines one after the other: what they are of, quantity, amount. A number stands for a cost without any. */
type PackedCost =
  | number
  | readonly [look: number, amount: string | null, asOf: string | null, ...lines: (number | string | null)[]];

type Place = Pick<Session, 'service' | 'account' | 'region' | 'scope'>;
type Standing = Pick<Session, 'state' | 'phase' | 'stateReason' | 'stale'>;
type Making = Pick<
  Session,
  'owner' | 'ownerSource' | 'origin' | 'roleArn' | 'version' | 'idleTimeoutMinutes' | 'capacity' | 'tags'
>;
type Line = Pick<CostComponent, 'item' | 'dimension' | 'unitPrice' | 'price' | 'note'>;

/**
 * A row without its names of fields, what it has in common with others as numbers, and what follows from other parts left
 * out. An ARN that ends with the id is the number of what stands before it.
 */
export type PackedRow = readonly [
  place: number,
  standing: number,
  making: number,
  missing: number,
  id: string,
  arn: number | string | null,
  name: string | null,
  createdAt: string | null,
  startedAt: string | null,
  endedAt: string | null,
  idleSince: string | null,
  updatedAt: string | null,
  stopsAt: string | null,
  asOf: string,
  durationSeconds: number | null,
  stopCommand: string | null,
  usage: PackedUsage,
  cost: PackedCost,
  burnPerHour: PackedCost,
  idleCost: PackedCost,
];

const packHours = (hours: ResourceHours | null): PackedHours | null =>
  hours === null ? null : [hours.vcpuHours, hours.memoryGbHours, hours.storageGbHours];

const unpackHours = (packed: PackedHours | null): ResourceHours | null =>
  packed === null ? null : { vcpuHours: packed[0], memoryGbHours: packed[1], storageGbHours: packed[2] };

function packCost(cost: Cost, put: PutShared): PackedCost {
  const { amount, currency, basis, atLeast, asOf, components } = cost;
  if (components.length === 0 && amount === null && asOf === null) return put(cost);
  const lines = components.flatMap(({ item, dimension, quantity, unitPrice, amount: part, price, note }) => [
    put({ item, dimension, unitPrice, price, note }),
    quantity,
    part,
  ]);
  return [put({ currency, basis, atLeast }), amount, asOf, ...lines];
}

function unpackCost(packed: PackedCost, get: GetShared): Cost {
  if (typeof packed === 'number') return get(packed) as Cost;
  const [look, amount, asOf, ...lines] = packed;
  const { currency, basis, atLeast } = get(look) as Pick<Cost, 'currency' | 'basis' | 'atLeast'>;
  const components: CostComponent[] = [];
  for (let at = 0; at < lines.length; at += 3) {
    const { item, dimension, unitPrice, price, note } = get(lines[at] as number) as Line;
    const [quantity, part] = [lines[at + 1] as string | null, lines[at + 2] as string | null];
    components.push({ item, dimension, quantity, unitPrice, amount: part, price, note });
  }
  return { amount, currency, basis, atLeast, asOf, components };
}

/** Null for a row whose key and path do not follow from its parts: such a one is sent as it is. */
export function packRow(session: Session, put: PutShared): PackedRow | null {
  const { service, account, region, scope, id, arn, usage } = session;
  if (session.key !== toKey({ service, account, region, scope: scope.id, id })) return null;
  if (session.href !== `/sessions/${session.key}`) return null;
  const { state, phase, stateReason, stale } = session;
  const { owner, ownerSource, origin, roleArn, version, idleTimeoutMinutes, capacity, tags } = session;
  return [
    put({ service, account, region, scope } satisfies Place),
    put({ state, phase, stateReason, stale } satisfies Standing),
    put({ owner, ownerSource, origin, roleArn, version, idleTimeoutMinutes, capacity, tags } satisfies Making),
    put(session.missing),
    id,
    arn?.endsWith(id) ? put(arn.slice(0, arn.length - id.length)) : arn,
    session.name,
    session.createdAt,
    session.startedAt,
    session.endedAt,
    session.idleSince,
    session.updatedAt,
    session.stopsAt,
    session.asOf,
    session.durationSeconds,
    session.stopCommand,
    [packHours(usage.total), packHours(usage.billed), usage.dpuSeconds, usage.executionSeconds],
    packCost(session.cost, put),
    packCost(session.burnPerHour, put),
    packCost(session.idleCost, put),
  ];
}

const keyStarts = new WeakMap<Place, string>();

function toKeyStart(place: Place): string {
  const known = keyStarts.get(place);
  if (known !== undefined) return known;
  const { service, account, region, scope } = place;
  const start = `${[service, account, region, scope.id].map(encodePart).join('/')}/`;
  keyStarts.set(place, start);
  return start;
}

/** The row that was packed. What rows have alike is one object in all of them. Throws on what packRow did not write. */
export function unpackRow(packed: PackedRow, get: GetShared): Session {
  const place = get(packed[0]) as Place;
  const standing = get(packed[1]) as Standing;
  const making = get(packed[2]) as Making;
  const [, , , missing, id, arn, name, createdAt, startedAt, endedAt, idleSince, updatedAt] = packed;
  const [total, billed, dpuSeconds, executionSeconds] = packed[16];
  const key = toKeyStart(place) + encodePart(id);
  return {
    key,
    service: place.service,
    account: place.account,
    region: place.region,
    scope: place.scope,
    id,
    arn: typeof arn === 'number' ? `${get(arn)}${id}` : arn,
    name,
    state: standing.state,
    phase: standing.phase,
    stateReason: standing.stateReason,
    owner: making.owner,
    ownerSource: making.ownerSource,
    origin: making.origin,
    roleArn: making.roleArn,
    version: making.version,
    createdAt,
    startedAt,
    endedAt,
    idleSince,
    updatedAt,
    durationSeconds: packed[14],
    idleTimeoutMinutes: making.idleTimeoutMinutes,
    stopsAt: packed[12],
    capacity: making.capacity,
    usage: { total: unpackHours(total), billed: unpackHours(billed), dpuSeconds, executionSeconds },
    cost: unpackCost(packed[17], get),
    burnPerHour: unpackCost(packed[18], get),
    idleCost: unpackCost(packed[19], get),
    stopCommand: packed[15],
    tags: making.tags,
    stale: standing.stale,
    asOf: packed[13],
    missing: get(missing) as Session['missing'],
    href: `/sessions/${key}`,
  };
}
