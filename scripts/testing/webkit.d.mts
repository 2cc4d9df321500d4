export interface WebKitDriver {
  readonly port: number;
  stop(): Promise<void>;
}

export declare function startWebKit(): Promise<WebKitDriver>;
