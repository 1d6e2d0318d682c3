import { canonicalJson, type Log } from '../read';

export const FORMAT = 'nadir-read';
export const VERSION = 1;

/** Largest file that is looked into, UTF-16 units: a hundred times the longest read that anyone has made. */
export const MAX_LENGTH = 64 * 2 ** 20;
export const MAX_ENTRIES = 100_000;
/** A caliper's coordinate, the deepest thing in a read, lies ten levels down. */
export const MAX_DEPTH = 24;

/**
 * A read as the text of one file: its whole log, in canonical JSON, so that the same read always gives the same text.
 * Images are named by their UIDs only; the file holds no pixels. It does hold the subject's key and code as the log has them.
 */
export const readFile = (log: Log): string => `${canonicalJson({ format: FORMAT, version: VERSION, log })}\n`;
