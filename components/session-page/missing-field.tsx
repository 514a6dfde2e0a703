import { MissingValue } from '@/components/ui/missing-value.tsx';
import type { MissingField as Field, Session } from '@/lib/domain/session.ts';
import { toMissingText } from './missing-text.ts';

/** What stands where a field of the session has no value: why there is none. */
export function MissingField({ session, field }: { session: Session; field: Field }) {
  return (
    // A box of its own, or its lines would stand as far apart as those of the value that is missing.
    <MissingValue className="inline-block font-normal tracking-normal">
      {toMissingText(session.missing[field], session.service)}
    </MissingValue>
  );
}
