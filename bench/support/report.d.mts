export declare function median(numbers: readonly number[]): number;
export declare function quantile(numbers: readonly number[], share: number): number;
export declare function report(name: string, rows: readonly object[], about?: object): Promise<void>;
