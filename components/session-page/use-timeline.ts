'use client';

import { useQuery } from '@tanstack/react-query';
import { timelineQuery } from '@/lib/client/queries.ts';
import { isLive } from '@/lib/domain/phase.ts';
import type { Session } from '@/lib/domain/session.ts';

/** What was recorded of a session's life; several parts of its page share one reading. */
export function useTimeline(session: Session) {
  return useQuery(timelineQuery(session.href, isLive(session.phase)));
}
