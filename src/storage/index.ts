/**
 * storage: keeps logs, screens, settings and imported images in this browser; schema versions and their migrations.
 * Knows reads and files as they are; must not know the rules, the viewer or the panels.
 */
export { openShelf, type KeptRead, type Shelf } from './browser-shelf';
export type { Claim } from './claim';
export type { KeepingProgress, KeptImages, KeptSources } from './images';
export type { Kept, LoadedLog } from './logs';
export { STORAGE_PROBLEM_TEXT, type StorageProblem, type StorageProblemKind } from './problem';
export type { KeptScreen } from './screen';
export type { Settings } from './settings';
export type { Space } from './space';
