import { html, nothing, type TemplateResult } from 'lit';
import { avatar } from '../../members/avatar.ts';
import { memberName } from '../../members/member-name.ts';
import type { Author } from '../../members/members.model.ts';
import type { Scene } from './comment-view.ts';

export function face({ member, name }: Author, { core }: Scene): TemplateResult {
  return avatar(member ?? name, name, core.language);
}

/** Who somebody is, what they do, and on whose behalf they speak. */
export function who(author: Author, { words, core, backend }: Scene): TemplateResult {
  const { lineOfWork, team } = author;
  return html`${memberName(author, backend, core)}${
    lineOfWork ? html`<span part="line-of-work" class="aside" dir="auto">${lineOfWork}</span>` : nothing
  }${team ? html`<span part="team" class="aside">${words.text('onBehalfOf', { team })}</span>` : nothing}`;
}
