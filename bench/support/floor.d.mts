export declare function buildFloor(): Promise<string>;
