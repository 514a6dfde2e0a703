import { formatDuration } from '@/lib/client/format.ts';
import type { Service } from '@/lib/domain/service.ts';
import type { Session } from '@/lib/domain/session.ts';
import { toMs } from '@/lib/domain/time-range.ts';
import { toMissingText } from './missing-text.ts';

/** Documented defaults in minutes; Athena's is documented nowhere, so it is compared with nothing. */
const DEFAULT_MINUTES: Partial<Record<Service, number>> = { 'emr-serverless': 60, glue: 2880 };

/** The idle timeout in words, and whether it is what the service sets when nobody chose. */
export function toIdleTimeoutNote(session: Session): string {
  const minutes = session.idleTimeoutMinutes;
  if (minutes === null) return `idle timeout: ${toMissingText(session.missing.idleTimeoutMinutes, session.service)}`;
  if (minutes === 0) return 'idle timeout set to 0 minutes';
  return `idle timeout ${formatDuration(minutes * 60)}${isDefaultTimeout(session) ? ' (the service’s default)' : ''}`;
}

/** Whether the idle timeout is what the service sets when nobody chose. */
export function isDefaultTimeout({ service, idleTimeoutMinutes: minutes }: Session): boolean {
  return minutes !== null && DEFAULT_MINUTES[service] === minutes;
}

const CAP_MS = 24 * 3_600_000;

/** Whether what ends it is EMR Serverless's limit of 24 hours a session, and not its idle timeout. */
export function isStoppedByLimit({ service, startedAt, createdAt, stopsAt }: Session): boolean {
  const [startMs, stopsMs] = [toMs(startedAt ?? createdAt), toMs(stopsAt)];
  return service === 'emr-serverless' && startMs !== null && stopsMs !== null && stopsMs - startMs === CAP_MS;
}
