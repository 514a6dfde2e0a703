'use client';

import { CLOCKS, type Clock, clockPreference } from '@/lib/client/preferences.ts';
import { usePreference } from '@/lib/client/use-preference.ts';
import { Segments } from './segments.tsx';

const LABEL: Record<Clock, string> = { utc: 'UTC', local: 'Local' };

/** Which clock every time on the page is shown on. */
export function ClockSwitch() {
  const [clock, setClock] = usePreference(clockPreference);
  return (
    <Segments
      label="Time zone"
      value={clock}
      onChange={setClock}
      options={CLOCKS.map((value) => ({ value, label: LABEL[value] }))}
    />
  );
}
