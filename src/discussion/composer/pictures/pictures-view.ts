import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Localize } from '../../../core/localize.ts';
import { numberIn } from '../../../core/intl.ts';
import { IMAGE_TYPES, MAX_DESCRIPTION_LENGTH } from '../../../images/images.model.ts';
import type { PictureInText } from './picture.rules.ts';
import type { PicturesKey } from './pictures.strings.ts';
import type { Picture } from './uploads.ts';

type Words = Localize<PicturesKey>;
type Shown = PictureInText & { readonly now: Picture | undefined };

interface PictureDeeds {
  describe(picture: PictureInText, description: string): void;
  decorate(picture: PictureInText, decorative: boolean): void;
  retry(picture: PictureInText): void;
  /** Takes a file in the place of one that is lost. */
  replace(picture: PictureInText, file: File): void;
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
        ${standing(picture, name, words)}
        <span class="buttons">
          ${now?.state === 'failed' ? retryView(picture, words, deeds) : nothing}<button
            type="button"
            id="remove-${id}"
            class="quiet"
            part="picture-remove"
            @click=${() => deeds.remove(picture)}
          >
            <span>${words.text(now?.state === 'uploading' ? 'cancel' : 'remove')}</span>
          </button>
        </span>
      </div>
    </div>
  </li>`;
}

/** The way to send it again; or to choose it again, where this page does not have it. */
function retryView(picture: Shown, words: Words, deeds: PictureDeeds): TemplateResult {
  const button = (label: PicturesKey, run: (event: Event) => void) =>
    html`<button type="button" class="quiet" part="picture-retry" @click=${run}>
      <span>${words.text(label)}</span>
    </button>`;
  if (picture.now?.file !== undefined) return button('retry', () => deeds.retry(picture));
  const onFile = ({ target }: Event): void => {
    const [file] = (target as HTMLInputElement).files ?? [];
    if (file !== undefined) deeds.replace(picture, file);
  };
  return html`<input type="file" hidden accept=${IMAGE_TYPES.join()} @change=${onFile} />${button(
      'choose',
      ({ currentTarget }) => ((currentTarget as Element).previousElementSibling as HTMLElement).click(),
    )}`;
}

function standing({ now }: Shown, name: string, words: Words): TemplateResult | typeof nothing {
  if (now?.state === 'uploading') return underWay(now, name, words);
  if (now?.state !== 'failed') return nothing;
  return html`<p part="picture-problem" class="over">${words.text(failure(now))}</p>`;
}

/** How much has left; once all has, the backend makes the picture, and nobody knows for how long. */
function underWay({ sent = 0 }: Picture, name: string, words: Words): TemplateResult {
  const label = words.text('onItsWay', { name });
  if (sent >= 1) {
    return html`<span class="under-way"
      ><progress part="picture-progress" aria-label=${label}></progress>${words.text('nearlyThere')}</span
    >`;
  }
  return html`<span class="under-way"
    ><progress part="picture-progress" aria-label=${label} max="1" value=${sent}></progress>${numberIn(words, sent, {
      style: 'percent',
    })}</span
  >`;
}

/** Why a picture is not there, and what to do. */
export function failure({ problem, file }: Picture): PicturesKey {
  if (file === undefined) return 'failed-missing';
  switch (problem?.code) {
    case 'full':
    case 'too-large':
    case 'invalid':
    case 'offline':
    case 'rate-limited':
      return `failed-${problem.code}`;
    case 'not-signed-in':
    case 'session-expired':
      return 'failed-signed-out';
    default:
      return 'failed';
  }
}
