import type { ListenAddress } from '../config/listen-address.ts';

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** The Host headers that are answered; any other name may be a foreign page's, resolved to this machine. */
export function listAllowedHosts({ port }: ListenAddress): string[] {
  const named = LOOPBACK_NAMES.map((name) => `${name}:${port}`);
  // A browser leaves the port out where it is the protocol's own.
  return port === 80 ? [...named, ...LOOPBACK_NAMES] : named;
}

/** Whether a Host header is one of ours. An absent one is not; several arrive joined by commas and are not. */
export function isAllowedHost(host: string | null, address: ListenAddress): boolean {
  return host !== null && listAllowedHosts(address).includes(host.toLowerCase());
}

export function describeMisdirected(address: ListenAddress): string {
  return `This address is not served here. Open http://localhost:${address.port} instead.`;
}
