import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clientAddress, networkOf } from '../../../server/src/http/network.ts';

describe('where a request comes from', () => {
  const behind = clientAddress(['10.0.0.0/8', '2001:db8::/32', '192.0.2.7']);
  const cases: readonly (readonly [string, string, string | null, string])[] = [
    ['nobody in between', '203.0.113.9', null, '203.0.113.9'],
    ['a claim by a stranger', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['a proxy we trust', '10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['two of them', '192.0.2.7', '198.51.100.1, 10.9.9.9', '198.51.100.1'],
    ['a claim sent along to a proxy', '10.1.2.3', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
    ['nonsense sent along', '10.1.2.3', '1.1.1.1, nonsense', '10.1.2.3'],
    ['no claim', '10.1.2.3', null, '10.1.2.3'],
    ['an IPv4 address in IPv6', '::ffff:10.1.2.3', '::ffff:198.51.100.1', '198.51.100.1'],
    ['IPv6', '2001:db8::1', '2001:67c::9', '2001:67c::9'],
  ];
  for (const [name, remote, forwarded, expected] of cases) {
    it(`sees through ${name}`, () => assert.equal(behind(remote, forwarded), expected));
  }

  it('counts by network: one provider hands many addresses to one person', () => {
    assert.equal(networkOf('203.0.113.9'), networkOf('203.0.113.200'));
    assert.notEqual(networkOf('203.0.113.9'), networkOf('203.0.114.9'));
    assert.equal(networkOf('2001:db8:1:2::9'), networkOf('2001:0db8:0001:0002:ffff::1'));
    assert.notEqual(networkOf('2001:db8:1:2::9'), networkOf('2001:db8:1:3::9'));
    assert.equal(networkOf('::1'), '0:0:0:0');
    assert.equal(networkOf('nonsense'), 'unknown');
  });
});
