import { IMAGE_TYPES, MAX_DESCRIPTION_LENGTH, MAX_IMAGES } from '../../../images/images.model.ts';

/** A picture in a text, and where it stands there. */
export interface PictureInText {
  readonly id: string;
  readonly description: string;
  readonly from: number;
  readonly to: number;
}

/** The longest side, in pixels, that is worth sending. */
export const LONGEST_SIDE = 2048;

const PICTURE = /!\[((?:\\[^]|[^\]\\])*)\]\(plein:image\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/g;

/** The pictures of a text, each once, in their order. */
export function picturesOf(markdown: string): readonly PictureInText[] {
  const found = new Map<string, PictureInText>();
  for (const match of markdown.matchAll(PICTURE)) {
    const [whole, words = '', id = ''] = match;
    const description = words.replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
    if (!found.has(id)) found.set(id, { id, description, from: match.index, to: match.index + whole.length });
  }
  return [...found.values()];
}

/** The Markdown of a picture. */
export function pictureMarkdown(id: string, description: string): string {
  const words = description
    .slice(0, MAX_DESCRIPTION_LENGTH)
    .replace(/\s+/g, ' ')
    .replace(/[\\[\]*_`<>|~&]/g, '\\$&');
  return `![${words}](plein:image/${id})`;
}

/** Why a file is not taken, before it is looked into. */
export function refusePicture(file: { readonly type: string }, taken: number): 'type' | 'many' | undefined {
  if (!(IMAGE_TYPES as readonly string[]).includes(file.type)) return 'type';
  return taken >= MAX_IMAGES ? 'many' : undefined;
}

/** The size at which a picture is sent: as it is, or with its longest side as long as is worth it. */
export function sizeToSend(width: number, height: number): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
