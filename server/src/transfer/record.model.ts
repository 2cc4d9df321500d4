/** The lines of an export are the library's, so that the memory adapter and the conformance suite start from the same. */
export type * from 'plein/transfer/record.model.js';
