import type { Price } from '../../cost/price.ts';
import type { PriceBook } from '../../cost/price-book.ts';
import { toAwsCommand } from '../../domain/aws-command.ts';
import { toConsoleUrl } from '../../domain/console-url.ts';
import { type SessionRef, toKey } from '../../domain/resource-ref.ts';
import type { Session, SessionDetail } from '../../domain/session.ts';
import { toSparkUiOffer } from '../../domain/spark-ui.ts';
import { authorize } from '../auth/authorize.ts';
import { partitionOfRegion } from '../aws/partition.ts';
import type { Raw } from '../collect/adapter.ts';
import type { CollectedSource, FoundSession } from '../collect/collected-source.ts';
import { isProblemError } from '../errors.ts';
import type { KeptHistory } from '../history/kept-history.ts';
import { maskDetail } from '../mask/mask.ts';
import { findKept, GONE, listStateChanges, readAnswer } from './kept-session.ts';
import { findKnown, findSource } from './known-session.ts';
import { isNotFound, toNoSession, toNotCollected } from './not-found.ts';
import type { VerbContext } from './verb-context.ts';

/** One session with AWS's own answer, masked. Fails with `not_found` where no source or no session is there. */
export async function getSession(
  { collector, history, prices, principal, sparkUi }: VerbContext,
  ref: SessionRef,
): Promise<SessionDetail> {
  authorize(principal, 'sessions.get');
  const key = toKey(ref);
  const sources = await collector.sources();
  const source = findSource(sources, ref);
  const found = await findSession(source, history, ref);
  if (!found) throw source === undefined ? toNotCollected(ref) : toNoSession(ref);
  const { row, raw, problem, activity, noActivity } = found;
  const answer = raw ?? (await readAnswer(history, key));
  return {
    ...row,
    detail: answer && maskAnswer(answer),
    problem,
    activity,
    noActivity,
    prices: listPrices(row, prices.book),
    stateChanges: await listStateChanges(history, key),
    sparkUi: toSparkUiOffer({ ...row, problem }, sparkUi.on),
    ...toLinks(ref, source),
  };
}

/** Fails as getSession does where nothing is at the address. AWS is asked only where the session is not known. */
export async function requireSession(context: VerbContext, ref: SessionRef): Promise<void> {
  const { collector, history, principal } = context;
  authorize(principal, 'sessions.get');
  try {
    await findKnown(await collector.sources(), history, ref);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    await getSession(context, ref);
  }
}

/** As AWS tells it now, else as it was recorded; fails with why AWS could not be asked where nothing was. */
async function findSession(
  source: CollectedSource | undefined,
  history: KeptHistory,
  ref: SessionRef,
): Promise<FoundSession | null> {
  try {
    const found = await source?.find(ref.scope, ref.id);
    return found ?? (await findKept(history, toKey(ref), GONE));
  } catch (error) {
    const kept = isProblemError(error) ? await findKept(history, toKey(ref), error.problem) : null;
    if (kept === null) throw error;
    return kept;
  }
}

/** Ways to it outside of here, by the profile that reads it. */
function toLinks(
  ref: SessionRef,
  source: CollectedSource | undefined,
): Pick<SessionDetail, 'getCommand' | 'consoleUrl'> {
  const { service, region, scope, id } = ref;
  const place = source?.setups.place ?? {
    partition: partitionOfRegion(region),
    cli: { profile: null, endpointUrl: null },
  };
  const ids = {
    'emr-serverless': { 'application-id': scope, 'session-id': id },
    glue: { id },
    athena: { 'session-id': id },
  }[service];
  return {
    getCommand: toAwsCommand(`${service} get-session`, ids, { region, cli: place.cli }),
    consoleUrl: toConsoleUrl(service, region, place.partition),
  };
}

/** The prices that its amounts are made with. */
function listPrices({ cost, burnPerHour, idleCost }: Session, book: PriceBook): Price[] {
  const ids = new Set([cost, burnPerHour, idleCost].flatMap(({ components }) => components.map(({ price }) => price)));
  return book.prices.filter(({ id }) => ids.has(id));
}

/** An answer that could not be masked part by part is masked whole. */
function maskAnswer(raw: Raw): Raw {
  const masked = maskDetail(raw);
  return typeof masked === 'object' && masked !== null && !Array.isArray(masked) ? masked : { masked };
}
