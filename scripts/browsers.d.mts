export type Program = 'chromium' | 'firefox' | 'webkitDriver' | 'webkit' | 'xvfb' | 'redis' | 'strace';
export type Engine = 'chromium' | 'firefox' | 'webkit';

export declare const ENGINES: Readonly<Record<Engine, readonly Program[]>>;
export declare function find(name: Program): string | undefined;
export declare function hasEngine(engine: Engine): boolean;
export declare function missing(names?: readonly Program[]): {
  readonly names: readonly Program[];
  readonly packages: readonly string[];
  readonly variables: readonly string[];
};
