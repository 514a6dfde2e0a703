import type { ProblemKind } from '../domain/problem.ts';
import { isService, SERVICE_LABEL } from '../domain/service.ts';
import type { SourceFrame } from '../stream/frame.ts';
import type { ListInfo } from './list/messages.ts';

/** What stands between a viewer and the whole list, each kind with its own look and its own advice. */
export type Trouble = 'setup' | 'denied' | 'throttled' | 'failed' | 'stale';

export type ListState = {
  /** Sources that have not given all their rows: still listing for the first time, or failed. */
  missing: number;
  /** Sources of which the last known rows are shown. */
  behind: number;
  of: number;
  /** Sources listing for the first time, or again. */
  loading: readonly SourceFrame[];
  troubles: ReadonlyMap<Trouble, readonly SourceFrame[]>;
  /** Every source has given all its rows over this connection: what is shown is what AWS holds. */
  whole: boolean;
  /** Nothing is known yet: no source has answered. */
  waiting: boolean;
  demo: boolean;
  /** The oldest of the sources' last complete listings; null while one has none. */
  fetchedAt: string | null;
};

const SETUP: ReadonlySet<ProblemKind | null> = new Set<ProblemKind>([
  'credentials_unavailable',
  'credentials_expired',
  'clock_skew',
]);

/** Whether a problem lies in how Sparktally was set up, and not in AWS. */
export function isSetupKind(kind: ProblemKind | null): boolean {
  return SETUP.has(kind);
}

/** Which trouble a source is in; null for none. A problem while it is loading is one too: it may wait for a retry. */
export function toTrouble(source: SourceFrame): Trouble | null {
  const kind = source.problem?.kind;
  if (kind !== undefined && isSetupKind(kind)) return 'setup';
  if (kind === 'access_denied') return 'denied';
  if (kind === 'throttled' || kind === 'queue_full') return 'throttled';
  if (source.status === 'stale') return 'stale';
  if (source.status === 'error' || source.status === 'disabled' || source.parts.failed > 0) return 'failed';
  return null;
}

/** Whether all rows of a source are here, if perhaps from its last listing. */
function isWhole(source: SourceFrame): boolean {
  if (source.status === 'ok') return true;
  return source.status === 'loading' && source.fetchedAt !== null && source.problem === undefined;
}

function groupTroubles(sources: readonly SourceFrame[]): Map<Trouble, SourceFrame[]> {
  const groups = new Map<Trouble, SourceFrame[]>();
  for (const source of sources) {
    const trouble = toTrouble(source);
    if (trouble !== null) groups.set(trouble, [...(groups.get(trouble) ?? []), source]);
  }
  return groups;
}

/** Reads off a list what is to be said about it. */
export function toListState(list: ListInfo): ListState {
  const { sources } = list;
  const behind = sources.filter(({ status }) => status === 'stale').length;
  const missing = sources.filter((source) => source.status !== 'stale' && !isWhole(source)).length;
  const times = sources.map((source) => source.fetchedAt);
  const known = times.filter((time) => time !== null);
  return {
    missing,
    behind,
    of: sources.length,
    loading: sources.filter((source) => source.status === 'loading'),
    troubles: groupTroubles(sources),
    whole: list.endedNow && list.status === 'open' && missing + behind === 0 && list.unconfirmed === 0,
    waiting: sources.length === 0 && list.known === 0 && list.end === null,
    demo: sources.some((source) => source.demo),
    fetchedAt: known.length === times.length && known.length > 0 ? (known.sort()[0] ?? null) : null,
  };
}

/** `glue/210987654321/us-east-1` in words; with the account where there are several. */
export function describeSource(id: string, withAccount: boolean): string {
  const [service = '', account = '', region = ''] = id.split('/');
  const name = isService(service) ? SERVICE_LABEL[service] : service;
  return [name, region, withAccount ? account : ''].filter((part) => part !== '').join(' · ');
}
