'use client';

import { useEffect, useState } from 'react';
import type { Problem } from '../domain/problem.ts';
import { getJson } from './api.ts';
import type { ListInfo } from './list/messages.ts';
import { isSetupKind, type ListState } from './list-state.ts';

export type SetupProblem = { message: string; hint: string | null };

const toSetup = ({ message, hint }: Problem): SetupProblem => ({ message, hint: hint ?? null });

let asking: Promise<SetupProblem | null> | null = null;

/** One question for all who ask at the same time. */
function askSetup(): Promise<SetupProblem | null> {
  asking ??= getJson<{ setup: Problem | null }>('/api/sources', new AbortController().signal)
    .then(({ setup }) => (setup === null ? null : toSetup(setup)))
    // The list says by itself what does not work.
    .catch(() => null)
    .finally(() => {
      asking = null;
    });
  return asking;
}

/**
 * What keeps every source from being asked, such as missing credentials; null while at least one can be, or nothing is
 * known. Where the list ends without a single source, the server is asked once what it lacks.
 */
export function useSetupProblem(list: ListInfo, state: ListState): SetupProblem | null {
  const [told, setTold] = useState<SetupProblem | null>(null);
  const wanted = state.of === 0 && (list.endedNow || list.problem !== null);

  useEffect(() => {
    if (!wanted) return;
    let left = false;
    void askSetup().then((setup) => {
      if (!left) setTold(setup);
    });
    return () => {
      left = true;
    };
  }, [wanted]);

  if (list.known > 0) return null;
  if (wanted && told !== null) return told;
  const { problem } = list;
  if (problem !== null && isSetupKind(problem.kind)) return { message: problem.detail, hint: problem.hint };
  const broken = state.troubles.get('setup') ?? [];
  const first = broken.length === state.of ? broken[0]?.problem : undefined;
  return first === undefined ? null : toSetup(first);
}
