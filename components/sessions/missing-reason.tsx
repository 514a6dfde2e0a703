import { MissingValue } from '@/components/ui/missing-value.tsx';
import { MISSING_REASONS, type MissingReason } from '@/lib/domain/missing.ts';

/** The reason of an absent field in words; a field that is null without a reason says so too, and is never blank. */
export function MissingReasonText({ reason, className }: { reason: MissingReason | undefined; className?: string }) {
  return (
    <MissingValue {...(className === undefined ? {} : { className })}>
      {reason === undefined ? 'unknown' : MISSING_REASONS[reason]}
    </MissingValue>
  );
}
