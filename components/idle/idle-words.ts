import { formatDuration } from '@/lib/client/format.ts';
import { formatBound } from '@/lib/client/format-money.ts';
import { parseDecimal, toNumber } from '@/lib/cost/decimal.ts';
import type { IdleAnalysis, IdleGroup, IdleWhatIf } from '@/lib/domain/idle-analysis.ts';

export const GROUP_NAME: Record<IdleGroup, string> = {
  owner: 'owner',
  scope: 'application or workgroup',
  role: 'role',
  service: 'service',
};

export const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** An amount's text in words; `not known` where there is none. */
export function toMoneyText(amount: string | null, currency: string | null, atLeast = false): string {
  const value = amount === null ? null : parseDecimal(amount);
  if (value === null || currency === null) return 'not known';
  return `${atLeast && value > 0n ? 'at least ' : ''}${formatBound({ value, currency }, atLeast)}`;
}

/** Which part of something is idle, in percent; null where there is nothing to divide by. */
export function toShare(part: string | null, whole: string | null): number | null {
  const [above, below] = [part, whole].map((text) => (text === null ? null : parseDecimal(text)));
  if (above == null || below == null || below === 0n) return null;
  return Math.round((toNumber(above) / toNumber(below)) * 100);
}

/** `30 minutes`, `2 hours`, `2 days`. */
export function toTimeoutText(minutes: number): string {
  if (minutes < 60) return `${minutes} minutes`;
  if (minutes < 1_440) return minutes === 60 ? '1 hour' : `${minutes / 60} hours`;
  return minutes === 1_440 ? '1 day' : `${minutes / 1_440} days`;
}

/** What a timeout would have changed, in a sentence. */
export function toWhatIfText(
  { savedSeconds, saved, stopped, interrupted }: IdleWhatIf,
  { currency, atLeast }: Pick<IdleAnalysis, 'currency' | 'atLeast'>,
): string {
  if (stopped === 0) return 'It would have changed nothing that is known of.';
  const money = currency === null ? '' : `${toMoneyText(saved, currency, atLeast)} and `;
  const sessions = stopped === 1 ? '1 session' : `${stopped} sessions`;
  const again =
    interrupted === 0
      ? 'none of which worked again'
      : `${interrupted} of which worked again later and would have had to be started anew`;
  return `It would have saved ${money}${formatDuration(savedSeconds)} of idle time in ${sessions}, ${again}.`;
}
