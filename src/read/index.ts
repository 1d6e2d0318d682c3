/**
 * read: one reader's read. A log of acts in, the read and the findings for the rules out. Pure and synchronous.
 * Must not know the clock, chance, the DOM or npm: ids, times, readers and the digest come in as arguments.
 */
export type * from './acts';
export * from './canonical-json';
export * from './counted-diameter';
export * from './days';
export * from './findings';
export * from './fold';
export { dismissalKey } from './fold-course';
export * from './log';
export * from './mapped-place';
export * from './mark';
export * from './measurability';
export * from './open-matters';
export type * from './read';
export * from './read-options';
export * from './search-systems';
export * from './site';
export * from './sites';
export { actInWords } from './words';
