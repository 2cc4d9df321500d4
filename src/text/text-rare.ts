import type { LitElement } from 'lit';
import { adopt } from '../core/adopt.ts';
import { Localize } from '../core/localize.ts';
import type { PictureInText, PictureReader } from '../images/own-picture.ts';
import { rareTextStyles } from './text-rare.styles.ts';
import type { TextAlignment, TextBlock, TextCell, TextInline } from './text.model.ts';
import { textStrings, type TextKey } from './text.strings.ts';
import { add, list, words, type DrawText, type TextPictures, type TextScene } from './text-view.ts';

type Rare = Extract<TextBlock | TextInline, { readonly type: 'table' | 'html' | 'picture' | 'spoiler' }>;

interface RareScene extends TextScene {
  readonly draw: DrawText;
}

/** Those that are drawn otherwise than text stands by itself. */
const ALIGNMENTS = ['center', 'end'] as const satisfies readonly TextAlignment[];
/** Pixels: what a picture beside words is shown at, on a screen of twice the density. */
const SHOWN = 1_408;
/** Pixels of the longest side that room is kept for. */
const LARGEST = 20_000;

const speakers = new WeakMap<LitElement, Localize<TextKey>>();

/** What few texts have, as nodes. */
export function drawRare(node: Rare, into: ParentNode, depth: number, scene: RareScene): void {
  if (scene.host !== undefined) adopt(scene.host as LitElement, rareTextStyles);
  if (node.type === 'table') drawTable(node, into, depth, scene.draw);
  else if (node.type === 'picture') drawPicture(node, into, scene);
  else if (node.type === 'spoiler') drawSpoiler(node, into, depth, scene);
  else void fill(add(into, 'div'), words(node.html));
}

function drawTable(table: Extract<Rare, { type: 'table' }>, into: ParentNode, depth: number, draw: DrawText): void {
  const given = list<unknown>(table.alignments);
  const row = (cells: unknown, part: HTMLElement, tag: string): void => {
    const line = add(part, 'tr');
    for (const [column, cell] of list<TextCell>(cells).entries()) {
      const known = ALIGNMENTS.find((alignment) => alignment === given[column]) ?? 'none';
      draw(cell, add(line, tag, { class: known }), depth);
    }
  };
  const drawn = add(scroller(into), 'table');
  row(table.head, add(drawn, 'thead'), 'th');
  const body = add(drawn, 'tbody');
  for (const cells of list<readonly TextCell[]>(table.rows)) row(cells, body, 'td');
}

/** With its room kept, and a link to it at its full size. Where the backend keeps no pictures, its description. */
function drawPicture(node: Extract<Rare, { type: 'picture' }>, into: ParentNode, { images }: RareScene): void {
  const picture = {
    image: words(node.image),
    width: side(node.width),
    height: side(node.height),
    description: words(node.description),
  };
  const { image, width, height, description: alt } = picture;
  if (images === undefined) return into.append(alt);
  if (images.preview !== undefined) return into.append(images.preview(picture));
  // The backend has not said how large it is: it is still to be sent.
  if (width === 0) return void showOwn(add(into, 'span', {}, alt), picture, images);
  const size = { width, height: height || 1 };
  const link = add(into, 'a', { class: 'picture', href: images.imageUrl(image), rel: 'noopener', target: '_blank' });
  const shown = { loading: 'lazy', decoding: 'async', src: images.imageUrl(image, SHOWN), alt, ...size };
  const drawn = add(link, 'img', shown);
  drawn.style.setProperty('--_ratio', String(size.width / size.height));
  drawn.addEventListener('error', () => void showOwn(link, picture, images), { once: true });
}

function side(value: unknown): number {
  return Math.min(LARGEST, Math.max(0, Math.floor(Number(value)) || 0));
}

/** What is not published is its owner's alone to see; for all others its description stays. */
async function showOwn(link: Element, picture: PictureInText, images: TextPictures): Promise<void> {
  if (!isReader(images)) return;
  try {
    const { ownPicture, readOwnPicture } = await import('../images/own-picture.ts');
    await readOwnPicture(images, picture.image);
    link.replaceWith(ownPicture(images, picture));
  } catch {
    // It is somebody else's, or there is no connection.
  }
}

function isReader(images: TextPictures): images is TextPictures & PictureReader {
  return images.readImage !== undefined;
}

function drawSpoiler(
  spoiler: Extract<Rare, { type: 'spoiler' }>,
  into: ParentNode,
  depth: number,
  scene: RareScene,
): void {
  const place = add(into, 'span', { class: 'spoiler' });
  const button = add(place, 'button', { type: 'button', class: 'reveal', 'aria-expanded': 'false' });
  const hidden = add(place, 'span', { hidden: '' });
  scene.draw(spoiler.children, hidden, depth);
  button.addEventListener('click', () => {
    hidden.hidden = !hidden.hidden;
    button.ariaExpanded = String(!hidden.hidden);
  });
  void name(button, scene.host as LitElement | undefined);
}

async function name(button: HTMLElement, host: LitElement | undefined): Promise<void> {
  if (host === undefined) return button.append(textStrings.english.reveal!);
  let speaker = speakers.get(host);
  if (speaker === undefined) speakers.set(host, (speaker = new Localize<TextKey>(host, textStrings)));
  await speaker.complete();
  button.append(speaker.text('reveal'));
}

async function fill(box: HTMLElement, source: string): Promise<void> {
  const { sanitize } = await import('../core/sanitize.ts');
  const drawn = await sanitize(source);
  for (const code of drawn.querySelectorAll('pre')) code.tabIndex = 0;
  for (const table of drawn.querySelectorAll('table')) {
    const place = document.createDocumentFragment();
    const around = scroller(place);
    table.replaceWith(place);
    around.append(table);
  }
  box.append(drawn);
}

/** What is wider than the text scrolls by itself, by keyboard too. */
function scroller(into: ParentNode): HTMLElement {
  return add(into, 'div', { class: 'scroll', tabindex: 0 });
}
