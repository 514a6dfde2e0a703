'use client';

import { useMemo } from 'react';
import type { ListClient } from '@/lib/client/list/list-client.ts';
import type { ListInfo } from '@/lib/client/list/messages.ts';
import { useListPart } from '@/lib/client/list/use-session-list.ts';
import { type ListState, toListState } from '@/lib/client/list-state.ts';
import { type SetupProblem, useSetupProblem } from '@/lib/client/use-setup-problem.ts';

export type ListStatus = {
  info: ListInfo;
  state: ListState;
  setup: SetupProblem | null;
  /** The server cannot be reached, or does not answer the list. */
  failed: boolean;
};

/** How a list as a whole stands. */
export function useListStatus(client: ListClient): ListStatus {
  const info = useListPart(client, (list) => list.info);
  const state = useMemo(() => toListState(info), [info]);
  const setup = useSetupProblem(info, state);
  return { info, state, setup, failed: setup === null && (info.cut !== null || info.problem !== null) };
}
