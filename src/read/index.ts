/**
 * read: one reader's read. A log of acts in, the read and the findings for the rules out. Pure and synchronous.
 * Must not know the clock, chance, the DOM or npm: ids, times, readers and the digest come in as arguments.
 */
export type * from './acts';
export * from './mark';
export * from './site';
export type * from './read';
