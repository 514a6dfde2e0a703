'use client';

import { Copy, ExternalLink } from 'lucide-react';
import { buttonClass } from '@/components/ui/button.tsx';
import { Menu, type MenuEntry } from '@/components/ui/menu.tsx';
import { announce } from '@/lib/client/announce.ts';
import { SERVICE_LABEL } from '@/lib/domain/service.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';

async function copy(what: string, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    announce(`${what} copied`);
  } catch {
    announce('The browser did not allow copying');
  }
}

/** What is taken along from a session: its names, the command that shows it, and the way to AWS's own console. */
export function SessionActions({ session }: { session: SessionDetail }) {
  const { id, arn, getCommand, stopCommand, consoleUrl, service, region } = session;
  const entries = (): readonly MenuEntry[] =>
    [
      { key: 'id', label: 'Session id', text: id },
      { key: 'arn', label: 'ARN', text: arn },
      { key: 'get', label: 'Command that shows it', text: getCommand },
      { key: 'stop', label: 'Command that ends it', text: stopCommand },
      { key: 'link', label: 'Link to this page', text: location.origin + session.href },
    ].flatMap(({ key, label, text }): MenuEntry[] =>
      text === null
        ? []
        : [
            {
              kind: 'action',
              id: key,
              label: (
                <span className="flex max-w-72 flex-col">
                  {label}
                  <bdi className="truncate font-mono text-2xs text-ink-muted">{text}</bdi>
                </span>
              ),
              onSelect: () => void copy(label, text),
            },
          ],
    );
  return (
    <>
      <Menu
        label="Copy"
        align="end"
        entries={entries}
        trigger={
          <>
            <Copy aria-hidden="true" className="size-3.5" />
            Copy
          </>
        }
      />
      {consoleUrl === null ? null : (
        <a
          href={consoleUrl}
          target="_blank"
          rel="noopener noreferrer"
          title={`${SERVICE_LABEL[service]} in ${region}. AWS has no address for a single session.`}
          className={buttonClass('secondary', 'sm')}
        >
          <ExternalLink aria-hidden="true" className="size-3.5" />
          AWS console
          <span className="sr-only">, opens a new tab</span>
        </a>
      )}
    </>
  );
}
