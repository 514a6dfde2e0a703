'use client';

import { Check, Copy } from 'lucide-react';
import { useId, useState } from 'react';
import { useFilterScope } from '@/components/filters/filter-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Input } from '@/components/ui/input.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { useCopy } from '@/components/ui/use-copy.ts';
import { useColumnLayout } from '@/lib/client/use-column-layout.ts';
import { describeWindow } from '@/lib/filters/describe.ts';
import { freezeWindow } from '@/lib/tables/freeze.ts';
import { LINK_CHARS_MAX, toViewQuery } from '@/lib/tables/view-query.ts';

type Time = 'moving' | 'frozen';

/** A link to exactly what is shown: filters, order and columns; the time as it moves on, or frozen as it is. */
export default function ShareMenu() {
  const { filters } = useFilterScope();
  const { columns, density } = useColumnLayout();
  const [withColumns, setWithColumns] = useState(true);
  const [time, setTime] = useState<Time>('moving');
  // The moment at which it was opened: the link is not to change while it is read.
  const [nowMs] = useState(Date.now);
  const field = useId();
  const relative = filters.window.kind === 'relative';
  const window = time === 'frozen' ? freezeWindow(filters.window, nowMs) : filters.window;
  const layout = withColumns ? { columns, density } : { columns: null, density: null };
  const link = `${location.origin}/sessions${toViewQuery({ filters: { ...filters, window }, layout })}`;

  return (
    <div className="flex w-80 max-w-full flex-col gap-3 p-3">
      <div>
        <p className="pb-1 font-medium text-ink-muted text-xs">Time</p>
        {relative ? (
          <Segments
            label="The time that the link shows"
            value={time}
            options={[
              { value: 'moving', label: 'Stays relative' },
              { value: 'frozen', label: 'Freeze' },
            ]}
            onChange={setTime}
            className="flex"
          />
        ) : null}
        <p className="pt-1.5 text-ink-muted text-xs">
          {time === 'moving' && relative ? 'Whoever opens it sees the ' : 'Always '}
          <span className="text-ink">{describeWindow(window)}</span>
          {time === 'moving' && relative ? ', as of then.' : '.'}
        </p>
      </div>
      <label className="flex items-center gap-2 text-sm">
        <input
          type="checkbox"
          checked={withColumns}
          onChange={(event) => setWithColumns(event.currentTarget.checked)}
          className="size-4 accent-(--accent)"
        />
        With my columns
      </label>
      <div>
        <label htmlFor={field} className="pb-1 font-medium text-ink-muted text-xs">
          Link
        </label>
        <div className="flex gap-1.5">
          <Input id={field} readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
          <CopyLink link={link} />
        </div>
        {link.length > LINK_CHARS_MAX ? (
          <p className="pt-1.5 text-warn text-xs">
            {link.length} characters: some mail programs cut a link of more than {LINK_CHARS_MAX}. Save it as a view.
          </p>
        ) : null}
      </div>
    </div>
  );
}

function CopyLink({ link }: { link: string }) {
  const { outcome, copy } = useCopy(link);
  const Icon = outcome === 'copied' ? Check : Copy;
  return (
    <>
      <Button variant="primary" onClick={copy}>
        <Icon aria-hidden="true" className="size-3.5" />
        {outcome === 'copied' ? 'Copied' : 'Copy link'}
      </Button>
      <span role="status" className={outcome === 'refused' ? 'text-danger text-xs' : 'sr-only'}>
        {outcome === 'copied'
          ? 'The link is copied'
          : outcome === 'refused'
            ? 'The browser did not allow copying: select the link'
            : ''}
      </span>
    </>
  );
}
