import type { JsonObject } from './answer.ts';
import type { DemoService } from './router.ts';

/** A call as faults see it. `input` is the request's members; REST paths and queries are members too. */
export type FaultCall = {
  readonly service: DemoService;
  /** Without the service's prefix: `ListSessions`. */
  readonly operation: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly input: JsonObject;
};

/** Which calls a fault is for. Everything given must hold; nothing given means every call. */
export type FaultMatch = {
  service?: DemoService | undefined;
  /** `ListSessions`, or with its service: `glue:ListSessions`. */
  operation?: string | undefined;
  region?: string | undefined;
  accessKeyId?: string | undefined;
  /** Members the request must have, compared as JSON. */
  input?: JsonObject | undefined;
  /** In process only. */
  when?: ((call: FaultCall) => boolean) | undefined;
  /** Of the calls that match so far, counted from 1: the first and last one hit, and every how many. */
  from?: number | undefined;
  to?: number | undefined;
  every?: number | undefined;
};

/** What happens to a call. Several faults may hit one call: changes add up, the first act that decides the delivery wins. */
export type FaultAct =
  // Instead of an answer
  | {
      kind: 'error';
      status: number;
      code: string;
      message?: string | undefined;
      retryAfterSeconds?: number | undefined;
      fields?: JsonObject | undefined;
    }
  | { kind: 'html'; status: number; retryAfterSeconds?: number | undefined }
  | { kind: 'body'; status?: number | undefined; body: string; contentType?: string | undefined }
  | { kind: 'huge'; bytes: number }
  | { kind: 'missing-service' }
  | { kind: 'expired-token' }
  // A changed answer
  | { kind: 'tokens'; mode: 'same' | 'cycle' | 'endless'; period?: number | undefined }
  | { kind: 'empty-pages'; count: number }
  | { kind: 'shift'; duplicate?: number | undefined; drop?: number | undefined }
  | { kind: 'ids-without-sessions'; count: number }
  | { kind: 'set'; path: string; value: unknown }
  | { kind: 'remove'; path: string }
  | { kind: 'replace-text'; find: string; replace: string }
  /** In process only: changes the decoded answer in place, or gives another one. */
  | { kind: 'transform'; change: (answer: JsonObject, call: FaultCall) => JsonObject | undefined }
  // How it is delivered
  | { kind: 'delay'; ms: number }
  | { kind: 'hang' }
  | { kind: 'headers-only' }
  | { kind: 'drip'; bytes?: number | undefined; everyMs?: number | undefined }
  | { kind: 'reset'; afterBytes?: number | undefined }
  | { kind: 'truncate'; at: number | 'half' | 'last'; how?: 'end' | 'cut' | undefined };

export type Fault = { match?: FaultMatch | undefined; act: FaultAct };

/** The faults in force. */
export type FaultTable = {
  /** Gives its number, for remove. */
  add(fault: Fault): number;
  remove(id: number): void;
  /** Lifts all of them, and lets go of the calls that hang by one. */
  clear(): void;
  onClear(listener: () => void): void;
  /** The acts that hit this call; counts it for every fault that it matches. */
  take(call: FaultCall): FaultAct[];
};

function matches(match: FaultMatch, call: FaultCall): boolean {
  const { operation } = match;
  if (match.service !== undefined && match.service !== call.service) return false;
  if (operation !== undefined && operation !== call.operation && operation !== `${call.service}:${call.operation}`)
    return false;
  if (match.region !== undefined && match.region !== call.region) return false;
  if (match.accessKeyId !== undefined && match.accessKeyId !== call.accessKeyId) return false;
  for (const [member, value] of Object.entries(match.input ?? {})) {
    if (JSON.stringify(call.input[member]) !== JSON.stringify(value)) return false;
  }
  return match.when?.(call) ?? true;
}

function isTurn(match: FaultMatch, turn: number): boolean {
  const from = match.from ?? 1;
  return turn >= from && turn <= (match.to ?? Number.POSITIVE_INFINITY) && (turn - from) % (match.every ?? 1) === 0;
}

export function openFaultTable(faults: readonly Fault[]): FaultTable {
  const held = new Map<number, { fault: Fault; seen: number }>();
  const listeners: (() => void)[] = [];
  let last = 0;
  const add = (fault: Fault): number => {
    last++;
    held.set(last, { fault, seen: 0 });
    return last;
  };
  for (const fault of faults) add(fault);
  return {
    add,
    remove: (id) => {
      held.delete(id);
    },
    clear: () => {
      held.clear();
      for (const listener of listeners) listener();
    },
    onClear: (listener) => {
      listeners.push(listener);
    },
    take(call) {
      const acts: FaultAct[] = [];
      for (const entry of held.values()) {
        const match = entry.fault.match ?? {};
        if (!matches(match, call)) continue;
        entry.seen++;
        if (isTurn(match, entry.seen)) acts.push(entry.fault.act);
      }
      return acts;
    },
  };
}
