/**
 * What a line of the log may carry. Nothing else: an error object of the SDK holds the signed request with its session
 * token, and a message of AWS's may quote a configuration, so neither has a place here.
 */
export const LOG_FIELDS = [
  'operation',
  'service',
  'region',
  'source',
  'action',
  'kind',
  'name',
  'code',
  'httpStatus',
  'requestId',
  'attempts',
  'milliseconds',
  'method',
  'route',
  'digest',
  'signal',
  'count',
] as const;

export type LogFields = { [field in (typeof LOG_FIELDS)[number]]?: string | number | boolean | null | undefined };
export type LogLevel = 'info' | 'warn' | 'error';
export type Log = (level: LogLevel, event: string, fields?: LogFields) => void;

// C0 and C1 controls (CR, LF, ESC of ANSI sequences), line separators, and the marks that turn the reading direction.
const CONTROL = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

function clean(value: string): string {
  return value.replace(CONTROL, ' ').slice(0, 256);
}

/** A log that writes one JSON object a line. Fields outside the list are dropped, also where the types were evaded. */
export function openLog(write: (line: string) => void, nowMs: () => number = Date.now): Log {
  return (level, event, fields = {}) => {
    const line: Record<string, unknown> = { at: new Date(nowMs()).toISOString(), level, event: clean(event) };
    for (const field of LOG_FIELDS) {
      const value: unknown = fields[field];
      if (typeof value === 'string') line[field] = clean(value);
      else if (typeof value === 'number' || typeof value === 'boolean') line[field] = value;
    }
    write(`${JSON.stringify(line)}\n`);
  };
}

/** The log of this process, on standard error. */
export const log: Log = openLog((line) => process.stderr.write(line));
