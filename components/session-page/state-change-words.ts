import { formatDuration } from '@/lib/client/format.ts';
import type { StateChange } from '@/lib/domain/state-change.ts';

export type ChangeTiming =
  | { kind: 'first' }
  | { kind: 'close'; within: string }
  | { kind: 'apart'; after: string; within: string };

/** Two looks further apart than this were no steady watch. */
const STEADY_SECONDS = 120;

/** How exactly the moment of a change is known. */
export function toChangeTiming({ from, seenBeforeAt, seenAt }: StateChange): ChangeTiming {
  if (from === null || seenBeforeAt === null) return { kind: 'first' };
  const seconds = Math.max(0, (Date.parse(seenAt) - Date.parse(seenBeforeAt)) / 1000);
  const within = formatDuration(Math.max(1, seconds));
  return seconds <= STEADY_SECONDS ? { kind: 'close', within } : { kind: 'apart', after: seenBeforeAt, within };
}
