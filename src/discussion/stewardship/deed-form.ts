/** What is asked before a deed. */
export interface DeedField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly numeric?: boolean;
}

/** What became of a deed, in words. With `leaves`, there is nothing more to do at this place. */
export interface Outcome {
  readonly words: string;
  readonly done: boolean;
  readonly leaves?: boolean;
  /** The name of the field that has to be changed first. */
  readonly wrong?: string;
}

/** One thing that a steward can do: what will happen, what has to be known for it, and the button. */
export interface DeedForm {
  readonly name: string;
  readonly about: string;
  readonly fields?: readonly DeedField[];
  readonly action: string;
  run(values: Readonly<Record<string, string>>): Promise<Outcome>;
}
