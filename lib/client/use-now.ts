'use client';

import { useEffect, useState } from 'react';

/** The time in epoch milliseconds, moving on every `everyMs` while the page is looked at: for ages and countdowns. */
export function useNow(everyMs = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tick = () => (document.hidden ? undefined : setNow(Date.now()));
    const timer = setInterval(tick, everyMs);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [everyMs]);
  return now;
}
