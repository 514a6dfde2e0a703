/** What goes back over the wire, before any fault is applied to it. */
export type Answer = {
  status: number;
  headers: Record<string, string>;
  body: string;
};

export type JsonObject = { [member: string]: unknown };

/** An error of a service, by the code it has on the wire. `fields` are further members of its body. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  readonly fields: JsonObject;

  constructor(code: string, message: string, status = 400, fields: JsonObject = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.fields = fields;
  }
}

/** Timestamps of all three services' bodies: seconds since 1970 as a number with a fraction. */
export function toEpochSeconds(ms: number): number {
  return Math.round(ms) / 1000;
}
