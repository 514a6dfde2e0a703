import { NO_COST } from '../../cost/cost.ts';
import type { WorkSummary } from '../../domain/activity.ts';
import type { CliOptions } from '../../domain/aws-command.ts';
import type { MissingReason } from '../../domain/missing.ts';
import { isLive, type Phase } from '../../domain/phase.ts';
import type { MissingField, Session } from '../../domain/session.ts';
import { maskRecord, maskText } from '../mask/mask.ts';

/** What a mapper needs to know beside AWS's own answer. */
export type MapContext = {
  account: string;
  region: string;
  partition: string;
  /** The scope's name where it differs from its id: the application's name. Null where unknown. */
  scopeName: string | null;
  /** EMR Serverless: of the application. */
  architecture?: 'x86_64' | 'arm64' | null;
  /** Keys of the tags that name an owner, the first present one wins. */
  ownerTags: readonly string[];
  nowMs: number;
  /** When the listing told us about this row, ISO-8601 UTC. */
  asOf: string;
  /** The latest listing failed or lacked this row. */
  stale: boolean;
  /** How an `aws` command of the user reaches the same place. */
  cli: CliOptions;
};

/** A row before prices are applied to it. */
export const UNPRICED = { cost: NO_COST, burnPerHour: NO_COST, idleCost: NO_COST } as const;
export const UNPRICED_REASONS = { cost: 'loading', burnPerHour: 'loading', idleCost: 'loading' } as const;

/** How the per-session read (GetSession) that belongs to a row stands. */
export type DetailState = 'loaded' | 'loading' | 'denied' | 'unavailable';

export type Tags = Readonly<Record<string, string>>;

/** How the read of a session's tags stands, where the service reports them separately. */
export type TagState = { status: 'loaded'; tags: Tags } | { status: Exclude<DetailState, 'loaded'> };

/** How the read of a session's statements or calculations stands; some kinds of session have none. */
export type WorkState =
  | { status: 'loaded'; work: WorkSummary }
  | { status: Exclude<DetailState, 'loaded'> | 'not-supported' };

/** The word shown for a state that AWS left out or sent as something else than text; in lower case, as AWS has none. */
export const STATE_NOT_REPORTED = 'unknown';

/** Collects the reason of every field that has no value while a row is made. */
export type Ledger = {
  missing: Session['missing'];
  take<T>(field: MissingField, value: T | null, reason: MissingReason): T | null;
};

export function openLedger(): Ledger {
  const missing: Session['missing'] = {};
  return {
    missing,
    take(field, value, reason) {
      if (value === null) missing[field] = reason;
      return value;
    },
  };
}

/** `invalid` where the door found nonsense in that member, else the given reason. */
export function reasonFor(invalid: readonly string[], member: string, otherwise: MissingReason): MissingReason {
  return invalid.includes(member) ? 'invalid' : otherwise;
}

/** Why a field that only a detail tells has no value while there is no detail. */
export function reasonWithoutDetail(state: DetailState): MissingReason {
  return state === 'denied' || state === 'unavailable' ? state : 'loading';
}

/** Names and reasons repeat from session to session, and masking looks at every character of them. */
const SHOWN_TEXTS = new Map<string, string>();
const SHOWN_TEXTS_KEPT = 5_000;

/** Free text of a user's or an error's for a row, which leaves the server: without what looks like a secret. */
export function toShownText(text: string | null): string | null {
  if (text === null) return null;
  const known = SHOWN_TEXTS.get(text);
  if (known !== undefined) return known;
  const shown = maskText(text);
  if (SHOWN_TEXTS.size >= SHOWN_TEXTS_KEPT) SHOWN_TEXTS.clear();
  SHOWN_TEXTS.set(text, shown);
  return shown;
}

/** Tags for a row: a value under a name, or with the look, of a secret is masked. */
export function toShownTags(tags: Tags | null): Tags | null {
  return tags === null ? null : maskRecord(tags);
}

type Timed = { state: string | null; updatedAt: string | null };

/**
 * The younger of a listing's and a detail's view of one session: by AWS's own time of the last change, else by when we
 * were told; on a tie the listing, which is repeated every sweep.
 */
export function findNewest<S extends Timed, D extends S>(
  summary: S,
  detail: D | null,
  toldAt: { summary: string; detail: string | null },
): { newest: S; detailIsBehind: boolean } {
  if (detail === null) return { newest: summary, detailIsBehind: false };
  const same = summary.state === detail.state && summary.updatedAt === detail.updatedAt;
  if (same) return { newest: detail, detailIsBehind: false };
  const byChange =
    summary.updatedAt === null || detail.updatedAt === null
      ? 0
      : Math.sign(Date.parse(detail.updatedAt) - Date.parse(summary.updatedAt));
  const byTold = toldAt.detail !== null && Date.parse(toldAt.detail) > Date.parse(toldAt.summary) ? 1 : -1;
  return (byChange || byTold) > 0
    ? { newest: detail, detailIsBehind: false }
    : { newest: summary, detailIsBehind: true };
}

/** The later of two ISO-8601 times. */
export function findLater(one: string, other: string | null): string {
  return other !== null && Date.parse(other) > Date.parse(one) ? other : one;
}

/** Whether a session has stopped costing anything, as far as its phase says. */
export function hasEnded(phase: Phase): boolean {
  return !isLive(phase);
}

type Owner = { owner: string | null; ownerSource: Session['ownerSource']; reason: MissingReason };

/** The value of the first owner tag that is present and not blank; never the runtime role. */
export function resolveOwner(tags: Tags | null, tagsReason: MissingReason, ownerTags: readonly string[]): Owner {
  if (tags === null) return { owner: null, ownerSource: null, reason: tagsReason };
  for (const key of ownerTags) {
    const value = Object.hasOwn(tags, key) ? tags[key] : undefined;
    if (value !== undefined && value.trim() !== '')
      return { owner: value, ownerSource: `tag:${key}`, reason: 'not-tagged' };
  }
  return { owner: null, ownerSource: null, reason: 'not-tagged' };
}

const DBT_WORD = /(^|[^a-z0-9])dbt([^a-z0-9]|$)/i;
const DBT_VALUE = /^dbt(-(core|cloud|glue|athena|spark|emr))?$/i;

/** Whether the names or tags that dbt's adapters give their sessions are there (`dbt-…`, `dbt: …`, a `dbt_…` tag). */
export function isFromDbt(names: readonly (string | null)[], tags: Tags | null): boolean {
  if (names.some((name) => name !== null && DBT_WORD.test(name))) return true;
  return Object.entries(tags ?? {}).some(([key, value]) => DBT_WORD.test(key) || DBT_VALUE.test(value));
}
