'use client';

import { Download } from 'lucide-react';
import { type ReactNode, type RefObject, useState } from 'react';
import { Disclosure } from '@/components/ui/disclosure.tsx';
import { Menu, type MenuEntry } from '@/components/ui/menu.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import type { ChartData, SeriesKey } from './chart-data.ts';
import { ChartTable } from './chart-table.tsx';

export type ChartCardProps = {
  title: string;
  /** One quiet line under the title. */
  note?: ReactNode;
  /** What the chart shows, in a few sentences, for those who do not see it. */
  summary: string;
  /** The numbers, for the table and the CSV file. */
  data: ChartData;
  /** The element whose first SVG is the picture. */
  plot: RefObject<HTMLElement | null>;
  /** What the picture says beside the title. */
  picture: { subtitle: string; legend: readonly SeriesKey[]; notes: readonly string[] };
  /** Of the downloads, without an ending. */
  fileName: string;
  actions?: ReactNode;
  tableOpen?: boolean;
  children: ReactNode;
};

/** What every chart comes with: a text for a screen reader, its numbers as a table and as a file, and a picture. */
export function ChartCard(props: ChartCardProps) {
  const { title, note, summary, data, plot, picture, fileName, actions, tableOpen = false, children } = props;
  const [failure, setFailure] = useState<string | null>(null);

  // What makes the files is fetched when somebody wants one.
  async function saveTable() {
    const [{ encodeCsv }, { saveCsv }, { toCsvRows }] = await Promise.all([
      import('@/lib/tables/csv.ts'),
      import('@/lib/client/save-file.ts'),
      import('./chart-data.ts'),
    ]);
    saveCsv(fileName, encodeCsv(toCsvRows(data)));
  }
  async function saveImage(kind: 'png' | 'svg') {
    const { savePicture } = await import('./picture.ts');
    if (plot.current === null) throw new Error('The chart is not drawn yet');
    await savePicture(kind, plot.current, fileName, { title, ...picture });
  }
  function run(save: () => Promise<void>) {
    setFailure(null);
    save().catch((error: unknown) => setFailure(error instanceof Error ? error.message : 'The browser refused'));
  }
  const entries = (): MenuEntry[] => [
    { kind: 'action', id: 'csv', label: 'Numbers as CSV', onSelect: () => run(saveTable) },
    { kind: 'action', id: 'png', label: 'Picture as PNG', onSelect: () => run(() => saveImage('png')) },
    { kind: 'action', id: 'svg', label: 'Picture as SVG', onSelect: () => run(() => saveImage('svg')) },
  ];

  return (
    <Panel
      title={title}
      note={note}
      flush
      action={
        <>
          {actions}
          <Menu
            label={`Download ${title}`}
            align="end"
            entries={entries}
            trigger={
              <>
                <Download aria-hidden="true" className="size-3.5" />
                Download
              </>
            }
          />
        </>
      }
    >
      {failure === null ? null : (
        <div className="px-4 pt-4">
          <Notice tone="danger" live title="The file could not be made">
            {failure}
          </Notice>
        </div>
      )}
      <figure className="p-4">
        <figcaption className="sr-only">{summary}</figcaption>
        {children}
      </figure>
      <Disclosure summary={`Table: ${data.caption}`} open={tableOpen} className="border-line border-t">
        <ChartTable data={data} />
      </Disclosure>
    </Panel>
  );
}
