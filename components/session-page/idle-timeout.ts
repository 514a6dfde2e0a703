import { formatDuration } from '@/lib/client/format.ts';
import type { Service } from '@/lib/domain/service.ts';
import type { Session } from '@/lib/domain/session.ts';
import { toMissingText } from './missing-text.ts';

/** Documented defaults in minutes; Athena's is documented nowhere, so it is compared with nothing. */
const DEFAULT_MINUTES: Partial<Record<Service, number>> = { 'emr-serverless': 60, glue: 2880 };

/** The idle timeout in words, and whether it is what the service sets when nobody chose. */
export function toIdleTimeoutNote(session: Session): string {
  const minutes = session.idleTimeoutMinutes;
  if (minutes === null) return `idle timeout: ${toMissingText(session.missing.idleTimeoutMinutes, session.service)}`;
  if (minutes === 0) return 'idle timeout set to 0 minutes';
  const isDefault = DEFAULT_MINUTES[session.service] === minutes;
  return `idle timeout ${formatDuration(minutes * 60)}${isDefault ? ' (the service’s default)' : ''}`;
}
