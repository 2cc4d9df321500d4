import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ROLES, type RoleGrant } from '../community/community.model.ts';
import { controls } from '../core/controls.styles.ts';
import type { Instant } from '../core/core.model.ts';
import { PleinElement } from '../core/element.ts';
import type { PleinError } from '../core/errors.ts';
import { Load } from '../core/load.ts';
import { Localize } from '../core/localize.ts';
import { dateIn } from '../core/intl.ts';
import { isolated } from '../core/isolated.ts';
import { trouble } from '../core/notice.ts';
import { popoverSurface } from '../core/popover.styles.ts';
import { tokens } from '../core/tokens.styles.ts';
import { safeUrl } from '../text/text.rules.ts';
import { textStyles } from '../text/text.styles.ts';
import { textView } from '../text/text-view.ts';
import { avatar } from './avatar.ts';
import { avatarStyles } from './avatar.styles.ts';
import { memberCardStyles } from './member-card.styles.ts';
import type { Member } from './members.model.ts';
import { standingRoles } from './members.rules.ts';
import { membersStrings, type MembersKey } from './members.strings.ts';

/**
 * Who somebody is to this community: name, roles, line of work, spaces and what to ask them.
 *
 * @tag plein-member-card
 * @csspart card - The card.
 * @csspart avatar - The initials in a circle.
 * @csspart picture - The picture, where the backend serves one.
 * @csspart name - The name.
 * @csspart work - The line of work.
 * @csspart roles - The roles.
 * @csspart spaces - The spaces somebody is part of.
 * @csspart ask - What to ask them.
 * @csspart about - What they say about themselves.
 * @csspart state - That somebody is frozen or has left.
 * @csspart since - Since when they are here.
 * @csspart notice - What went wrong.
 * @csspart retry - Tries again.
 */
export class PleinMemberCard extends PleinElement {
  static override readonly styles = [tokens, controls, textStyles, avatarStyles, memberCardStyles, popoverSurface];

  /** The member's id. */
  @property() member?: string;

  readonly #words = new Localize<MembersKey>(this, membersStrings);
  readonly #load = new Load<Member>(this);

  @state() private pictureFailed = false;

  @query('.card') private card!: HTMLElement | null;

  protected override get languages(): readonly Localize<string>[] {
    return [this.core, this.#words];
  }

  /** Reads the member again. */
  override reload(): void {
    const members = this.port?.members;
    const id = this.member;
    this.pictureFailed = false;
    if (this.port === undefined || id === undefined) this.#load.clear();
    else if (members === undefined) this.#load.unsupported();
    else void this.#load.run((signal) => members.readMember(id, { signal }), { fresh: this.#load.value?.id !== id });
  }

  /** Puts the focus on an opened card, once it is drawn. */
  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(() => this.card?.focus(options));
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('member') && this.hasUpdated) this.reload();
  }

  override render(): TemplateResult {
    const opened = this.hasAttribute('popover');
    return html`<article
      class="card"
      part="card"
      aria-busy=${this.#load.state.status === 'loading'}
      tabindex=${opened ? -1 : nothing}
    >
      ${this.#renderState()} ${opened ? this.#renderClose() : nothing}
    </article>`;
  }

  #renderState(): TemplateResult {
    const loaded = this.#load.state;
    if (loaded.status === 'unsupported') return html`<p>${this.#words.text('unsupported')}</p>`;
    if (loaded.status === 'failed') return this.#renderFailed(loaded.error, loaded.value);
    return loaded.value === undefined ? this.#renderWaiting() : this.#renderMember(loaded.value);
  }

  #renderWaiting(): TemplateResult {
    return html`<header class="waiting">
      <span class="avatar"></span>
      <span class="skeleton bar"><span class="visually-hidden">${this.core.text('loading')}</span></span>
    </header>`;
  }

  #renderFailed(error: PleinError, known: Member | undefined): TemplateResult {
    if (error.code === 'not-found') return html`<p>${this.#words.text('missing')}</p>`;
    const sentence = `${this.#words.text(known === undefined ? 'failed' : 'stale')} ${this.describe(error)}`;
    return html`${known === undefined ? nothing : this.#renderMember(known)}
    ${trouble(sentence, { text: this.core.text('retry'), run: () => this.reload() })}`;
  }

  #renderMember(member: Member): TemplateResult {
    return html`<header>
        ${this.#renderPicture(member)}
        <div>
          <p class="name" part="name"><bdi>${member.name || this.core.text('formerMember')}</bdi></p>
          ${member.naming === 'pseudonym' ? html`<p class="pseudonym">${this.#words.text('pseudonym')}</p>` : nothing}
          ${member.lineOfWork ? html`<p class="work" part="work" dir="auto">${member.lineOfWork}</p>` : nothing}
        </div>
      </header>
      ${
        member.state === 'active'
          ? nothing
          : html`<p class="state" part="state">${this.#words.text(member.state === 'left' ? 'left' : 'frozen')}</p>`
      }
      ${member.about?.length ? html`<div class="text about" part="about" dir="auto">${textView(member.about)}</div>` : nothing}
      <dl>
        ${this.#renderList(
          'roles',
          standingRoles(member, this.#instant).map((grant) => this.#roleText(grant, member)),
        )}
        ${this.#renderList('askAbout', member.askAbout)}
        ${this.#renderList(
          'spaces',
          member.spaces.map((space) => space.name),
        )}
      </dl>
      <footer part="since">${this.#sinceText(member)}</footer>`;
  }

  #renderPicture(member: Member): TemplateResult {
    const address = member.picture === undefined ? undefined : safeUrl(member.picture);
    if (address === undefined || !address.startsWith('http') || this.pictureFailed) {
      return avatar(member.id, member.name, this.#words.language);
    }
    return html`<img
      class="picture"
      part="picture"
      src=${address}
      alt=""
      width="52"
      height="52"
      loading="lazy"
      referrerpolicy="no-referrer"
      @error=${this.#onPictureError}
    />`;
  }

  #renderList(name: 'roles' | 'askAbout' | 'spaces', items: readonly string[]): TemplateResult | typeof nothing {
    if (items.length === 0) return nothing;
    const part = name === 'askAbout' ? 'ask' : name;
    return html`<div class=${part}>
      <dt>${this.#words.text(name)}</dt>
      <dd>
        <ul part=${part} role="list">
          ${items.map((item) => html`<li dir="auto">${item}</li>`)}
        </ul>
      </dd>
    </div>`;
  }

  #renderClose(): TemplateResult {
    return html`<button type="button" class="quiet close" aria-label=${this.core.text('close')} @click=${this.#onClose}>
      <span aria-hidden="true">×</span>
    </button>`;
  }

  #roleText(grant: RoleGrant, member: Member): string {
    // A backend newer than this page may know more roles.
    const role = ROLES.includes(grant.role) ? this.core.text(`role-${grant.role}`) : String(grant.role);
    const spaceName = member.spaces.find((space) => space.id === grant.space)?.name ?? grant.space ?? '';
    const day = grant.until === undefined ? '' : dateIn(this.#words, grant.until, { dateStyle: 'long' });
    return this.#words.text('role', {
      role,
      spaceName: isolated(spaceName),
      day,
      space: spaceName === '' ? 'none' : 'some',
      until: day === '' ? 'none' : 'some',
    });
  }

  #sinceText(member: Member): string {
    const month = dateIn(this.#words, member.joinedAt, { month: 'long', year: 'numeric' });
    const since = this.#words.text('since', { month });
    if (member.commentCount === undefined) return since;
    return `${since} · ${this.#words.text('comments', { count: member.commentCount })}`;
  }

  get #instant(): Instant {
    return new Date(this.now).toISOString();
  }

  readonly #onClose = (): void => this.hidePopover();

  readonly #onPictureError = (): void => {
    this.pictureFailed = true;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'plein-member-card': PleinMemberCard;
  }
}
