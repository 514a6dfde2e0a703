import type { MissingReason } from '../domain/missing.ts';
import { toOwnerLabel, toRoleLabel } from '../domain/owner.ts';
import { isLive } from '../domain/phase.ts';
import { SERVICE_LABEL } from '../domain/service.ts';
import type { MissingField, Session } from '../domain/session.ts';
import type { FieldName, SortField } from '../filters/field.ts';
import { readNumber } from '../filters/read.ts';
import { type Cell, toDurationCell, toMissingCell, toTextCell, toTimeCell } from './cell.ts';
import { asMoney, asSeconds, asTags, asText, asTime, asUsage, type FieldExport } from './field-export.ts';
import { toMoneyCell, toStopCell } from './money-cell.ts';
import { toUsageCell } from './usage-cell.ts';

/** A column of the session table: page, export and tests derive theirs from here. */
export type SessionField = {
  id: string;
  header: string;
  /** What the header leaves unsaid; for a tooltip. */
  description: string | null;
  align: 'start' | 'end';
  /**
   * CSS pixels, until a viewer changes it. Those shown by default are as narrow as most values allow, so that all about
   * money stands in a window of 1440 px beside the sidebar.
   */
  width: number;
  /** Shown until a viewer hides it. */
  defaultVisible: boolean;
  /** Takes the room that is left, and can neither be hidden nor be taken from the left edge. */
  main: boolean;
  /** Stays at the left edge while the others scroll, until a viewer changes it. */
  pinned: boolean;
  /** Whether the largest, or the latest, is what one looks for first, and so sorts first. */
  largestFirst: boolean;
  /** What `sort=` calls it; null where it has no order. */
  sort: SortField | null;
  /** The filter that a value of it can be put into as it stands; null where there is none. */
  filter: FieldName | null;
  /** Pure; `nowMs` (epoch milliseconds) is the moment to which running times reach. Never throws. */
  value: (session: Session, nowMs: number) => Cell;
  /** Its columns in a file, and in what is copied. */
  exported: FieldExport;
};

const field = (
  id: string,
  header: string,
  value: SessionField['value'],
  more: Partial<SessionField>,
): SessionField => ({
  id,
  header,
  description: null,
  align: 'start',
  width: 140,
  defaultVisible: true,
  main: false,
  pinned: false,
  largestFirst: false,
  sort: null,
  filter: null,
  value,
  exported: asText(header),
  ...more,
});

const text =
  (name: MissingField, read: (session: Session) => string | null, shorten?: (whole: string) => string) =>
  (session: Session): Cell => {
    const whole = read(session);
    const short = whole === null || shorten === undefined ? whole : shorten(whole);
    return toTextCell(short, session.missing[name], short === whole ? null : whole);
  };

const time =
  (name: MissingField & ('createdAt' | 'startedAt' | 'endedAt')) =>
  (session: Session): Cell =>
    toTimeCell(session[name], session.missing[name]);

const stateTitle = ({ phase, stateReason }: Session) => (stateReason === null ? phase : `${phase}: ${stateReason}`);

function toDuration(session: Session, nowMs: number): Cell {
  const seconds = readNumber('duration', session, nowMs);
  if (typeof seconds === 'number') return toDurationCell(seconds, isLive(session.phase));
  return toMissingCell(session.missing.durationSeconds);
}

function toIdle(session: Session, nowMs: number): Cell {
  const seconds = readNumber('idle', session, nowMs);
  if (typeof seconds === 'number') return toDurationCell(seconds, true);
  const reason: MissingReason | undefined = seconds === 'absent' ? 'not-idle' : session.missing.idleSince;
  return toMissingCell(reason);
}

function toTimeout({ idleTimeoutMinutes, missing }: Session): Cell {
  if (idleTimeoutMinutes === null) return toMissingCell(missing.idleTimeoutMinutes);
  return toDurationCell(idleTimeoutMinutes * 60, false);
}

function toTags({ tags, missing }: Session): Cell {
  if (tags === null) return toMissingCell(missing.tags);
  const pairs = Object.entries(tags).sort(([left], [right]) => (left < right ? -1 : 1));
  if (pairs.length === 0) return toMissingCell('not-set');
  const joined = pairs.map(([key, value]) => (value === '' ? key : `${key}=${value}`)).join(', ');
  return { kind: 'tags', missing: null, text: joined, title: null, tags: pairs };
}

const hidden = { defaultVisible: false };

/** Every column, in the order in which the table shows them until a viewer changes it. */
export const SESSION_FIELDS: readonly SessionField[] = [
  field('service', 'Service', (row) => toTextCell(SERVICE_LABEL[row.service], undefined), {
    width: 76,
    pinned: true,
    sort: 'service',
    filter: 'service',
  }),
  field('name', 'Name', (row) => toTextCell(row.name ?? row.id, undefined, row.name === null ? null : row.id), {
    description: 'The name, or the id where it has none',
    width: 164,
    main: true,
    pinned: true,
    sort: 'name',
  }),
  field('state', 'State', (row) => toTextCell(row.state, undefined, stateTitle(row)), {
    description: "The service's own word",
    width: 126,
    sort: 'state',
    filter: 'state',
    exported: asText('State', ['Phase', (row) => row.phase]),
  }),
  field('scope', 'Scope', (row) => toTextCell(row.scope.name, undefined, row.scope.id), {
    description: 'EMR Serverless application or Athena workgroup; Glue has none',
    width: 100,
    sort: 'scope',
    filter: 'scope',
    exported: asText('Scope', ['Scope id', (row) => row.scope.id]),
  }),
  field(
    'owner',
    'Owner',
    text('owner', (row) => row.owner, toOwnerLabel),
    {
      description: 'Who created it, or its owner tag; never the runtime role',
      width: 106,
      sort: 'owner',
      filter: 'owner',
      exported: asText('Owner', ['Owner in full', (row) => row.owner], ['Owner from', (row) => row.ownerSource]),
    },
  ),
  field('created', 'Created', time('createdAt'), {
    width: 102,
    largestFirst: true,
    sort: 'created',
    exported: asTime('Created'),
  }),
  field('duration', 'Duration', toDuration, {
    description: 'From creation to the end, or until now',
    align: 'end',
    width: 80,
    largestFirst: true,
    sort: 'duration',
    exported: asSeconds('Duration'),
  }),
  field('cost', 'Cost', (session, nowMs) => toMoneyCell('cost', session, nowMs), {
    description: 'Usage × list price; of a running session what it has cost so far, by our estimate',
    align: 'end',
    width: 92,
    largestFirst: true,
    sort: 'cost',
    exported: asMoney('Cost', 'cost'),
  }),
  field('burn', 'Per hour', (session, nowMs) => toMoneyCell('burnPerHour', session, nowMs), {
    description: 'What it costs an hour now, working or idle',
    align: 'end',
    width: 82,
    largestFirst: true,
    sort: 'burn',
    exported: asMoney('Per hour', 'burnPerHour'),
  }),
  field('idle', 'Idle for', toIdle, {
    align: 'end',
    width: 86,
    largestFirst: true,
    sort: 'idle',
    exported: asSeconds('Idle for'),
  }),
  field('idleCost', 'Idle cost', (session, nowMs) => toMoneyCell('idleCost', session, nowMs), {
    description: 'What it has cost since it idles',
    align: 'end',
    width: 86,
    largestFirst: true,
    sort: 'idleCost',
    exported: asMoney('Idle cost', 'idleCost'),
  }),
  field('stops', 'Stops in', toStopCell, {
    description: 'Until it stops by itself if nothing happens before',
    align: 'end',
    width: 88,
    sort: 'stops',
    exported: asTime('Stops at'),
  }),
  field('usage', 'Usage', toUsageCell, {
    description: 'DPU-seconds of Glue and Athena, billed vCPU-hours of EMR Serverless; sorted at 4 vCPU a DPU',
    align: 'end',
    width: 118,
    largestFirst: true,
    sort: 'usage',
    exported: asUsage('Usage'),
  }),
  field(
    'role',
    'Role',
    text('roleArn', (row) => row.roleArn, toRoleLabel),
    {
      description: 'The runtime role',
      width: 110,
      sort: 'role',
      filter: 'role',
      exported: asText('Role', ['Role ARN', (row) => row.roleArn]),
    },
  ),
  field(
    'version',
    'Version',
    text('version', (row) => row.version),
    {
      description: 'EMR release, Glue version, or Athena engine',
      width: 86,
      sort: 'version',
      filter: 'version',
    },
  ),
  field('id', 'Id', (row) => toTextCell(row.id, undefined), { ...hidden, width: 240 }),
  field('region', 'Region', (row) => toTextCell(row.region, undefined), {
    ...hidden,
    width: 120,
    sort: 'region',
    filter: 'region',
  }),
  field('account', 'Account', (row) => toTextCell(row.account, undefined), {
    ...hidden,
    width: 130,
    sort: 'account',
    filter: 'account',
  }),
  field(
    'worker',
    'Worker type',
    text('capacity.workerType', (row) => row.capacity.workerType),
    {
      ...hidden,
      width: 120,
      sort: 'worker',
      filter: 'worker',
    },
  ),
  field('origin', 'Origin', (row) => toTextCell(row.origin, undefined), {
    ...hidden,
    description: 'Derived from names and ids, not reported by AWS',
    width: 130,
    sort: 'origin',
    filter: 'origin',
  }),
  field('started', 'Started', time('startedAt'), {
    ...hidden,
    width: 150,
    largestFirst: true,
    sort: 'started',
    exported: asTime('Started'),
  }),
  field('ended', 'Ended', time('endedAt'), {
    ...hidden,
    width: 150,
    largestFirst: true,
    sort: 'ended',
    exported: asTime('Ended'),
  }),
  field('timeout', 'Idle timeout', toTimeout, {
    ...hidden,
    align: 'end',
    width: 120,
    largestFirst: true,
    sort: 'timeout',
    exported: asSeconds('Idle timeout'),
  }),
  field(
    'reason',
    'Reason',
    text('stateReason', (row) => row.stateReason),
    { ...hidden, width: 280 },
  ),
  field('tags', 'Tags', toTags, { ...hidden, width: 260, exported: asTags('Tags') }),
];
