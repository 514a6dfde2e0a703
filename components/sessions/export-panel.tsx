'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { buttonClass } from '@/components/ui/button.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { formatNumberOf } from '@/lib/client/format.ts';
import { type ExportFormat, toExportPath } from '@/lib/tables/export-query.ts';
import { SESSION_FIELDS } from '@/lib/tables/session-fields.ts';
import type { ExportOffer } from './export-menu.tsx';
import { useVisibleColumns } from './visible-columns.ts';

const FORMATS = [
  { value: 'csv', label: 'CSV', name: 'CSV, for spreadsheets' },
  { value: 'ndjson', label: 'NDJSON', name: 'NDJSON, for programs' },
] as const;

const ABOUT: Record<ExportFormat, string> = {
  csv: 'Money in full with currency and basis, times in UTC. Under the rows: query, time, prices, what is missing.',
  ndjson:
    'Whole sessions, one a line. The first line holds query, time, prices and what is missing; the last one ends it.',
};

/** Why the list is not known whole, in words; empty where it is. */
function toGaps({ undecided, state }: ExportOffer): string {
  const { missing, behind, of, loading } = state;
  const sources = formatNumberOf(of, 'source');
  const late = missing > 0 && missing === loading.length;
  return [
    late ? `${missing} of ${sources} still loading; the file waits for them` : '',
    missing > 0 && !late ? `${missing} of ${sources} missing` : '',
    behind > 0 ? `${behind} of ${sources} not refreshed` : '',
    undecided > 0 ? `${formatNumberOf(undecided, 'row')} undecided until their details arrive` : '',
  ]
    .filter((text) => text !== '')
    .join(' · ');
}

/** What to download: in which format, with which columns, and how whole it is. */
export default function ExportPanel(props: ExportOffer) {
  const { query, rows, undecided, state } = props;
  const visible = useVisibleColumns();
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [scope, setScope] = useState<'visible' | 'all'>('visible');
  const [begun, setBegun] = useState(false);
  const gaps = toGaps(props);
  const isWhole = state.whole && undecided === 0;

  return (
    <div className="flex w-80 max-w-full flex-col gap-3 p-3 text-sm">
      <div className="flex flex-col gap-0.5">
        <p className="font-medium tabular-nums">
          {isWhole
            ? `All ${formatNumberOf(rows, 'session')} of the filter`
            : `At least ${formatNumberOf(rows, 'session')}`}
        </p>
        <p className={isWhole ? 'text-ink-muted text-xs' : 'text-warn text-xs'}>
          {isWhole
            ? 'Complete, as of now, in the order of the list.'
            : `Not complete${gaps === '' ? '' : `: ${gaps}`}.`}
        </p>
      </div>
      <div className="flex items-center justify-between gap-3">
        <span aria-hidden="true" className="text-ink-muted text-xs">
          Format
        </span>
        <Segments label="Format" value={format} options={FORMATS} onChange={setFormat} className="w-52" />
      </div>
      {format === 'csv' ? (
        <div className="flex items-center justify-between gap-3">
          <span aria-hidden="true" className="text-ink-muted text-xs">
            Columns
          </span>
          <Segments
            label="Columns"
            value={scope}
            options={[
              { value: 'visible', label: `Visible (${visible.length})` },
              { value: 'all', label: `All (${SESSION_FIELDS.length})` },
            ]}
            onChange={setScope}
            className="w-52"
          />
        </div>
      ) : null}
      <p className="text-ink-muted text-xs">{ABOUT[format]}</p>
      <a
        href={toExportPath(query, format, scope === 'all' ? null : visible)}
        download
        onClick={() => setBegun(true)}
        className={buttonClass('primary', 'md', 'justify-center')}
      >
        <Download aria-hidden="true" className="size-4" />
        Download {format === 'csv' ? 'CSV' : 'NDJSON'}
      </a>
      <p role="status" className="text-ink-muted text-xs empty:hidden">
        {begun ? 'Begun. Your browser shows how far it is.' : ''}
      </p>
    </div>
  );
}
