/** Tells the time; a test hands in its own. */
export type Clock = () => Date;
