'use client';

import { RangeSegments } from '@/components/overview/range-segments.tsx';
import { Badge } from '@/components/ui/badge.tsx';
import { Button } from '@/components/ui/button.tsx';
import { ClockSwitch } from '@/components/ui/clock-switch.tsx';
import { ControlBar } from '@/components/ui/control-bar.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { Select } from '@/components/ui/select.tsx';
import { BUCKETS, type Bucket, USAGE_GROUPS, type UsageGroup } from '@/lib/domain/usage-series.ts';
import { describeFilters } from '@/lib/filters/describe.ts';
import { toGroupName } from './group-labels.ts';
import { SubjectSelect } from './subject-select.tsx';
import type { UsageControl } from './use-usage-params.ts';

const BUCKET_LABEL: Record<Bucket, string> = { hour: 'Hour', day: 'Day', week: 'Week', month: 'Month' };

/** What is measured, over which time, in which buckets, stacked by what: all of it in the address. */
export function UsageControls({ control }: { control: UsageControl }) {
  const { usage, filters, setUsage, setFilters, zone, timeZone, dropZone } = control;
  const groups: UsageGroup[] = USAGE_GROUPS.some((group) => group === usage.group)
    ? [...USAGE_GROUPS]
    : [...USAGE_GROUPS, usage.group];
  const chips = describeFilters(filters).filter(({ parameter }) => parameter !== 'range' && parameter !== 'service');
  return (
    <ControlBar>
      <SubjectSelect control={control} />
      <RangeSegments filters={filters} onChange={setFilters} />
      <Segments
        label="Bucket"
        value={usage.bucket}
        options={BUCKETS.map((bucket) => ({ value: bucket, label: BUCKET_LABEL[bucket] }))}
        onChange={(bucket) => setUsage({ bucket })}
      />
      <span className="inline-flex items-center gap-2 text-ink-muted text-xs">
        <label htmlFor="usage-group">Stacked by</label>
        <Select
          id="usage-group"
          value={usage.group}
          onChange={(event) => setUsage({ group: event.target.value as UsageGroup })}
          className="w-36"
        >
          {groups.map((group) => (
            <option key={group} value={group}>
              {toGroupName(group)}
            </option>
          ))}
        </Select>
      </span>
      <span className="inline-flex items-center gap-2 text-ink-muted text-xs">
        {timeZone === null ? <ClockSwitch /> : null}
        {zone === null ? null : <span>Days begin at midnight, {zone}</span>}
        {timeZone === null ? null : (
          <Button size="sm" variant="ghost" onClick={dropZone}>
            Use my clock
          </Button>
        )}
      </span>
      {chips.map(({ parameter, label, text }) => (
        <Badge key={parameter} tone="accent">
          {label}: {text}
        </Badge>
      ))}
      {chips.length === 0 ? null : (
        <Button
          size="sm"
          variant="ghost"
          onClick={() => setFilters({ ...filters, fields: filters.fields.filter(({ field }) => field === 'service') })}
        >
          Clear filters
        </Button>
      )}
    </ControlBar>
  );
}
