import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { MissingField } from '@/components/session-page/missing-field.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { formatDuration, formatQuantity } from '@/lib/client/format.ts';
import { compareWithSizes, type SizeComparison, toRunAverage } from '@/lib/domain/emr-run-average.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';

/** What the session held on average while it ran, beside the worker sizes that EMR Serverless offers. */
export function RunAverage({ session }: { session: SessionDetail }) {
  const average = toRunAverage(session.usage);
  const { seconds, vcpus, memoryGb, gbPerVcpu } = average;
  const known = vcpus !== null || memoryGb !== null || gbPerVcpu !== null;
  // Without a total there is nothing to average, and the panel has said so.
  if (session.usage.total === null) return null;
  const figure = (value: number | null, unit: string, member: 'vcpuHours' | 'memoryGbHours') =>
    value === null ? (
      <NoFigure session={session} member={member} />
    ) : (
      <>
        {formatQuantity(value)}
        <span className="ml-1 font-normal text-ink-muted text-xs">{unit}</span>
      </>
    );
  return (
    <section aria-labelledby="run-average" className="border-line border-t">
      <div className="px-4 pt-3">
        <h3 id="run-average" className="font-medium text-ink text-xs">
          Average over the run
        </h3>
        <p className="mt-0.5 text-ink-muted text-xs">
          The total by the execution time{seconds === null || seconds === 0 ? '' : ` of ${formatDuration(seconds)}`}:
          what was allocated, not how hard it worked.
        </p>
      </div>
      <dl className="grid grid-cols-3 gap-x-4 px-4 pt-2 pb-3">
        <Figure name="vCPU">{figure(vcpus, 'vCPU', 'vcpuHours')}</Figure>
        <Figure name="Memory">{figure(memoryGb, 'GB', 'memoryGbHours')}</Figure>
        <Figure name="Memory per vCPU">
          {gbPerVcpu === null && session.usage.total.vcpuHours === 0 ? (
            <MissingValue className="font-normal">no vCPU-hours to divide by</MissingValue>
          ) : (
            figure(gbPerVcpu, 'GB', session.usage.total.vcpuHours === null ? 'vcpuHours' : 'memoryGbHours')
          )}
        </Figure>
      </dl>
      {known ? <Sizes sizes={compareWithSizes(average)} /> : null}
    </section>
  );
}

/** Why there is no average: one of the two that it is a quotient of. */
function NoFigure({ session, member }: { session: SessionDetail; member: 'vcpuHours' | 'memoryGbHours' }) {
  const { total, executionSeconds } = session.usage;
  if (total?.[member] == null) return <MissingField session={session} field={`usage.total.${member}`} />;
  if (executionSeconds === null) return <MissingField session={session} field="usage.executionSeconds" />;
  return <MissingValue className="font-normal">no execution time to divide by</MissingValue>;
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-muted text-xs">{name}</dt>
      <dd className="mt-0.5 font-semibold text-base text-ink tabular-nums">{children}</dd>
    </div>
  );
}

function Sizes({ sizes }: { sizes: readonly SizeComparison[] }) {
  return (
    <>
      <table className="w-full table-fixed border-line border-t border-collapse text-right text-xs tabular-nums">
        <caption className="sr-only">The average in workers of the sizes that EMR Serverless offers</caption>
        <thead>
          <tr className="text-2xs text-ink-muted [&>th]:px-2 [&>th]:py-1.5 [&>th]:font-medium @xl:[&>th]:px-4">
            <th scope="col" className="text-left">
              Worker size
            </th>
            <th scope="col">Memory offered</th>
            <th scope="col">Average in such workers</th>
            <th scope="col">Memory each would have</th>
          </tr>
        </thead>
        <tbody>
          {sizes.map((size) => (
            <tr key={size.vcpus} className="border-line border-t [&>*]:px-2 [&>*]:py-1.5 @xl:[&>*]:px-4">
              <th scope="row" className="text-left font-medium text-ink">
                {size.vcpus} vCPU
              </th>
              <td className="text-ink-muted">
                {size.leastGb}–{size.mostGb} GB
              </td>
              <td className="text-ink">
                {size.workers === null ? <MissingValue>not known</MissingValue> : formatQuantity(size.workers)}
              </td>
              <td className="text-ink">
                <Each size={size} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="border-line border-t px-4 py-2.5 text-ink-muted text-xs">
        Driver and executors together, so an average between two sizes is usual. Sizes as the EMR Serverless user guide
        has them.
      </p>
    </>
  );
}

function Each({ size: { gbEach, fit, leastGb, mostGb } }: { size: SizeComparison }) {
  if (gbEach === null) return <MissingValue>not known</MissingValue>;
  return (
    <>
      {formatQuantity(gbEach)} GB
      {fit === 'fits' ? (
        <Check role="img" aria-label="offered" className="ml-1 inline size-3.5 text-good" />
      ) : (
        <span className="block text-2xs text-ink-muted">
          {fit === 'below' ? `below ${leastGb} GB` : `above ${mostGb} GB`}
        </span>
      )}
    </>
  );
}
