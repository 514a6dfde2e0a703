import { CodeBlock } from '@/components/ui/code-block.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { isLive } from '@/lib/domain/phase.ts';
import type { Session } from '@/lib/domain/session.ts';

const NAMES_PROFILE = / --profile[ =]/;

/** The command that ends a session, for whoever may; Sparktally itself only reads. Nothing once it has ended. */
export function StopPanel({ session }: { session: Session }) {
  const { phase, stopCommand, account, region } = session;
  if (!isLive(phase)) return null;
  const place = (
    <>
      account <bdi className="text-ink">{account}</bdi> in <bdi className="text-ink">{region}</bdi>
    </>
  );
  return (
    <Panel
      title="End it"
      note={phase === 'stopping' ? 'AWS is ending it already.' : 'What it holds in memory is lost.'}
    >
      {stopCommand === null ? (
        <MissingValue className="inline-block">
          Its id cannot be typed into a shell safely. End it in the console of the service.
        </MissingValue>
      ) : (
        <>
          <CodeBlock text={stopCommand} label="the command that ends it" />
          <p className="mt-2 text-ink-muted text-xs">
            {NAMES_PROFILE.test(stopCommand) ? (
              <>The profile in it is the one that reads {place}.</>
            ) : (
              <>Use credentials of {place}: the command names no profile.</>
            )}
          </p>
        </>
      )}
    </Panel>
  );
}
