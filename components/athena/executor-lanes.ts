import type { Lane } from '@/components/charts/span-lanes-layout.ts';
import type { Tone } from '@/components/charts/tones.ts';
import { formatQuantity } from '@/lib/client/format.ts';
import { isCoordinator, toPresence } from '@/lib/cost/dpu-time.ts';
import type { Executor } from '@/lib/domain/session-items.ts';

export const EXECUTOR_TONES: readonly Tone[] = [
  { id: 'failed', label: 'Failed', color: 'var(--phase-failed)', fill: 'striped' },
  { id: 'coordinator', label: 'Coordinator', color: 'var(--phase-starting)', fill: 'hatched' },
  { id: 'worker', label: 'Worker', color: 'var(--phase-ready)', fill: 'solid' },
  { id: 'other', label: 'Of another type', color: 'var(--phase-unknown)', fill: 'speckled' },
];

export type NamedExecutor = Executor & { name: string };

const TYPE_NAME: Readonly<Record<string, string>> = {
  COORDINATOR: 'Coordinator',
  GATEWAY: 'Gateway',
  WORKER: 'Worker',
};

/** Executors in the order in which they came, the coordinator first, each with a name of its own. */
export function nameExecutors(executors: readonly Executor[]): NamedExecutor[] {
  const order = executors.toSorted(
    (one, other) =>
      Number(isCoordinator(other)) - Number(isCoordinator(one)) ||
      (one.startedAt ?? '').localeCompare(other.startedAt ?? '') ||
      one.id.localeCompare(other.id),
  );
  const ofType = new Map<string, number>();
  for (const { type } of order) ofType.set(type ?? '', (ofType.get(type ?? '') ?? 0) + 1);
  const counted = new Map<string, number>();
  return order.map((executor) => {
    const type = executor.type ?? '';
    const number = (counted.get(type) ?? 0) + 1;
    counted.set(type, number);
    const word = TYPE_NAME[type] ?? (type === '' ? 'Executor' : type);
    return { ...executor, name: ofType.get(type) === 1 && isCoordinator(executor) ? word : `${word} ${number}` };
  });
}

function toTone({ type, state }: Executor): string {
  if (state === 'FAILED') return 'failed';
  if (type === 'WORKER') return 'worker';
  return isCoordinator({ type }) ? 'coordinator' : 'other';
}

/** One lane for each executor whose times are told. */
export function toExecutorLanes(
  executors: readonly NamedExecutor[],
  life: { fromMs: number | null; toMs: number },
): Lane[] {
  return executors.flatMap((executor): Lane[] => {
    const presence = toPresence(executor, life);
    if (presence === null) return [];
    const { id, name, dpus } = executor;
    const size = dpus === null ? '' : ` · ${formatQuantity(dpus)} DPU`;
    return [{ id, label: `${name}${size}`, many: 'executors', spans: [{ id, tone: toTone(executor), ...presence }] }];
  });
}
