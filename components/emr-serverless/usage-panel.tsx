import { MissingField } from '@/components/session-page/missing-field.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { formatDuration } from '@/lib/client/format.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import { compareUsage, listCauses } from './difference.ts';
import { DifferenceCauses } from './difference-causes.tsx';
import { PairedBars } from './paired-bars.tsx';
import { RunAverage } from './run-average.tsx';

/** What the workers held beside what AWS bills for, in hours and in money, and why the two differ. */
export function EmrUsagePanel({ session }: { session: SessionDetail }) {
  const { total, billed, executionSeconds } = session.usage;
  const comparisons = compareUsage(total, billed);
  return (
    <Panel
      title="Usage"
      note={
        <>
          What its workers held beside what AWS bills. Total execution time:{' '}
          {executionSeconds === null ? (
            <MissingField session={session} field="usage.executionSeconds" />
          ) : (
            formatDuration(executionSeconds)
          )}
        </>
      }
      flush
    >
      <PairedBars session={session} comparisons={comparisons} />
      <DifferenceCauses causes={listCauses(comparisons)} compared={total !== null && billed !== null} />
      <RunAverage session={session} />
    </Panel>
  );
}
