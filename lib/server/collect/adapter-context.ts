import type { CliOptions, MapContext } from '../aws/session-row.ts';
import type { Moment } from './adapter.ts';

/** What the three adapters need to know beside AWS's answers. */
export type AdapterContext = {
  account: string;
  region: string;
  partition: string;
  ownerTags: readonly string[];
  /** The operator's applications and workgroups, for a role that may not discover them. */
  scopes: readonly string[];
  callsPerSecond: number;
  cli: CliOptions;
  now: () => number;
};

export function toMapContext(context: AdapterContext, moment: Moment, listedAt: string): MapContext {
  return {
    account: context.account,
    region: context.region,
    partition: context.partition,
    scopeName: null,
    ownerTags: context.ownerTags,
    nowMs: moment.nowMs,
    asOf: listedAt,
    stale: moment.stale,
    cli: context.cli,
  };
}

const NOT_KEPT: { [name: string]: unknown } = Object.freeze({});

/** The parsed fields without AWS's answer behind them: a session's page asks for the whole anew. Changes what it is given. */
export function withoutRaw<Native extends { raw: { [name: string]: unknown } }>(native: Native): Native {
  native.raw = NOT_KEPT;
  return native;
}
