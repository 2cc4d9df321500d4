import type { Instant } from '../core/core.model.ts';
import type { Reaction } from '../discussion/comment.model.ts';
import type { Advice } from '../discussion/thread.model.ts';

/**
 * What somebody may be in a space. `guest` has no account; `member` everyone who signed in; `ambassador` a member who
 * upholds the rules with bounded, reversible powers; `staff` an employee who answers in the line; `moderator` and
 * `manager` work on the community itself; `admin` runs the installation.
 */
export const ROLES = ['guest', 'member', 'ambassador', 'staff', 'moderator', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** A role that a member holds in a space and everything below it, from one instant to another. */
export interface RoleGrant {
  readonly role: Role;
  /** The space's id; absent where the role holds in the whole community. */
  readonly space?: string;
  readonly since: Instant;
  /** The first instant at which the role is no longer held; absent for no end date. */
  readonly until?: Instant;
}

/** Whether members stand there under their real name, a pseudonym, or either as they choose. */
export type Naming = 'real' | 'pseudonym' | 'either';

/** One place in the tree of a community: the national one, a local chapter, a product. */
export interface Space {
  /** Stable and readable, for example `utrecht`. */
  readonly id: string;
  readonly name: string;
  /** The space this one is part of; absent at the top. */
  readonly parent?: string;
  readonly scope: 'national' | 'local' | 'mixed';
  readonly naming: Naming;
}

/** One numbered article of the house rules. */
export interface HouseRule {
  /** As people cite it, for example `2.1`. */
  readonly article: string;
  readonly title: string;
  readonly text: string;
}

/** The house rules as in force from an instant; an older version stays readable. */
export interface HouseRules {
  readonly version: number;
  readonly since: Instant;
  readonly rules: readonly HouseRule[];
}

/** What a community allows; the backend decides, elements explain. */
export interface Policy {
  /** Minutes during which an author may edit; absent for always. */
  readonly editWindow?: number;
  /** Whether comments wait for approval before others see them. */
  readonly approval: 'none' | 'newcomers' | 'everyone';
  /** The reactions offered; `like` alone where absent. */
  readonly reactions?: readonly Reaction[];
  /** Hours after which a question without an answer by the team is put on somebody's list; absent for never. */
  readonly answerWithin?: number;
  /** What to say to whoever is about to write. */
  readonly advice?: Advice;
  /** Bytes of pictures that each member may keep; 50 MiB where absent. */
  readonly imageQuota?: number;
}

/** Who acts, as far as a rule needs to know. */
export interface Actor {
  readonly member: string;
  /** The roles held at this instant in the space at hand, inherited ones included. */
  readonly roles: readonly Role[];
  /** A frozen member reads but does not write. */
  readonly frozen: boolean;
}
