import { readListenAddress } from '../config/listen-address.ts';
import { isAllowedHost } from '../http/host.ts';
import { RequestError } from '../http/request-error.ts';
import { LOCAL_PRINCIPAL, type Principal } from './principal.ts';

/**
 * Who sent these headers. Pages call it before their verb, so that a request that got past the proxy file with a
 * foreign Host (DNS rebinding) reads nothing. Throws RequestError (421).
 */
export function resolvePrincipal(headers: Headers): Principal {
  const address = readListenAddress();
  if (!isAllowedHost(headers.get('host'), address)) throw RequestError.misdirected(address);
  return LOCAL_PRINCIPAL;
}
