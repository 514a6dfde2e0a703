'use client';

import { CardList, type CardListProps } from '@/components/data-table/card-list.tsx';
import type { Session } from '@/lib/domain/session.ts';
import { SessionCard } from './session-card.tsx';

const toKey = (session: Session) => session.key;

/** The list of a narrow screen; fetched by those alone. */
export default function SessionCards(props: Omit<CardListProps<Session>, 'label' | 'getKey' | 'renderCard'>) {
  return (
    <CardList
      {...props}
      label="Sessions"
      getKey={toKey}
      renderCard={(session, index) => <SessionCard session={session} unconfirmed={props.rows.isUnconfirmed(index)} />}
    />
  );
}
