import type { SessionRef } from '../../domain/resource-ref.ts';
import type { SessionDetail } from '../../domain/session.ts';
import { authorize } from '../auth/authorize.ts';
import type { Raw } from '../collect/adapter.ts';
import { ProblemError } from '../errors.ts';
import { maskDetail } from '../mask/mask.ts';
import type { VerbContext } from './verb-context.ts';

/** One session with AWS's own answer, masked. Fails with `not_found` where no source or no session is there. */
export async function getSession({ collector, principal }: VerbContext, ref: SessionRef): Promise<SessionDetail> {
  authorize(principal, 'sessions.get');
  const sources = await collector.sources();
  const source = sources.find(
    ({ service, account, region }) => service === ref.service && account === ref.account && region === ref.region,
  );
  if (!source) {
    throw new ProblemError({
      kind: 'not_found',
      message: `Nothing is collected from ${ref.service} in account ${ref.account}, region ${ref.region}.`,
      hint: 'The sources page lists what is.',
    });
  }
  const found = await source.find(ref.scope, ref.id);
  if (!found) {
    throw new ProblemError({
      kind: 'not_found',
      message: `${ref.service} has no session ${ref.id} in ${ref.scope}.`,
      hint: 'AWS forgets ended sessions after a time that it documents nowhere.',
    });
  }
  return { ...found.row, detail: found.raw && maskAnswer(found.raw), problem: found.problem };
}

/** An answer that could not be masked part by part is masked whole. */
function maskAnswer(raw: Raw): Raw {
  const masked = maskDetail(raw);
  return typeof masked === 'object' && masked !== null && !Array.isArray(masked) ? masked : { masked };
}
