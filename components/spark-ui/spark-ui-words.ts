import type { Service } from '@/lib/domain/service.ts';
import type { SparkUiOffer } from '@/lib/domain/spark-ui.ts';

export type SparkUiWords = {
  /** What a click opens, or why there is nothing to open. */
  says: string;
  /** What is not sure about it. */
  but: string | null;
  /** Whether there is anything to click. */
  opens: boolean;
};

const NONE = {
  starting: 'Not yet: AWS has a Spark UI from when the session has started.',
  'never-started': 'There is none: the session failed before it had started.',
  gone: 'There is none any more: AWS no longer knows this session.',
} as const;

const UNDOCUMENTED = {
  engine: 'AWS documents it for Apache Spark version 3.5 alone, and may refuse it for the engine of this session.',
  ended: 'AWS does not document whether a session of Glue that has ended still has one, and may refuse.',
  phase: 'The session is in a state that is not known here, and AWS may refuse.',
} as const;

/** What there is to say beforehand; null where links to the Spark UI are off. */
export function toSparkUiWords(offer: SparkUiOffer): SparkUiWords | null {
  if (offer.state === 'off') return null;
  if (offer.state === 'none') return { says: NONE[offer.why], but: null, opens: false };
  const says = {
    live: 'The live Spark UI of the session, at AWS: its jobs, stages, storage and executors as they are now.',
    history: 'The Spark History Server of the session, at AWS: the jobs and stages that it ran.',
    undocumented: 'The Spark UI of the session, at AWS.',
  }[offer.state];
  return { says, but: offer.state === 'undocumented' ? UNDOCUMENTED[offer.why] : null, opens: true };
}

/** For how long a link opens, as AWS documents it. */
export function toValidityWords(validMinutes: number | null, service: Service): string {
  if (validMinutes === null) {
    return `For how long it opens is documented for EMR Serverless alone, not for ${service === 'glue' ? 'Glue' : 'Athena'}.`;
  }
  return validMinutes === 60 ? 'It opens for one hour.' : `It opens for ${validMinutes} minutes.`;
}
