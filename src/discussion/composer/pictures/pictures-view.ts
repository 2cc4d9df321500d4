import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Localize } from '../../../core/localize.ts';
import { MAX_DESCRIPTION_LENGTH } from '../../../images/images.model.ts';
import type { PictureInText } from './picture.rules.ts';
import type { Picture } from './pictures.ts';
import type { PicturesKey } from './pictures.strings.ts';

type Words = Localize<PicturesKey>;
type Shown = PictureInText & { readonly now: Picture | undefined };

interface PictureDeeds {
  describe(picture: PictureInText, description: string): void;
  decorate(picture: PictureInText, decorative: boolean): void;
  retry(picture: PictureInText): void;
  remove(picture: PictureInText): void;
}

/** The pictures of a text, each with its description, and the files that were not taken. */
export function picturesView(
  pictures: readonly Shown[],
  refusals: readonly string[],
  words: Words,
  deeds: PictureDeeds,
): TemplateResult | typeof nothing {
  if (pictures.length === 0 && refusals.length === 0) return nothing;
  return html`${refusals.map((refusal) => html`<p part="picture-refused" class="notice error">${refusal}</p>`)}
    <ul class="pictures" part="pictures" aria-label=${words.text('pictures')}>
      ${repeat(
        pictures,
        ({ id }) => id,
        (picture, index) => row(picture, index + 1, words, deeds),
      )}
    </ul>`;
}

function row(picture: Shown, number: number, words: Words, deeds: PictureDeeds): TemplateResult {
  const { id, description, now } = picture;
  const name = words.text('pictureOf', { number });
  const decorative = now?.decorative === true && description === '';
  return html`<li>
    <div part="picture" class="picture" role="group" aria-label=${name}>
      <canvas data-picture=${id} width="96" height="96" role="img" aria-label=${description || name}></canvas>
      <div class="about">
        <label for="describe-${id}">${words.text('describe')}</label>
        <input
          id="describe-${id}"
          type="text"
          part="picture-description"
          dir="auto"
          maxlength=${MAX_DESCRIPTION_LENGTH}
          .value=${description}
          ?disabled=${decorative}
          @input=${({ target }: Event) => deeds.describe(picture, (target as HTMLInputElement).value)}
        />
        <label class="check">
          <input
            type="checkbox"
            part="picture-decorative"
            .checked=${decorative}
            ?disabled=${description !== ''}
            @change=${({ target }: Event) => deeds.decorate(picture, (target as HTMLInputElement).checked)}
          />
          <span>${words.text('decorative')}</span>
        </label>
        ${standing(picture, words)}
        <span class="buttons">
          ${
            now?.state === 'failed' && now.file !== undefined
              ? button('picture-retry', words.text('retry'), () => deeds.retry(picture))
              : nothing
          }${button('picture-remove', words.text(now?.state === 'uploading' ? 'cancel' : 'remove'), () =>
            deeds.remove(picture),
          )}
        </span>
      </div>
    </div>
  </li>`;
}

function standing({ now }: Shown, words: Words): TemplateResult | typeof nothing {
  if (now?.state === 'uploading') {
    return html`<progress part="picture-progress" aria-label=${words.text('onItsWay')}></progress>`;
  }
  if (now?.state !== 'failed') return nothing;
  return html`<p part="picture-problem" class="over">${words.text(reason(now))}</p>`;
}

function reason({ problem, file }: Picture): PicturesKey {
  if (file === undefined) return 'failed-missing';
  const code = problem?.code;
  return code === 'full' || code === 'too-large' || code === 'invalid' ? `failed-${code}` : 'failed';
}

function button(part: string, words: string, run: () => void): TemplateResult {
  const parts = part === 'picture-retry' ? 'picture-retry' : 'picture-remove';
  return html`<button type="button" class="quiet" part=${parts} @click=${run}><span>${words}</span></button>`;
}
