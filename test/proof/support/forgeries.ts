import { createHmac } from 'node:crypto';
import { encode, jws, keyPair, secretKey, tokenFor, type SigningKey } from './keys.ts';
import type { Claims, Named, TokenSetting } from './tokens.ts';

/** Tokens that nobody with the key made, or that ask to be checked in another way than the key's own. */
export function forgeries(setting: TokenSetting, claims: Claims): Named[] {
  return [
    ...forgedAlgorithms(setting, claims),
    ...forgedSignatures(setting, claims),
    ...forgedHeaders(setting, claims),
    ...forgedKeys(setting, claims),
  ];
}

export const headerOf = ({ algorithm, kid }: SigningKey): Claims => ({
  alg: algorithm,
  ...(kid !== undefined && { kid }),
});

function forgedAlgorithms({ key }: TokenSetting, claims: Claims): Named[] {
  const names: unknown[] = [
    'none',
    'None',
    'NONE',
    'nOnE',
    '',
    'HS256',
    'HS384',
    'HS512',
    'RS256',
    'RS384',
    'PS256',
    'ES256',
  ];
  names.push(
    'ES384',
    'ES256K',
    'EdDSA',
    'A128KW',
    'dir',
    `${key.algorithm} `,
    key.algorithm.toLowerCase(),
    `\u0000${key.algorithm}`,
  );
  names.push(null, 0, true, [key.algorithm], { alg: key.algorithm }, '__proto__', 'toString');
  return names
    .filter((alg) => alg !== key.algorithm)
    .flatMap((alg): Named[] => {
      const header = { ...headerOf(key), alg };
      return [
        [`alg ${JSON.stringify(alg)} signed`, jws(header, claims, key)],
        [`alg ${JSON.stringify(alg)} without signature`, `${encode(header)}.${encode(claims)}.`],
      ];
    })
    .concat([['no alg', jws({ ...headerOf(key), alg: undefined }, claims, key)]]);
}

function forgedSignatures({ key, others }: TokenSetting, claims: Claims): Named[] {
  const good = tokenFor(key, claims);
  const [header = '', payload = '', signature = ''] = good.split('.');
  const bytes = Buffer.from(signature, 'base64url');
  const other = tokenFor(key, { ...claims, sub: 'person-2' }).split('.');
  const flipped = Array.from({ length: 24 }, (_, index): Named => {
    const at = Math.floor((index * bytes.length) / 24);
    const wrong = Buffer.from(bytes);
    wrong[at] = (wrong[at] ?? 0) ^ (1 << (index % 8));
    return [
      `signature with another bit in byte ${at} (${index})`,
      `${header}.${payload}.${wrong.toString('base64url')}`,
    ];
  });
  return [
    ...flipped,
    ['no signature', `${header}.${payload}.`],
    ['half a signature', `${header}.${payload}.${bytes.subarray(0, bytes.length / 2).toString('base64url')}`],
    [
      'a signature with a byte more',
      `${header}.${payload}.${Buffer.concat([bytes, Buffer.from([0])]).toString('base64url')}`,
    ],
    ['a signature of zeros', `${header}.${payload}.${Buffer.alloc(bytes.length).toString('base64url')}`],
    ['a signature of ones', `${header}.${payload}.${Buffer.alloc(bytes.length, 255).toString('base64url')}`],
    [
      'a signature of 1 and 1',
      `${header}.${payload}.${Buffer.alloc(64, 0).fill(1, 31, 32).fill(1, 63).toString('base64url')}`,
    ],
    ['a signature in DER', `${header}.${payload}.${Buffer.from('3006020100020100', 'hex').toString('base64url')}`],
    ["another token's signature", `${header}.${payload}.${other[2]}`],
    ["another token's claims", `${header}.${other[1]}.${signature}`],
    ["another header's signature", `${encode({ ...headerOf(key), x: 2 })}.${payload}.${signature}`],
    ['claims changed after signing', `${header}.${encode({ ...claims, sub: 'admin' })}.${signature}`],
    ...others.map((one): Named => [
      `signed by the login's ${one.algorithm} key instead`,
      jws(headerOf(key), claims, one),
    ]),
    ...others.map((one): Named => [
      `names the login's ${one.algorithm} key instead`,
      jws({ ...headerOf(key), kid: one.kid }, claims, key),
    ]),
    ["signed by a stranger's key of the same kind", jws(headerOf(key), claims, stranger(key))],
    [
      'signed by the empty secret',
      jws({ ...headerOf(key), alg: 'HS256', x: 1 }, claims, {
        sign: (data) => createHmac('sha256', '').update(data).digest(),
      }),
    ],
  ];
}

function stranger({ algorithm, kid = 'x' }: SigningKey): SigningKey {
  return algorithm === 'HS256'
    ? secretKey('another secret that is as long as it must be, at least')
    : keyPair(algorithm, kid);
}

/** Headers that ask to be believed about the key. */
function forgedHeaders({ key, trap }: TokenSetting, claims: Claims): Named[] {
  const mine = keyPair('RS256', key.kid ?? 'mine');
  const headers: Readonly<Record<string, Claims>> = {
    'a jwk of its own': { jwk: mine.jwk },
    'a jku of its own': { jku: `${trap}/jku` },
    'an x5u of its own': { x5u: `${trap}/x5u` },
    'an x5c of its own': { x5c: [mine.publicKey?.export({ format: 'der', type: 'spki' }).toString('base64')] },
  };
  const kids: unknown[] = [
    '',
    'unknown',
    null,
    0,
    1,
    true,
    [],
    {},
    ['a'],
    '../../../../dev/null',
    "x' or '1'='1",
    '__proto__',
    'constructor',
  ];
  kids.push(
    'toString',
    `${key.kid ?? ''}\u0000`,
    ` ${key.kid ?? 'a'}`,
    'k'.repeat(4_000),
    `${trap}/kid`,
    'file:///dev/null',
  );
  const crits: unknown[] = [[], ['exp'], ['b64'], ['x'], 'exp', null, {}, [1]];
  return [
    ...Object.entries(headers).flatMap(([name, extra]): Named[] => [
      [`${name}, signed by that key`, jws({ ...headerOf(key), alg: 'RS256', ...extra }, claims, mine)],
      [`${name}, an unknown kid`, jws({ alg: 'RS256', kid: 'stranger', ...extra }, claims, mine)],
      [`${name}, no kid`, jws({ alg: 'RS256', ...extra }, claims, mine)],
    ]),
    ...kids.map((kid): Named => [
      `kid ${JSON.stringify(kid).slice(0, 40)}`,
      jws({ ...headerOf(key), kid }, claims, key),
    ]),
    ...(key.kid === undefined ? [] : [['no kid', jws({ alg: key.algorithm }, claims, key)] as const]),
    ...crits.map((crit): Named => [`crit ${JSON.stringify(crit)}`, jws({ ...headerOf(key), crit }, claims, key)]),
    ['payload not encoded', unencoded(key, claims)],
    ...['JWE', 'at+jwt', 'secevent+jwt', 'dpop+jwt', 1, null, ['JWT']].map((typ): Named => [
      `type ${JSON.stringify(typ)}`,
      jws({ ...headerOf(key), typ }, claims, key),
    ]),
    ...['', 'null', '[]', '"x"', '1', '{', '{}', '\ufeff{}'].map((header): Named => [
      `header ${header || 'empty'}`,
      jws(header, claims, key),
    ]),
  ];
}

function unencoded(key: SigningKey, claims: Claims): string {
  const header = encode({ ...headerOf(key), b64: false, crit: ['b64'] });
  const payload = JSON.stringify(claims);
  return `${header}.${payload}.${key.sign(`${header}.${payload}`).toString('base64url')}`;
}

/** The published key taken for a shared secret, in every shape in which libraries have taken it. */
function forgedKeys({ key, others }: TokenSetting, claims: Claims): Named[] {
  return [key, ...others].flatMap((published): Named[] => {
    if (published.publicKey === undefined) return [];
    const pem = published.publicKey.export({ format: 'pem', type: 'spki' }).toString();
    const der = published.publicKey.export({ format: 'der', type: 'spki' });
    const secrets: Readonly<Record<string, string | Buffer>> = {
      PEM: pem,
      'PEM without the last line end': pem.trim(),
      DER: der,
      JWK: JSON.stringify(published.jwk),
      parameter: String(published.jwk?.['n'] ?? published.jwk?.['x']),
      'raw parameter': Buffer.from(String(published.jwk?.['n'] ?? published.jwk?.['x']), 'base64url'),
    };
    return Object.entries(secrets).map(([shape, secret]): Named => {
      const hmac = { sign: (data: string) => createHmac('sha256', secret).update(data).digest() };
      return [
        `HS256 by the published ${published.algorithm} key as ${shape}`,
        jws({ alg: 'HS256', kid: published.kid }, claims, hmac),
      ];
    });
  });
}
