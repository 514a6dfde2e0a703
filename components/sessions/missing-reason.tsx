import { MissingValue } from '@/components/ui/missing-value.tsx';
import { MISSING_REASONS, type MissingReason } from '@/lib/domain/missing.ts';
import { toShortReason } from './short-reason.ts';

/** The reason of an absent field in words; a field that is null without a reason says so too, and is never blank. */
export function MissingReasonText(props: { reason: MissingReason | undefined; className?: string; short?: boolean }) {
  const { reason, className, short = false } = props;
  const whole = reason === undefined ? 'unknown' : MISSING_REASONS[reason];
  return (
    <MissingValue {...(className === undefined ? {} : { className })} {...(short ? { title: whole } : {})}>
      {short && reason !== undefined ? toShortReason(reason) : whole}
    </MissingValue>
  );
}
