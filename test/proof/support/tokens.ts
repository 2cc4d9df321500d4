import { forgeries, headerOf } from './forgeries.ts';
import { jws, tokenFor, type Json, type SigningKey } from './keys.ts';

export interface TokenCase {
  readonly name: string;
  readonly token: string;
  readonly want: 'taken' | 'refused';
}

export interface TokenSetting {
  readonly key: SigningKey;
  /** Other keys that the same login publishes. */
  readonly others: readonly SigningKey[];
  readonly issuer: string;
  readonly audience: string;
  /** Seconds. */
  readonly now: number;
  /** An address that no token may make the server ask. */
  readonly trap: string;
}

export type Named = readonly [name: string, token: string];

/** Good, odd and forged tokens for one key, each with what must become of it. */
export function tokenCases(setting: TokenSetting): readonly TokenCase[] {
  const claims = claimsOf(setting);
  const refused = [
    ...forgeries(setting, claims),
    ...badClaims(setting, claims),
    ...badPayloads(setting, claims),
    ...noTokens(setting, claims),
  ];
  return [
    ...oddButGood(setting, claims).map(([name, token]) => ({ name, token, want: 'taken' as const })),
    ...refused.map(([name, token]) => ({ name, token, want: 'refused' as const })),
  ];
}

export type Claims = Readonly<Record<string, unknown>>;

function claimsOf({ issuer, audience, now }: TokenSetting): Claims {
  return { iss: issuer, aud: audience, sub: 'person-1', iat: now, exp: now + 300, name: 'Person One' };
}

function oddButGood({ key, audience, now }: TokenSetting, claims: Claims): Named[] {
  const changes: Readonly<Record<string, Claims>> = {
    'as the login makes it': {},
    'audience in a list': { aud: ['another', audience] },
    'a subject of 255 characters': { sub: 's'.repeat(255) },
    'a subject in another script': { sub: 'člen-安-🚲' },
    'a subject that looks like SQL': { sub: "' or 1=1 --" },
    'a subject named like a built-in': { sub: '__proto__' },
    'issued half a minute in the future': { iat: now + 30 },
    'expired half a minute ago': { iat: now - 300, exp: now - 30 },
    'a fraction of a second': { iat: now - 0.5, exp: now + 299.5 },
    'not before a minute ago': { nbf: now - 60 },
    'no name': { name: undefined },
    'a name that is no text': { name: 42 },
    'a name without words': { name: ' \u0000\u202e ' },
    'a name of 5,000 characters': { name: 'n'.repeat(5_000) },
    'a name that is markup': { name: '<img src=x onerror=alert(1)>' },
    'claims nobody knows': { email: 'someone@example.org', admin: true, constructor: { prototype: 1 } },
    'a token id': { jti: 'x' },
  };
  return [
    ...Object.entries(changes).map(([name, change]): Named => [name, tokenFor(key, { ...claims, ...change })]),
    ['type JWT', jws({ ...headerOf(key), typ: 'JWT' }, claims, key)],
    ['type jwt', jws({ ...headerOf(key), typ: 'jwt' }, claims, key)],
    ['a header nobody knows', jws({ ...headerOf(key), x: 1 }, claims, key)],
    ['claims with white space', jws(headerOf(key), JSON.stringify(claims, null, 2), key)],
  ];
}

function badClaims({ key, issuer, audience, now }: TokenSetting, claims: Claims): Named[] {
  const nothing: unknown[] = [undefined, null, '', [], {}, true, 0];
  const wrong: Readonly<Record<string, readonly unknown[]>> = {
    iss: [
      ...nothing,
      `${issuer}/`,
      issuer.toUpperCase(),
      [issuer],
      'https://evil.example',
      `${issuer}\u0000`,
      ` ${issuer}`,
    ],
    aud: [...nothing, 'another', `${audience} `, audience.toUpperCase(), ['another'], [[audience]], { [audience]: 1 }],
    sub: [...nothing, 1, ['person-1'], { a: 1 }, 's'.repeat(256), 'a\u0000b', '\ud800', false],
    exp: [...nothing, now - 61, now - 3_600, -1, String(now + 300), [now + 300], '1e999', now - 400],
    iat: [undefined, null, '', [], {}, true, now + 120, now + 86_400, now - 90_000, -1, String(now), [now]],
    nbf: [now + 120, now + 86_400, String(now), {}, null],
  };
  const raw = JSON.stringify(claims);
  const texts: Readonly<Record<string, string>> = {
    'exp 1e999': raw.replace(`"exp":${now + 300}`, '"exp":1e999'),
    'exp -1e999': raw.replace(`"exp":${now + 300}`, '"exp":-1e999'),
    'exp 1e308': raw.replace(`"exp":${now + 300}`, '"exp":1e308'),
    'exp NaN': raw.replace(`"exp":${now + 300}`, '"exp":NaN'),
    'exp with a leading zero': raw.replace(`"exp":${now + 300}`, `"exp":0${now + 300}`),
    'iat 1e999': raw.replace(`"iat":${now}`, '"iat":1e999'),
    'iat -1e999': raw.replace(`"iat":${now}`, '"iat":-1e999'),
    'iat after exp': JSON.stringify({ ...claims, iat: now + 50, exp: now + 10 }),
    'nbf 1e999': raw.replace(`"exp"`, '"nbf":1e999,"exp"'),
    'sub given twice, the last empty': raw.replace('"name"', '"sub":"","name"'),
    'everything in __proto__': `{"__proto__":${raw}}`,
    'everything in a list': `[${raw}]`,
  };
  return [
    ...Object.entries(wrong).flatMap(([name, values]) =>
      values.map((value): Named => [
        `${name} ${JSON.stringify(value)?.slice(0, 40) ?? 'missing'}`,
        tokenFor(key, { ...claims, [name]: value }),
      ]),
    ),
    ...Object.entries(texts).map(([name, text]): Named => [name, tokenFor(key, text)]),
  ];
}

function badPayloads({ key }: TokenSetting, claims: Claims): Named[] {
  const payloads: readonly (Json | Buffer)[] = [
    '',
    'null',
    'true',
    '0',
    '""',
    '[]',
    '{}',
    '{',
    'not JSON',
    Buffer.from([0xff, 0xfe, 0x00]),
  ];
  return [
    ...payloads.map((payload): Named => [`claims ${payload.toString() || 'empty'}`, jws(headerOf(key), payload, key)]),
    ['claims that nest 2,000 deep', jws(headerOf(key), `${'['.repeat(2_000)}${']'.repeat(2_000)}`, key)],
    ['a token in a token', jws({ ...headerOf(key), cty: 'JWT' }, tokenFor(key, claims), key)],
    ['a token over 8 kB', tokenFor(key, { ...claims, filler: 'f'.repeat(8_000) })],
    ['a token of 40 kB', tokenFor(key, { ...claims, filler: 'f'.repeat(30_000) })],
    ['compressed claims', jws({ ...headerOf(key), zip: 'DEF' }, Buffer.from('4b4c4a0600', 'hex'), key)],
  ];
}

/** What is not three parts of base64url. */
function noTokens({ key }: TokenSetting, claims: Claims): Named[] {
  const good = tokenFor(key, claims);
  const [header = '', payload = '', signature = ''] = good.split('.');
  const texts = [
    '.',
    '..',
    '...',
    'a',
    'a.b',
    'a.b.c',
    'a.b.c.d',
    'null',
    'undefined',
    '{}',
    '[]',
    '<script>',
    '🚲.🚲.🚲',
    '\n',
    ' ',
  ];
  const twisted: Readonly<Record<string, string>> = {
    'one part': header,
    'two parts': `${header}.${payload}`,
    'four parts': `${good}.x`,
    'five parts': `${good}.x.y`,
    'no header': `.${payload}.${signature}`,
    'no claims': `${header}..${signature}`,
    'Bearer before it': `Bearer ${good}`,
    'a space before it': ` ${good}`,
    'a line end after it': `${good}\n`,
    'a NUL after it': `${good}\\u0000`,
    'a space inside': `${header}. ${payload}.${signature}`,
    'a line end in the signature': `${header}.${payload}.${signature.slice(0, 9)}\n${signature.slice(9)}`,
    'a padded signature': `${header}.${payload}.${Buffer.from(signature, 'base64url').toString('base64')}=`,
    'a comma of two': `${good},${good}`,
    'percent-encoded': encodeURIComponent(`${good}=`),
    'the other way round': good.split('.').toReversed().join('.'),
    'JSON serialisation': JSON.stringify({ payload, protected: header, signature }),
    'JSON serialisation of many': JSON.stringify({ payload, signatures: [{ protected: header, signature }] }),
  };
  return [...texts.map((text): Named => [`the text ${JSON.stringify(text)}`, text]), ...Object.entries(twisted)];
}
