'use client';

import { X } from 'lucide-react';
import { RangeSegments } from '@/components/overview/range-segments.tsx';
import { Button, buttonClass } from '@/components/ui/button.tsx';
import { ClockSwitch } from '@/components/ui/clock-switch.tsx';
import { ControlBar } from '@/components/ui/control-bar.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { BUCKETS, type Bucket } from '@/lib/domain/usage-series.ts';
import { describeFilters } from '@/lib/filters/describe.ts';
import { GroupSelect } from './group-select.tsx';
import { SubjectSelect } from './subject-select.tsx';
import { sayWindow } from './summary.ts';
import type { UsageControl } from './use-usage-params.ts';

const BUCKET_LABEL: Record<Bucket, string> = { hour: 'Hour', day: 'Day', week: 'Week', month: 'Month' };

type Props = { control: UsageControl; currency: string | null; currencies: readonly string[] };

/** What is measured, over which time, in which buckets, stacked by what: all of it in the address. */
export function UsageControls({ control, currency, currencies }: Props) {
  const { usage, filters, setUsage, setFilters } = control;
  const hasBeginning =
    filters.window.kind === 'relative' ? filters.window.range !== 'all' : filters.window.from !== null;
  return (
    <ControlBar>
      <SubjectSelect control={control} />
      {currency === null || currencies.length === 0 ? null : (
        <CurrencySwitch
          // The one that is asked for, while its answer is on its way.
          value={usage.currency !== null && currencies.includes(usage.currency) ? usage.currency : currency}
          currencies={[currency, ...currencies].sort()}
          onChange={(one) => setUsage({ currency: one })}
        />
      )}
      <RangeSegments filters={filters} onChange={setFilters} />
      <Segments
        label="Bucket"
        value={usage.bucket}
        options={BUCKETS.map((bucket) => ({ value: bucket, label: BUCKET_LABEL[bucket] }))}
        onChange={(bucket) => setUsage({ bucket })}
      />
      <GroupSelect group={usage.group} onChange={(group) => setUsage({ group })} />
      <button
        type="button"
        aria-pressed={usage.compare !== null}
        disabled={!hasBeginning && usage.compare === null}
        title={hasBeginning ? undefined : 'All time has no period before'}
        onClick={() => setUsage({ compare: usage.compare === null ? 'previous' : null })}
        className={buttonClass('secondary', 'sm', 'aria-pressed:border-accent aria-pressed:bg-accent-soft')}
      >
        Compare with the period before
      </button>
      <ZoneChoice control={control} />
      <FilterChips control={control} />
    </ControlBar>
  );
}

type SwitchProps = { value: string; currencies: readonly string[]; onChange: (currency: string) => void };

/** One currency at a time: amounts of different ones are never added up. */
function CurrencySwitch({ value, currencies, onChange }: SwitchProps) {
  return (
    <Segments
      label="Currency"
      value={value}
      options={currencies.map((one) => ({ value: one, label: one }))}
      onChange={onChange}
    />
  );
}

function ZoneChoice({ control: { zone, timeZone, dropZone } }: Pick<Props, 'control'>) {
  return (
    <span className="inline-flex flex-wrap items-center gap-2 text-ink-muted text-xs">
      {timeZone === null ? <ClockSwitch /> : null}
      {zone === null ? null : <span>Days begin at midnight, {zone}</span>}
      {timeZone === null ? null : (
        <Button size="sm" variant="ghost" onClick={dropZone}>
          Use my clock
        </Button>
      )}
    </span>
  );
}

/** The filters of the address that no other control shows, each to be taken out. */
function FilterChips({ control: { filters, setFilters, zone } }: Pick<Props, 'control'>) {
  const chips = describeFilters(filters).filter(({ parameter }) => parameter !== 'range' && parameter !== 'service');
  const { window } = filters;
  return (
    <>
      {window.kind === 'absolute' && zone !== null ? (
        <span className="rounded-md bg-sunken px-2 py-1 text-ink text-xs">{sayWindow(window, zone)}</span>
      ) : null}
      {chips.map(({ parameter, label, text }) => (
        <button
          key={parameter}
          type="button"
          aria-label={`Take out the filter ${label}: ${text}`}
          onClick={() => setFilters({ ...filters, fields: filters.fields.filter(({ field }) => field !== parameter) })}
          className={buttonClass('ghost', 'sm', 'max-w-full bg-accent-soft text-accent-strong')}
        >
          <bdi className="min-w-0 truncate">
            {label}: {text}
          </bdi>
          <X aria-hidden="true" className="size-3 shrink-0" />
        </button>
      ))}
    </>
  );
}
