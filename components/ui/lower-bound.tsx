import { formatCount } from '@/lib/client/format.ts';
import { AtLeast } from './at-least.tsx';
import { MissingValue } from './missing-value.tsx';

/** A count, said to be a lower bound where it is one. A lower bound of 0 tells nothing, and is not shown as 0. */
export function LowerBound({ count, atLeast }: { count: number; atLeast: boolean }) {
  if (!atLeast) return formatCount(count);
  if (count === 0) return <MissingValue className="font-normal tracking-normal">none known yet</MissingValue>;
  return (
    <>
      <AtLeast />
      {formatCount(count)}
    </>
  );
}
