import { MissingField } from '@/components/session-page/missing-field.tsx';
import { Fact, Facts } from '@/components/ui/facts.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { formatDuration, formatQuantity } from '@/lib/client/format.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import { findWorkerSize } from './worker-size.ts';

/** Documented: CreateSession, IdleTimeout. */
const DEFAULT_TIMEOUT_MINUTES = 2880;

/** Type and number of the workers, and when an idle session times out. */
export function WorkerFacts({ session }: { session: SessionDetail }) {
  const { workerType, workers } = session.capacity;
  const type = findWorkerSize(workerType);
  const timeout = session.idleTimeoutMinutes;
  return (
    <Facts>
      <Fact name="Worker type">
        {workerType === null ? (
          <MissingField session={session} field="capacity.workerType" />
        ) : (
          <>
            {workerType}
            <span className="block text-ink-muted text-xs">
              {type === null ? (
                <MissingValue>a type we do not know the size of</MissingValue>
              ) : (
                `${formatQuantity(type.units)} ${type.unit} a worker: ${type.vcpus} vCPU, ${type.memoryGb} GB`
              )}
            </span>
          </>
        )}
      </Fact>
      <Fact name="Workers">
        {workers === null ? <MissingField session={session} field="capacity.workers" /> : formatQuantity(workers)}
        {workers === null || type === null ? null : (
          <span className="block text-ink-muted text-xs">
            {formatQuantity(workers)} × {formatQuantity(type.units)} = {formatQuantity(workers * type.units)}{' '}
            {type.unit}
          </span>
        )}
      </Fact>
      <Fact name="Idle timeout">
        {timeout === null ? (
          <MissingField session={session} field="idleTimeoutMinutes" />
        ) : (
          <>
            {timeout === 0 ? '0 minutes' : formatDuration(timeout * 60)}
            <span className="block text-ink-muted text-xs">
              {timeout === DEFAULT_TIMEOUT_MINUTES ? 'Glue’s default of 48 hours' : 'Glue’s default is 48 hours'}
            </span>
          </>
        )}
      </Fact>
    </Facts>
  );
}
