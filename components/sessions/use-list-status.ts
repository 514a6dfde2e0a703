'use client';

import { useMemo } from 'react';
import type { ListClient } from '@/lib/client/list/list-client.ts';
import type { ListInfo } from '@/lib/client/list/messages.ts';
import { useListPart } from '@/lib/client/list/use-session-list.ts';
import { type ListState, toListState } from '@/lib/client/list-state.ts';
import { type SetupProblem, useSetupProblem } from '@/lib/client/use-setup-problem.ts';

export type ListStanding = { info: ListInfo; state: ListState };

export type ListStatus = ListStanding & {
  setup: SetupProblem | null;
  /** The server cannot be reached, or does not answer the list. */
  failed: boolean;
};

/** How the sources of a list stand. */
export function useListStanding(client: ListClient): ListStanding {
  const info = useListPart(client, (list) => list.info);
  const state = useMemo(() => toListState(info), [info]);
  return { info, state };
}

/** The same, and what keeps the list from being read at all. */
export function useListStatus(client: ListClient): ListStatus {
  const { info, state } = useListStanding(client);
  const setup = useSetupProblem(info, state);
  return { info, state, setup, failed: setup === null && (info.cut !== null || info.problem !== null) };
}
