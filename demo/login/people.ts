import { ROLES } from 'plein/community/community.model.js';
import type { Role } from 'plein/community/community.model.js';
import { people } from '../seed/people.ts';
import type { Person, PersonKey } from '../seed/people.ts';

/** Somebody the login offers, as the page lists them. */
export interface OpenPerson {
  readonly key: PersonKey;
  readonly name: string;
  readonly work?: string;
  readonly role: Role;
  readonly marks: readonly ('frozen' | 'newcomer' | 'pseudonym')[];
}

/** One click each: every role, and those to whom something special happens. */
const OPEN: readonly PersonKey[] = [
  'koen',
  'samira',
  'marcus',
  'regenrijder',
  'zohra',
  'mees',
  'anneke',
  'bas',
  'tineke',
  'ruben',
  'nadia',
  'henk',
  'daphne',
  'carla',
  'thijs',
  'marije',
  'joost',
  'pim',
  'esra',
  'aart',
];

const NEW: readonly PersonKey[] = ['zohra', 'rosa', 'mees'];

export function isPersonKey(key: unknown): key is PersonKey {
  return typeof key === 'string' && OPEN.some((candidate) => candidate === key);
}

export function personOf(key: PersonKey): OpenPerson {
  const person: Person = people[key];
  const held = (person.grants ?? []).filter((grant) => grant.until === undefined).map((grant) => grant.role);
  return {
    key,
    name: person.name,
    ...(person.work === undefined ? {} : { work: person.work }),
    role: ROLES.findLast((role) => held.includes(role)) ?? 'member',
    marks: [
      ...(person.state === 'frozen' ? (['frozen'] as const) : []),
      ...(NEW.includes(key) ? (['newcomer'] as const) : []),
      ...(person.naming === 'pseudonym' ? (['pseudonym'] as const) : []),
    ],
  };
}

export const openPeople: readonly OpenPerson[] = OPEN.map(personOf);
