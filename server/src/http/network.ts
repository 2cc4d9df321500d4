import { BlockList, isIP } from 'node:net';

/** Finds out where a request comes from, believing `X-Forwarded-For` only as far as the proxies one trusts. */
export type ClientAddress = (remote: string | undefined, forwarded: string | null) => string;

export function clientAddress(trustedProxies: readonly string[]): ClientAddress {
  const trusted = new BlockList();
  for (const proxy of trustedProxies) {
    const [address = '', prefix] = proxy.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(prefix), family);
  }
  const isTrusted = (address: string): boolean => trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return (remote, forwarded) => {
    let address = plain(remote ?? '');
    const hops = (forwarded ?? '').split(',').map((hop) => plain(hop.trim()));
    while (isIP(address) !== 0 && isTrusted(address)) {
      const hop = hops.pop();
      if (hop === undefined || isIP(hop) === 0) break;
      address = hop;
    }
    return address;
  };
}

/** The network an address is in, which is what limits count by: IPv4 /24, IPv6 /64. */
export function networkOf(address: string): string {
  const family = isIP(address);
  if (family === 4) return address.split('.').slice(0, 3).join('.');
  if (family === 6) return expand(address).slice(0, 4).join(':');
  return 'unknown';
}

function plain(address: string): string {
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}

function expand(address: string): readonly string[] {
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const middle = tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...middle, ...after].map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''));
}
