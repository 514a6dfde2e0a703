'use client';

import { useQuery } from '@tanstack/react-query';
import { type SessionRef, toHref } from '../domain/resource-ref.ts';
import type { SessionDetail } from '../domain/session.ts';
import { ApiError, type ApiProblem } from './api.ts';
import { findPlaceholder, sessionQuery } from './queries.ts';

export type SessionReading = {
  /** Null before anything is known. What a list knows stands in for an answer that is on its way, or that failed. */
  session: SessionDetail | null;
  /** The session's own answer is on its way; so far there is only its row, or nothing. */
  loading: boolean;
  error: Error | null;
  /** What the server says of a session that AWS does not have, or has no longer. */
  missing: ApiProblem | null;
  retry: () => void;
};

/** One session, kept fresh while it lives. */
export function useSession(sessionRef: SessionRef): SessionReading {
  const href = toHref(sessionRef);
  const { data, error, isPending, isPlaceholderData, isFetching, refetch } = useQuery(sessionQuery(href));
  const status = error instanceof ApiError ? error.problem.status : null;
  const absent = data === undefined && (status === 404 || status === 410);
  return {
    session: data ?? (error === null ? null : (findPlaceholder(href, 'unavailable') ?? null)),
    loading: isPending || (isPlaceholderData && isFetching),
    error,
    missing: absent && error instanceof ApiError ? error.problem : null,
    retry: () => void refetch(),
  };
}
