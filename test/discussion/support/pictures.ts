import type { ImageUpload, ImagesPort } from '../../../src/images/images.model.ts';
import { until } from '../../support/fixture.ts';
import { focused } from '../../support/keys.ts';
import { all, field, openAs, type Opened, type Options } from './thread.ts';

/** A picture as a camera or a screenshot makes it. */
export async function picture(width = 8, height = 6, name = 'photo.png', kind = 'image/png'): Promise<File> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d')!;
  context.fillStyle = 'teal';
  context.fillRect(0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, kind));
  return new File([blob!], name, { type: kind });
}

export function transferOf(files: readonly File[]): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
}

export type Upload = ImagesPort['uploadImage'];

export async function writing(
  upload?: (upload: ImageUpload, ask: Upload, options: Parameters<Upload>[1]) => ReturnType<Upload>,
  options: Options = {},
): Promise<Opened & { area: HTMLTextAreaElement }> {
  const opened = await openAs(options.signedIn ?? 'ann', {
    ...(upload && {
      backend: ({ images }) => ({
        images: { ...images!, uploadImage: (each, asked) => upload(each, images!.uploadImage, asked) },
      }),
    }),
    ...options,
  });
  await opened.thread.focusComposer();
  const area = await field(opened.thread);
  await until(() => focused() === area);
  return { ...opened, area };
}

/** Chooses files as the platform's own window does. */
export function choose(thread: Element, files: readonly File[]): void {
  const input = all<HTMLInputElement>(thread, 'input[multiple]')[0]!;
  input.files = transferOf(files).files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

export const description = (thread: Element): Promise<HTMLInputElement> =>
  until(() => all<HTMLInputElement>(thread, '.pictures input[type=text]')[0]);
export const problem = (thread: Element): string | undefined =>
  all(thread, '#problem')
    .find((each) => each.checkVisibility())
    ?.textContent.trim();
export const MARK = /!\[\]\(plein:image\/[0-9a-f-]{36}\)\n/;
