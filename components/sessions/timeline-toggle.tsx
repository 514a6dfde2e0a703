'use client';

import { ChartColumn } from 'lucide-react';
import { timelinePreference } from '@/components/data-table/density.ts';
import { Button } from '@/components/ui/button.tsx';
import { usePreference } from '@/lib/client/use-preference.ts';

/** Shows or hides the timeline above the table. */
export function TimelineToggle() {
  const [shown, setShown] = usePreference(timelinePreference);
  const label = shown === 'on' ? 'Hide the timeline' : 'Show the timeline';
  return (
    <Button
      size="sm"
      aria-label="Timeline"
      aria-pressed={shown === 'on'}
      title={label}
      onClick={() => setShown(shown === 'on' ? 'off' : 'on')}
    >
      <ChartColumn aria-hidden="true" className={shown === 'on' ? 'size-3.5 text-accent-strong' : 'size-3.5'} />
    </Button>
  );
}
