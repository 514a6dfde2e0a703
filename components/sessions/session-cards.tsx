'use client';

import { type ReactNode, useCallback } from 'react';
import { CardList } from '@/components/data-table/card-list.tsx';
import { findOffset, saveOffset } from '@/lib/client/list-position.ts';
import type { Session } from '@/lib/domain/session.ts';
import { SessionCard } from './session-card.tsx';

export type SessionCardsProps = {
  rows: readonly Session[];
  unconfirmed: ReadonlySet<string>;
  query: string;
  letters: boolean;
  empty: ReactNode;
};

const toKey = (session: Session) => session.key;

/** The list of a narrow screen; fetched by those alone. */
export default function SessionCards({ rows, unconfirmed, query, letters, empty }: SessionCardsProps) {
  return (
    <CardList
      label="Sessions"
      rows={rows}
      getKey={toKey}
      renderCard={(session) => <SessionCard session={session} unconfirmed={unconfirmed.has(session.key)} />}
      letters={letters}
      listKey={query}
      initialOffset={findOffset(query)}
      onScroll={useCallback((offset: number) => saveOffset(query, offset), [query])}
      empty={empty}
    />
  );
}
