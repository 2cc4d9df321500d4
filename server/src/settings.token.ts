import { ROLES } from 'plein/community/community.model.js';
import type { Role } from 'plein/community/community.model.js';
import { list } from './settings.read.ts';
import type { Complain } from './settings.read.ts';

/** How the company's login signs its tokens: one shared secret, or keys published at one address. Never both. */
export type TokenKeys =
  { readonly type: 'secret'; readonly secret: Uint8Array } | { readonly type: 'jwks'; readonly url: string };

/** What a token must be to be believed, and which roles it may give. */
export interface TokenSettings {
  readonly keys: TokenKeys;
  readonly issuer: string;
  readonly audience: string;
  /** The claim that holds roles, and which of its values give which role; absent where no token gives a role. */
  readonly roles?: { readonly claim: string; readonly values: ReadonlyMap<string, Role> };
}

const GIVEN_ROLES = ROLES.filter((role) => role !== 'guest' && role !== 'member');

export function readToken(
  given: (name: string) => string | undefined,
  community: string,
  complain: Complain,
): TokenSettings {
  const issuer = given('PLEIN_TOKEN_ISSUER');
  if (issuer === undefined)
    complain('PLEIN_TOKEN_ISSUER is missing: set it to the "iss" that your login writes in its tokens.');
  const roles = readRoles(given('PLEIN_ROLE_CLAIM'), given('PLEIN_ROLE_VALUES'), complain);
  return {
    keys: readKeys(given('PLEIN_TOKEN_SECRET'), given('PLEIN_JWKS_URL'), complain),
    issuer: issuer ?? '',
    audience: given('PLEIN_TOKEN_AUDIENCE') ?? community,
    ...(roles !== undefined && { roles }),
  };
}

function readKeys(secret: string | undefined, jwks: string | undefined, complain: Complain): TokenKeys {
  if ((secret === undefined) === (jwks === undefined)) {
    complain(
      'Set exactly one of PLEIN_TOKEN_SECRET (at least 32 random bytes, shared with your login) and PLEIN_JWKS_URL (where your login publishes its keys).',
    );
  }
  if (jwks !== undefined) {
    const local = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?\//.test(jwks);
    if (!URL.canParse(jwks) || !(jwks.startsWith('https://') || local)) {
      complain('PLEIN_JWKS_URL must be an https address (http only on this machine).');
    }
    return { type: 'jwks', url: jwks };
  }
  const bytes = new TextEncoder().encode(secret ?? '');
  if (secret !== undefined && bytes.length < 32) {
    complain(
      'PLEIN_TOKEN_SECRET is too short: use at least 32 random bytes, for example from `openssl rand -base64 48`.',
    );
  }
  return { type: 'secret', secret: bytes };
}

function readRoles(
  claim: string | undefined,
  values: string | undefined,
  complain: Complain,
): TokenSettings['roles'] | undefined {
  if ((claim === undefined) !== (values === undefined)) {
    complain(
      'Set PLEIN_ROLE_CLAIM and PLEIN_ROLE_VALUES together, or neither: the claim, and which of its values give a role.',
    );
  }
  if (claim === undefined || values === undefined) return undefined;
  const mapping = new Map<string, Role>();
  for (const item of list(values)) {
    const [value = '', name = value] = item.split('=').map((part) => part.trim());
    const role = GIVEN_ROLES.find((candidate) => candidate === name);
    if (role === undefined || value === '') {
      complain(`PLEIN_ROLE_VALUES holds "${item}": write value=role, with a role out of ${GIVEN_ROLES.join(', ')}.`);
    } else mapping.set(value, role);
  }
  return { claim, values: mapping };
}
