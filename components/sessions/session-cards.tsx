'use client';

import { type ReactNode, type RefObject, useCallback } from 'react';
import { CardList } from '@/components/data-table/card-list.tsx';
import type { Look, RowWindow } from '@/components/data-table/row-window.ts';
import { findOffset, saveOffset } from '@/lib/client/list-position.ts';
import type { Session } from '@/lib/domain/session.ts';
import { SessionCard } from './session-card.tsx';

export type SessionCardsProps = {
  rows: RowWindow<Session>;
  look: Look;
  holdsTop: boolean;
  scroller: RefObject<HTMLDivElement | null>;
  query: string;
  letters: boolean;
  empty: ReactNode;
};

const toKey = (session: Session) => session.key;

/** The list of a narrow screen; fetched by those alone. */
export default function SessionCards({ rows, look, holdsTop, scroller, query, letters, empty }: SessionCardsProps) {
  return (
    <CardList
      label="Sessions"
      rows={rows}
      look={look}
      holdsTop={holdsTop}
      scroller={scroller}
      getKey={toKey}
      renderCard={(session, index) => <SessionCard session={session} unconfirmed={rows.isUnconfirmed(index)} />}
      letters={letters}
      listKey={query}
      initialOffset={findOffset(query)}
      onScroll={useCallback((offset: number) => saveOffset(query, offset), [query])}
      empty={empty}
    />
  );
}
