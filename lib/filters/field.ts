import { PHASES, STATES } from '../domain/phase.ts';
import { SERVICES, type Service } from '../domain/service.ts';
import { ORIGINS } from '../domain/session.ts';

/** The filterable fields of a session, in the canonical order of the URL. */
export const FIELD_NAMES = [
  'service',
  'state',
  'phase',
  'region',
  'account',
  'scope',
  'owner',
  'role',
  'tag',
  'worker',
  'version',
  'origin',
  'name',
  'q',
  'idle',
  'duration',
  'cost',
  'created',
] as const;

export type FieldName = (typeof FIELD_NAMES)[number];

/** What a session list can be sorted by: the fields that have an order, and some that are no filters. */
export const SORT_FIELDS = [
  'service',
  'state',
  'phase',
  'region',
  'account',
  'scope',
  'owner',
  'role',
  'worker',
  'version',
  'origin',
  'name',
  'idle',
  'duration',
  'cost',
  'burn',
  'idleCost',
  'created',
  'started',
  'ended',
  'usage',
  'timeout',
  'stops',
] as const;

export type SortField = (typeof SORT_FIELDS)[number];

/**
 * How terms are written and compared. `choice`: one of a closed list. `text`: the whole value. `search`: a piece of
 * it, in any case. `tag`: a key or a key with its value. `number`, `duration` (seconds), `time` (epoch milliseconds)
 * compare and take ranges.
 */
export type FieldKind = 'choice' | 'text' | 'search' | 'tag' | 'number' | 'duration' | 'time';

export type RangeKind = Extract<FieldKind, 'number' | 'duration' | 'time'>;

export type FieldMeta = {
  label: string;
  kind: FieldKind;
  /** The closed list of a choice; for other kinds the values to suggest. */
  values: readonly string[];
  /** What a text has to look like, where that is known. */
  pattern: RegExp | null;
  /** What is allowed, in words: completes "allowed: …". */
  allowed: string;
  /** Whether rows may lack it, and so the term `-` asks for those. */
  nullable: boolean;
  /** The services whose listings lack it, so that it arrives only with a session's detail. */
  detail: readonly Service[];
};

const text = (label: string, allowed: string, more: Partial<FieldMeta> = {}): FieldMeta => ({
  label,
  kind: 'text',
  values: [],
  pattern: null,
  allowed,
  nullable: false,
  detail: [],
  ...more,
});

const choice = (label: string, values: readonly string[]): FieldMeta =>
  text(label, values.join(', '), { kind: 'choice', values });

const DURATION = 'a duration such as 30m, 2h or 1d12h, alone, after > >= < <=, or two joined by ..';

export const FIELDS: Record<FieldName, FieldMeta> = {
  service: choice('Service', SERVICES),
  // Open: a state that a service adds tomorrow must be filterable the day its first row shows.
  state: text('State', "a service's own word, such as READY or BUSY", {
    values: [...new Set(Object.values(STATES).flat())],
  }),
  phase: choice('Phase', PHASES),
  region: text('Region', 'a region such as eu-west-1', { pattern: /^[a-z0-9][a-z0-9-]{0,62}$/ }),
  account: text('Account', 'a 12-digit account id, or unknown', { pattern: /^(?:\d{12}|unknown)$/ }),
  scope: text('Scope', 'the id or the name of an application or workgroup, - for Glue'),
  owner: text('Owner', 'an owner as shown or as a whole ARN, - for none', {
    nullable: true,
    detail: ['glue', 'athena'],
  }),
  role: text('Role', "a role's name or ARN, - for none", { nullable: true, detail: ['athena'] }),
  tag: text('Tag', 'a tag key, or key:value, - for no tags', { kind: 'tag', nullable: true, detail: SERVICES }),
  worker: text('Worker type', 'a worker type such as G.1X, - for none', { nullable: true }),
  version: text('Version', 'a version such as 4.0 or emr-7.9.0, - for none', { nullable: true }),
  origin: choice('Origin', ORIGINS),
  name: text('Name', 'a piece of the name, - for none', { kind: 'search', nullable: true }),
  q: text('Text', 'a piece of id, name, owner, scope, role, state reason or tag', { kind: 'search', detail: SERVICES }),
  idle: text('Idle for', `${DURATION}, - for not reported`, {
    kind: 'duration',
    nullable: true,
    detail: ['emr-serverless'],
  }),
  duration: text('Duration', `${DURATION}, - for not reported`, { kind: 'duration', nullable: true }),
  cost: text(
    'Cost',
    'an amount such as 12.50 in the currency of its price, alone, after > >= < <=, or two joined by .., - for none known',
    {
      kind: 'number',
      nullable: true,
      detail: SERVICES,
    },
  ),
  created: text(
    'Created',
    'a date or ISO-8601 time (UTC unless it says otherwise), alone, after > >= < <=, or two joined by .., - for not reported',
    { kind: 'time', nullable: true },
  ),
};
