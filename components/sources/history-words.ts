import { formatDuration, formatQuantity } from '@/lib/client/format.ts';
import type { HistoryState } from '@/lib/domain/history-state.ts';

const UNITS = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** A size in the largest unit that leaves at least 1 of it; 1 KB is 1,000 bytes. */
export function toSizeText(bytes: number): string {
  const power = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return `${formatQuantity(bytes / 1000 ** power)} ${UNITS[power]}`;
}

/** What a history that is off, or cannot be written just now, means for whoever looks at a page. */
export function toHistoryTitle({ status }: Pick<HistoryState, 'status'>): string {
  return status === 'off'
    ? 'The history is off: what AWS forgets is not recorded now'
    : 'The history cannot be written just now; what is seen waits';
}

/** When it is tried again; empty where nothing is due. */
export function toRetryText({ retryAt }: Pick<HistoryState, 'retryAt'>, nowMs: number): string {
  if (retryAt === null || nowMs === 0) return '';
  const seconds = Math.ceil((Date.parse(retryAt) - nowMs) / 1000);
  return seconds > 0 ? ` Next try in ${formatDuration(seconds)}.` : ' Trying again now.';
}
