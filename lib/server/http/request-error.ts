import type { ListenAddress } from '../config/listen-address.ts';
import { describeMisdirected } from './host.ts';

type Details = {
  detail: string;
  kind?: 'invalid_request' | 'not_found' | 'conflict';
  parameter?: string;
  allowed?: string;
};

/** A request that is refused for what it is, before any verb runs; it becomes the problem answer of its status. */
export class RequestError extends Error {
  readonly status: number;
  readonly kind: 'invalid_request' | 'not_found' | 'conflict';
  readonly parameter: string | undefined;
  readonly allowed: string | undefined;

  constructor(status: number, { detail, kind = 'invalid_request', parameter, allowed }: Details) {
    super(detail);
    this.name = 'RequestError';
    this.status = status;
    this.kind = kind;
    this.parameter = parameter;
    this.allowed = allowed;
  }

  /** 400: a parameter of the query or the path whose value is not allowed. */
  static parameter(parameter: string, detail: string, allowed?: string): RequestError {
    return new RequestError(400, { detail, parameter, ...(allowed === undefined ? {} : { allowed }) });
  }

  /** 404: the path names nothing that exists. */
  static notFound(detail: string, parameter?: string, allowed?: string): RequestError {
    return new RequestError(404, {
      detail,
      kind: 'not_found',
      ...(parameter === undefined ? {} : { parameter }),
      ...(allowed === undefined ? {} : { allowed }),
    });
  }

  /** 409: it does not go with what is kept. */
  static conflict(detail: string, parameter: string, allowed: string): RequestError {
    return new RequestError(409, { detail, kind: 'conflict', parameter, allowed });
  }

  /** 421: a Host header that is not ours. */
  static misdirected(address: ListenAddress): RequestError {
    return new RequestError(421, { detail: describeMisdirected(address) });
  }
}
