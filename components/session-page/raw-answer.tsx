'use client';

import { useState } from 'react';
import { CodeBlock } from '@/components/ui/code-block.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { JsonTree } from './json-tree.tsx';
import type { Json } from './read-detail.ts';

const VIEWS = [
  { value: 'tree', label: 'Tree' },
  { value: 'text', label: 'Text' },
] as const;

/** AWS's own answer under AWS's names, as the server masked it. */
export function RawAnswer({ detail }: { detail: Json }) {
  const [view, setView] = useState<'tree' | 'text'>('tree');
  const text = JSON.stringify(detail, null, 2);
  return (
    <Panel
      title="Raw answer"
      note="AWS’s own names; what looks like a secret was masked on the server"
      action={
        <>
          <Segments label="Show the raw answer as" value={view} options={VIEWS} onChange={setView} />
          <CopyButton value={text} label="Copy the raw answer as JSON" />
        </>
      }
    >
      {view === 'tree' ? (
        <div className="-ml-4 font-mono text-xs">
          <JsonTree value={detail} />
        </div>
      ) : (
        <CodeBlock text={text} label="the raw answer" />
      )}
    </Panel>
  );
}
