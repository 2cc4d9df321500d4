import type { Role, RoleGrant } from '../community/community.model.ts';
import type { CallOptions, Instant, Page, PageRequest } from '../core/core.model.ts';
import type { Text } from '../text/text.model.ts';

/** Whoever wrote or hosts something, as shown beside it. */
export interface Author {
  /** Opens the member card; absent for somebody who left, or whom the backend does not know as a member. */
  readonly member?: string;
  /** Empty for somebody whose name was erased. */
  readonly name: string;
  /** The most telling role here, verified by the backend; never typed by the person. */
  readonly role?: Role;
  /** What they do, in words: `Frame engineer`. */
  readonly lineOfWork?: string;
  /** The team on whose behalf this was said, verified. */
  readonly team?: string;
}

/** Who somebody is to this community. */
export interface Member {
  readonly id: string;
  readonly name: string;
  /** Whether the name is a real one or a pseudonym. */
  readonly naming: 'real' | 'pseudonym';
  /** A picture served by the backend itself; initials are drawn where absent. */
  readonly picture?: string;
  readonly grants: readonly RoleGrant[];
  readonly lineOfWork?: string;
  /** The names of the spaces (chapters) somebody belongs to. */
  readonly spaces: readonly { readonly id: string; readonly name: string }[];
  /** What to ask them, in a few words each. */
  readonly askAbout: readonly string[];
  readonly about?: Text;
  readonly joinedAt: Instant;
  readonly state: 'active' | 'frozen' | 'left';
  /** Published comments. */
  readonly commentCount?: number;
}

export interface MembersPort {
  /** One member; `not-found` for an id that is nobody. */
  readMember(id: string, options?: CallOptions): Promise<Member>;
  /** Members by name, of one space or all, holding one role or any. */
  listMembers(request?: PageRequest & { readonly space?: string; readonly role?: Role }): Promise<Page<Member>>;
  /** Who may be meant by the first letters of a name: people of that thread first. For signed-in readers. */
  suggestMembers?(
    request: CallOptions & { readonly words: string; readonly thread?: string; readonly limit?: number },
  ): Promise<readonly Author[]>;
}
