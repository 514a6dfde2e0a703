'use client';

import { useEffect, useState } from 'react';
import type { Problem } from '../domain/problem.ts';
import { getJson } from './api.ts';

/** Asks once, when `wanted` turns true, whether something is missing before any source can be asked at all. */
export function useSetupProblem(wanted: boolean): Problem | null {
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const leave = new AbortController();
    getJson<{ setup: Problem | null }>('/api/sources', leave.signal).then(
      ({ setup }) => setProblem(setup),
      // The list says by itself what does not work.
      () => setProblem(null),
    );
    return () => leave.abort();
  }, [wanted]);
  return wanted ? problem : null;
}
