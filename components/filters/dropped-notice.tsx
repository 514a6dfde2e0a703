'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { describeProblem } from '@/lib/filters/describe.ts';
import type { FilterProblem } from '@/lib/filters/filter.ts';

/** Says which parts of a pasted address were not understood, and that the list is without them. */
export default function DroppedNotice({ problems }: { problems: readonly FilterProblem[] }) {
  const [shown, setShown] = useState(true);
  if (!shown || problems.length === 0) return null;
  return (
    <Notice
      tone="warn"
      title={
        problems.length === 1
          ? 'One part of the address was left out'
          : `${problems.length} parts of the address were left out`
      }
      action={
        <Button size="sm" onClick={() => setShown(false)}>
          Dismiss
        </Button>
      }
    >
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.parameter}=${problem.value}`}>
            <bdi>{describeProblem(problem)}</bdi>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
