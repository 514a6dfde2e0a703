'use client';

import { ExternalLink } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Time } from '@/components/ui/time.tsx';
import type { SessionDetail } from '@/lib/domain/session.ts';
import { toSparkUiWords, toValidityWords } from './spark-ui-words.ts';

/** The second click of a double one would make a second link and open a second tab. */
const ONE_CLICK_MS = 1000;
const MINUTE_MS = 60_000;

/** The way to a session's Spark UI: a form, since each click has AWS make a link, which no prefetch or reload may do. */
export function SparkUiPanel({ session, nowMs }: { session: SessionDetail; nowMs: number }) {
  const [askedMs, setAskedMs] = useState<number | null>(null);
  const { sparkUi: offer, service, href } = session;
  const words = offer === null ? null : toSparkUiWords(offer);
  if (offer === null || words === null) return null;
  const validMinutes = 'validMinutes' in offer ? offer.validMinutes : null;

  function handleSubmit(event: FormEvent) {
    const atMs = Date.now();
    if (askedMs !== null && atMs - askedMs < ONE_CLICK_MS) event.preventDefault();
    else setAskedMs(atMs);
  }

  return (
    <Panel title="Spark UI">
      {words.opens ? (
        <form
          method="post"
          action={`/api${href}/spark-ui`}
          target="_blank"
          rel="noopener noreferrer"
          onSubmit={handleSubmit}
          className="flex flex-col items-start gap-3"
        >
          <p className="text-ink text-sm">{words.says}</p>
          {words.but === null ? null : <p className="text-ink-muted text-xs">{words.but}</p>}
          <Button type="submit">
            Open the Spark UI
            <ExternalLink aria-hidden="true" className="size-3.5" />
            <span className="sr-only">in a new tab</span>
          </Button>
          <p className="text-ink-muted text-xs">
            Each click has AWS make a new link. Whoever has it sees the session’s queries and plans without signing in,
            so it is not kept here and stands in no address that you share. {toValidityWords(validMinutes, service)}
          </p>
          <p role="status" className="text-ink-muted text-xs tabular-nums empty:hidden">
            {askedMs === null ? null : (
              <Asked askedMs={askedMs} validMinutes={validMinutes} nowMs={Math.max(nowMs, askedMs)} />
            )}
          </p>
        </form>
      ) : (
        <MissingValue className="inline-block">{words.says}</MissingValue>
      )}
    </Panel>
  );
}

function Asked({ askedMs, validMinutes, nowMs }: { askedMs: number; validMinutes: number | null; nowMs: number }) {
  const time = (ms: number) => <Time iso={new Date(ms).toISOString()} nowMs={nowMs} className="text-ink" />;
  if (validMinutes === null) return <>Asked for at {time(askedMs)}. When it no longer opens, ask again here.</>;
  const endMs = askedMs + validMinutes * MINUTE_MS;
  return endMs <= nowMs ? (
    <>
      The link of {time(askedMs)} opens no more since {time(endMs)}: ask again.
    </>
  ) : (
    <>
      Asked for at {time(askedMs)}: what AWS made then opens until {time(endMs)}.
    </>
  );
}
