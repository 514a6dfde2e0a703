import { MISSING_REASONS, type MissingReason } from '@/lib/domain/missing.ts';

const SHORT: Partial<Record<MissingReason, string>> = {
  'not-reported': 'not reported',
  'not-idle': 'not idle',
  'not-started': 'not started',
  'not-applicable': 'not applicable',
  'no-price': 'no price',
  'ambiguous-price': 'several prices',
  'mixed-currencies': 'several currencies',
  'state-unknown': 'unknown state',
  'not-supported': 'not told',
  ended: 'ended',
  invalid: 'not valid',
};

/** A reason where a cell has room for two words. */
export function toShortReason(reason: MissingReason): string {
  return SHORT[reason] ?? MISSING_REASONS[reason];
}
