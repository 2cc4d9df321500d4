/** Owns something that is made of code of its own, which comes when it is asked for; again where it did not come. */
export class Part<Made> {
  /** It, once it is there. */
  made: Made | undefined;

  readonly #host: { requestUpdate(): void };
  readonly #make: () => Promise<Made>;
  #loading: Promise<Made | undefined> | undefined;

  constructor(host: { requestUpdate(): void }, make: () => Promise<Made>) {
    this.#host = host;
    this.#make = make;
  }

  /** Resolves to it, or to nothing where its code could not be fetched. */
  load(): Promise<Made | undefined> {
    this.#loading ??= this.#make().then(
      (made) => {
        this.made = made;
        this.#host.requestUpdate();
        return made;
      },
      () => (this.#loading = undefined),
    );
    return this.#loading;
  }
}
