import Link from 'next/link';
import { Notice } from '@/components/ui/notice.tsx';
import type { Overview } from '@/lib/domain/overview.ts';
import { toCompletenessText } from './overview-model.ts';

/** That what an overview adds up is a lower bound, and why; nothing where it is whole. */
export function IncompleteNotice({ overview }: { overview: Overview }) {
  const title = toCompletenessText(overview);
  return title === null ? null : (
    <Notice
      tone="waiting"
      live
      title={title}
      action={
        <Link href="/sources" prefetch={false} className="font-medium text-accent-strong text-xs hover:underline">
          See the sources
        </Link>
      }
    />
  );
}
