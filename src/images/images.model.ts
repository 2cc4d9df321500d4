import type { CallOptions, Id } from '../core/core.model.ts';

/** The kinds of picture that are taken. They are made anew by the backend: nothing of the file itself is kept. */
export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'] as const;
/** The most bytes of a file that is sent. */
export const MAX_IMAGE_BYTES = 10 * 1024 * 1024;
/** The most pictures in one comment, or in one opening. */
export const MAX_IMAGES = 10;
/** The most characters of a description. */
export const MAX_DESCRIPTION_LENGTH = 500;

/** A picture that a member gave, as the backend keeps it. In Markdown it is `![description](plein:image/<id>)`. */
export interface Image {
  readonly id: Id;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

export interface ImageUpload {
  /** Made by the client: a retry is the same picture. */
  readonly id: Id;
  /** One of IMAGE_TYPES, whatever its name says; at most MAX_IMAGE_BYTES. */
  readonly file: Blob;
}

export interface UploadOptions extends CallOptions {
  /** Told now and then how many bytes have left, and at last that all of them have; a second attempt starts over. */
  readonly onProgress?: (sent: number, total: number) => void;
}

/** The slice that keeps pictures. */
export interface ImagesPort {
  /**
   * Hands over a picture for a text that is being written: `invalid` for what is not one, `too-large` for too many
   * bytes or pixels, `full` where the member's share is used up. Seen by its owner alone until a comment or an opening shows it.
   */
  uploadImage(upload: ImageUpload, options?: UploadOptions): Promise<Image>;
  /** One's own picture, seen by others or not; also that of a comment that waits, for who may approve it. */
  readImage(id: Id, options?: CallOptions): Promise<Blob>;
  /** The address from which a page shows a picture of a published text, at least `width` pixels wide where it has them. */
  imageUrl(id: Id, width?: number): string;
}
