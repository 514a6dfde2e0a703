import { toDpuKind } from '@/lib/cost/price-query.ts';
import { MISSING_REASONS, type MissingReason } from '@/lib/domain/missing.ts';
import { isLive } from '@/lib/domain/phase.ts';
import { SERVICE_LABEL } from '@/lib/domain/service.ts';
import type { Session } from '@/lib/domain/session.ts';
import { toItemLabel } from './cost-words.ts';

/** Why there is no amount: a sentence, and what comes of it. */
export type NoCost = { title: string; text: string };

/** Version labels and worker types are AWS's own text, of any length. */
const cut = (text: string) => text.slice(0, 40);

const withinSentence = (label: string) => label.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());

function toGlueThing({ capacity: { workerType }, version }: Session): string {
  const kind = toDpuKind(workerType);
  if (kind === null) return `${cut(workerType ?? '')} workers of AWS Glue`;
  if (kind.family !== null) return `${kind.family} workers of AWS Glue`;
  return `a DPU-hour of AWS Glue${version === null ? '' : ` ${cut(version)}`}`;
}

/** What lacks its price: EMR's resources of an architecture, Glue's workers of a family or a version. */
function toPricedThing(session: Session): string {
  const { service, cost, capacity } = session;
  if (service === 'glue') return toGlueThing(session);
  if (service === 'athena') return 'a DPU-hour of Athena for Spark';
  const items = cost.components
    .filter(({ amount }) => amount === null)
    .map(toItemLabel)
    .map(withinSentence);
  const what = items.length === 0 ? 'sessions' : items.join(' and ');
  const on = capacity.architecture === null ? ', whose architecture is not reported,' : ` on ${capacity.architecture}`;
  return `${what} of EMR Serverless${on}`;
}

function toNotReported({ service, phase, cost }: Session): NoCost {
  const name = SERVICE_LABEL[service];
  if (isLive(phase)) {
    return { title: `${name} does not report what it holds`, text: 'Without that nobody can say what it costs.' };
  }
  if (service === 'glue' && phase === 'failed') {
    return {
      title: 'AWS Glue reported no execution time',
      text: 'It failed, and nothing tells whether it ever ran: it may have cost nothing.',
    };
  }
  if (service === 'emr-serverless' && cost.components.length === 0) {
    return {
      title: 'EMR Serverless published no usage within a day of its end',
      text: 'It may have cost nothing, as a session that never got a worker, or AWS may have kept silent.',
    };
  }
  return { title: `${name} reported no usage`, text: 'Without a quantity there is nothing to multiply a price by.' };
}

const OTHER_PRICES = 'Prices of other regions or kinds never stand in for it. A price of your own can be given.';

function explain(session: Session, reason: MissingReason): NoCost | null {
  const { service, region } = session;
  const name = SERVICE_LABEL[service];
  switch (reason) {
    case 'no-price':
      return { title: `No price is known for ${toPricedThing(session)} in ${cut(region)}`, text: OTHER_PRICES };
    case 'ambiguous-price':
      return {
        title: `Several prices stand for ${toPricedThing(session)} in ${cut(region)}`,
        text: 'AWS’s Price List contradicts itself there, so none of them counts. A price of your own can be given.',
      };
    case 'mixed-currencies':
      return {
        title: 'Its prices are in several currencies',
        text: 'Amounts of different currencies are not added up.',
      };
    case 'loading':
      return { title: 'Its usage is being read', text: 'The amount follows as soon as AWS has answered.' };
    case 'not-published-yet':
      return {
        title: `${name} has not published its usage yet`,
        text: 'That takes minutes after the end, sometimes hours. It is asked for again until it is there.',
      };
    case 'reported-when-it-ends':
      return { title: `${name} reports its usage when it ends`, text: 'Until then there is no quantity.' };
    case 'not-started':
      return { title: 'It has not started yet', text: `${name} bills workers from when they run on.` };
    case 'not-reported':
      return toNotReported(session);
    case 'state-unknown':
      return {
        title: 'Its state is none known today',
        text: 'Nobody can say whether a session in such a state is billed.',
      };
    case 'denied':
      return {
        title: `AWS does not let Sparktally read its usage`,
        text: 'The sources page names the permission that is missing.',
      };
    case 'unavailable':
      return { title: 'Its usage could not be read', text: 'It is asked for again by itself.' };
    case 'invalid':
      return { title: `${name} sent figures that make no sense`, text: 'They are not multiplied by anything.' };
    default:
      return null;
  }
}

/** Why a session has no amount, in words that name what lacks. */
export function toNoCost(session: Session): NoCost {
  const reason = session.missing.cost;
  const told = reason === undefined ? 'unknown' : MISSING_REASONS[reason];
  const title = `There is no amount: ${told}`;
  return (reason === undefined ? null : explain(session, reason)) ?? { title, text: 'It is not counted as 0.' };
}
