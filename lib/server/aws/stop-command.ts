import { toAwsCommand } from '../../domain/aws-command.ts';
import { isLive } from '../../domain/phase.ts';
import type { Session } from '../../domain/session.ts';
import type { MapContext } from './session-row.ts';

/**
 * The `aws` command that ends a live session, with the region and the profile it is read by. Null once it has ended,
 * and where an id holds what must not be pasted into a shell. `operation` is a service and a verb of the command line,
 * `ids` its options.
 */
export function toStopCommand(
  operation: string,
  ids: Readonly<Record<string, string>>,
  { phase }: Pick<Session, 'phase'>,
  { region, cli }: MapContext,
): string | null {
  if (Object.values(ids).some((id) => /^(file|fileb|https?):\/\//.test(id))) return null;
  return isLive(phase) ? toAwsCommand(operation, ids, { region, cli }) : null;
}
