/**
 * storage: keeps logs, screens, settings and imported images in this browser; schema versions and their migrations.
 * Knows reads and files as they are; must not know the rules, the viewer or the panels.
 */
export { openShelf, type Shelf } from './browser-shelf';
export type { Claim } from './claim';
export type { Kept } from './logs';
export { STORAGE_PROBLEM_TEXT, type StorageProblem } from './problem';
