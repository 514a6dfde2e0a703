import type { CliOptions } from '../../domain/aws-command.ts';
import { type MapContext, toShownText } from '../aws/session-row.ts';
import type { Moment, Raw } from './adapter.ts';

/** What the three adapters need to know beside AWS's answers. */
export type AdapterContext = {
  account: string;
  region: string;
  partition: string;
  ownerTags: readonly string[];
  /** The operator's applications and workgroups, for a role that may not discover them. */
  scopes: readonly string[];
  callsPerSecond: number;
  /** Whether code and output of statements may leave the server, masked. */
  showCode: boolean;
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

const TAKEN: Raw = Object.freeze({});

type Answered = { raw: Raw };

/** AWS's answer behind parsed fields, which hold it no longer; null where it was taken before. Changes what it is given. */
export function takeRaw(native: Answered | null): Raw | null {
  if (native === null || native.raw === TAKEN) return null;
  const { raw } = native;
  native.raw = TAKEN;
  return raw;
}

/** The parsed fields without AWS's answer, which nobody asks of a listing. Changes what it is given. */
export function withoutRaw<Native extends Answered>(native: Native): Native {
  native.raw = TAKEN;
  return native;
}

/** Parsed fields as the history keeps them: without AWS's answer, and with these free texts masked. */
export function toKeptNative<Native extends Answered>(native: Native, texts: readonly (keyof Native)[]): unknown {
  const { raw: _, ...kept } = native;
  const masked = texts.map((name) => {
    const value = native[name];
    return [name, typeof value === 'string' ? toShownText(value) : value];
  });
  return { ...kept, ...Object.fromEntries(masked) };
}
