import { useQuery } from '@tanstack/react-query';
import { Inbox, Unplug } from 'lucide-react';
import Link from 'next/link';
import { SetupGuide } from '@/components/sources/setup-guide.tsx';
import { buttonClass } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { sourcesQuery } from '@/lib/client/queries.ts';

/** There is no source at all. */
export function NothingCollected() {
  return (
    <EmptyState
      icon={Inbox}
      title="Nothing is collected yet"
      action={
        <Link href="/sources" prefetch={false} className={buttonClass('primary')}>
          Set up the sources
        </Link>
      }
    >
      Sparktally has no source to read. The sources page says what is missing and how to give it.
    </EmptyState>
  );
}

/** No source answers: what the server lacks where it knows that, else where to look. */
export function NothingReadable({ nowMs }: { nowMs: number }) {
  const { data } = useQuery(sourcesQuery());
  if (data?.setup) return <SetupGuide problem={data.setup} nowMs={nowMs} />;
  return (
    <EmptyState
      icon={Unplug}
      title="No source could be read"
      action={
        <Link href="/sources" prefetch={false} className={buttonClass('primary')}>
          See why
        </Link>
      }
    >
      So nothing is known about your sessions: that is not the same as none. The sources page says what to do.
    </EmptyState>
  );
}
