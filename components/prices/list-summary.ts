import type { Tone } from '@/components/ui/badge.tsx';
import type { PriceListState } from '@/lib/cost/price-list-state.ts';
import type { Problem } from '@/lib/domain/problem.ts';
import { SERVICE_LABEL } from '@/lib/domain/service.ts';

export const LIST_STATUS: Record<PriceListState['status'], { label: string; tone: Tone }> = {
  ok: { label: 'Read', tone: 'good' },
  loading: { label: 'Loading', tone: 'info' },
  error: { label: 'Failing', tone: 'danger' },
  unsupported: { label: 'Not offered', tone: 'neutral' },
};

/** A failure that several lists have in common, told once with what it befell. */
export type ListFailure = { key: string; problem: Problem };

type Group = { problem: Problem; parts: string[]; retryAt: string | null };

/** One denial has a message for each region that was asked, and one statement that lifts it. */
function toFailureKey({ kind, statement, message }: Problem): string {
  return JSON.stringify([kind, statement ?? message]);
}

function toShared({ problem, parts, retryAt }: Group, messages: number): Problem {
  const { requestId: _requestId, ...rest } = problem;
  const shared = messages > 1 && problem.action !== undefined ? { message: toDenial(problem.action) } : {};
  return { ...rest, ...shared, part: parts.join('; '), ...(retryAt === null ? {} : { retryAt }) };
}

const toDenial = (action: string) => `The identity in use may not call ${action}.`;

/**
 * Why lists could not be read, each reason once; `part` names the lists, `retryAt` is the first of their next tries.
 * What `told` says is not told again.
 */
export function groupFailures(lists: readonly PriceListState[], told: Problem | null): ListFailure[] {
  const groups = new Map<string, Group & { messages: Set<string> }>();
  for (const { problem, service, region, nextTryAt } of lists) {
    if (problem === null || problem.message === told?.message) continue;
    const key = toFailureKey(problem);
    const group = groups.get(key) ?? { problem, parts: [], retryAt: nextTryAt, messages: new Set() };
    group.parts.push(`${SERVICE_LABEL[service]} in ${region}`);
    group.messages.add(problem.message);
    if (nextTryAt !== null && (group.retryAt === null || nextTryAt < group.retryAt)) group.retryAt = nextTryAt;
    groups.set(key, group);
  }
  return [...groups].map(([key, group]) => ({ key, problem: toShared(group, group.messages.size) }));
}

/** How the lists stand together: `read` of those that exist, and the oldest reading among them. */
export function summarizeLists(lists: readonly PriceListState[]): {
  read: number;
  offered: number;
  failing: number;
  oldestAt: string | null;
} {
  const offered = lists.filter(({ status }) => status !== 'unsupported');
  const times = offered.flatMap(({ fetchedAt }) => fetchedAt ?? []);
  return {
    read: offered.filter(({ status }) => status === 'ok').length,
    offered: offered.length,
    failing: offered.filter(({ status }) => status === 'error').length,
    oldestAt: times.toSorted()[0] ?? null,
  };
}
