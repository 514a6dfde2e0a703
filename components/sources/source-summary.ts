import type { Tone } from '@/components/ui/badge.tsx';
import type { Problem } from '@/lib/domain/problem.ts';
import type { Source, SourceStatus } from '@/lib/domain/source.ts';

/** What each status means for the rows, in words. */
export const STATUS_TEXT: Record<SourceStatus, { label: string; says: string }> = {
  ok: { label: 'Complete', says: 'every part arrived' },
  loading: { label: 'Loading', says: 'parts are still arriving' },
  stale: { label: 'Stale', says: 'the last listing failed; rows are the last known ones' },
  error: { label: 'Failing', says: 'nothing could be read' },
  disabled: { label: 'Off', says: 'not collected' },
};

export const STATUS_TONE: Record<SourceStatus, Tone> = {
  ok: 'good',
  loading: 'info',
  stale: 'warn',
  error: 'danger',
  disabled: 'neutral',
};

const URGENCY: Record<SourceStatus, number> = { error: 0, stale: 1, loading: 2, ok: 3, disabled: 4 };

/** Those that need somebody first, then in the order of the server. */
export function orderSources(sources: readonly Source[]): Source[] {
  const rank = (source: Source) => URGENCY[source.status] * 2 + (isTroubled(source) ? 0 : 1);
  return [...sources].sort((a, b) => rank(a) - rank(b));
}

/** Whether there is something to read beside the figures. */
export const isTroubled = (source: Source): boolean => source.problem !== null || source.partProblems.length > 0;

/** Sources without the problem that the set-up already tells for all of them. */
export function withoutTold(sources: readonly Source[], setup: Problem | null): Source[] {
  const isTold = (problem: Problem | null) => setup !== null && problem?.message === setup.message;
  return sources.map((source) => ({
    ...source,
    problem: isTold(source.problem) ? null : source.problem,
    partProblems: source.partProblems.filter((problem) => !isTold(problem)),
  }));
}

/** One problem with every part it befell; the parts of a source usually fail for the same reason. */
export type ProblemGroup = { problem: Problem; parts: string[] };

/** The problems of single parts by what they say, without the one that is told for the whole source. */
export function groupProblems(problems: readonly Problem[], told: Problem | null): ProblemGroup[] {
  const groups = new Map<string, ProblemGroup>();
  for (const problem of problems) {
    if (told !== null && told.message === problem.message && told.part === problem.part) continue;
    const key = `${problem.kind} ${problem.message}`;
    const group = groups.get(key) ?? { problem, parts: [] };
    if (problem.part !== undefined) group.parts.push(problem.part);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** By account in the order of their numbers; within one by region, then by service as they come. */
export function groupByAccount(sources: readonly Source[]): Map<string, Source[]> {
  const groups = new Map<string, Source[]>();
  for (const source of sources.toSorted((a, b) => compare(a.account, b.account) || compare(a.region, b.region))) {
    groups.set(source.account, [...(groups.get(source.account) ?? []), source]);
  }
  return groups;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export type SourceTotals = {
  sources: number;
  complete: number;
  rows: number;
  /** Whether every source that is on is complete, so that `rows` is a whole and not a lower bound. */
  whole: boolean;
  calls: number;
  callsPerSecond: number;
  throttles: number;
};

export function toTotals(sources: readonly Source[]): SourceTotals {
  const on = sources.filter((source) => source.status !== 'disabled');
  const sum = (of: (source: Source) => number) => sources.reduce((total, source) => total + of(source), 0);
  const complete = on.filter((source) => source.status === 'ok').length;
  return {
    sources: on.length,
    complete,
    rows: sum((source) => source.rows),
    whole: complete === on.length,
    calls: sum((source) => source.calls),
    callsPerSecond: sum((source) => source.callsPerSecond),
    throttles: sum((source) => source.throttles),
  };
}

/** Progress in words and as a share; `null` share while nobody knows how many there will be. */
export function toProgress({ done, of, failed }: Source['parts']): { text: string; share: number | null } {
  if (of === 0) return { text: 'none known yet', share: null };
  const failures = failed === 0 ? '' : `, ${failed} failed`;
  return { text: `${done} of ${of}${failures}`, share: done / of };
}
