/**
 * Text from people travels as this small tree. It is made once, where the text is written, from Markdown with raw
 * HTML off; readers build nodes from it and never parse.
 */
export type Text = readonly TextBlock[];

export type TextBlock =
  | { readonly type: 'paragraph'; readonly children: readonly TextInline[] }
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3 | 4 | 5 | 6; readonly children: readonly TextInline[] }
  | { readonly type: 'quote'; readonly children: Text }
  | {
      readonly type: 'list';
      readonly ordered: boolean;
      /** The first number of an ordered list, where it is not 1. */
      readonly start?: number;
      readonly items: readonly TextListItem[];
    }
  | { readonly type: 'code'; readonly text: string; readonly language?: string }
  | {
      readonly type: 'table';
      readonly alignments: readonly TextAlignment[];
      readonly head: readonly TextCell[];
      readonly rows: readonly (readonly TextCell[])[];
    }
  | { readonly type: 'divider' }
  /** HTML of a foreign backend; our own server never sends it. Drawn only after `core/sanitize.ts`. */
  | { readonly type: 'html'; readonly html: string };

export interface TextListItem {
  readonly children: Text;
  /** Present on an item of a task list. */
  readonly checked?: boolean;
}

export type TextAlignment = 'none' | 'start' | 'center' | 'end';
export type TextCell = readonly TextInline[];

export type TextInline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'emphasis' | 'strong' | 'strike'; readonly children: readonly TextInline[] }
  | { readonly type: 'code-span'; readonly text: string }
  | { readonly type: 'break' }
  | { readonly type: 'link'; readonly url: string; readonly children: readonly TextInline[] }
  /** A picture elsewhere: shown as a link with its description, never fetched by itself. */
  | { readonly type: 'image'; readonly url: string; readonly description: string }
  /** A member's picture that the backend keeps; its size reserves the room. An address is the adapter's to give. */
  | {
      readonly type: 'picture';
      readonly image: string;
      readonly width: number;
      readonly height: number;
      readonly description: string;
    }
  /** Hidden until the reader wants to see it. In Markdown `||…||`. */
  | { readonly type: 'spoiler'; readonly children: readonly TextInline[] }
  /** In Markdown `[@name](plein:member/<id>)`. */
  | { readonly type: 'mention'; readonly member: string; readonly name: string };
