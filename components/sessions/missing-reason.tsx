import { MissingValue } from '@/components/ui/missing-value.tsx';
import { MISSING_REASONS, type MissingReason } from '@/lib/domain/missing.ts';

/** Where a cell has room for two words; the whole reason is the hint. */
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

/** The reason of an absent field in words; a field that is null without a reason says so too, and is never blank. */
export function MissingReasonText(props: { reason: MissingReason | undefined; className?: string; short?: boolean }) {
  const { reason, className, short = false } = props;
  const whole = reason === undefined ? 'unknown' : MISSING_REASONS[reason];
  const text = short && reason !== undefined ? (SHORT[reason] ?? whole) : whole;
  return (
    <MissingValue {...(className === undefined ? {} : { className })} {...(short ? { title: whole } : {})}>
      {text}
    </MissingValue>
  );
}
