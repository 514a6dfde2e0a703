import type { ReactNode } from 'react';
import { classNames } from '@/lib/client/class-names.ts';
import { formatAxisMoney } from '@/lib/client/format-money.ts';

type Props = {
  ticks: readonly number[];
  max: number;
  currency: string;
  /** As high as the plot. */
  className: string;
  children: ReactNode;
};

/** The amounts beside a plot, which is what it holds. */
export function MoneyScale({ ticks, max, currency, className, children }: Props) {
  return (
    <div className="flex gap-2">
      <div
        aria-hidden="true"
        className={classNames('relative w-11 shrink-0 text-2xs text-ink-faint tabular-nums', className)}
      >
        {ticks.map((tick) => (
          <span key={tick} className="absolute right-0 translate-y-1/2" style={{ bottom: `${(tick / max) * 100}%` }}>
            {formatAxisMoney(tick, currency)}
          </span>
        ))}
      </div>
      {children}
    </div>
  );
}

/** The lines of the scale through the plot. */
export function ScaleLines({ ticks, max }: Pick<Props, 'ticks' | 'max'>) {
  return ticks.map((tick) => (
    <span
      key={tick}
      aria-hidden="true"
      className="absolute inset-x-0 border-line border-t"
      style={{ bottom: `${(tick / max) * 100}%` }}
    />
  ));
}
