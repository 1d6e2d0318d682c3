import { canonicalJson } from '../../read';
import { isRecord, type DocumentProblem } from './check';
import type { Study } from './study';

export interface StudyChange {
  readonly path: string;
  /** Canonical JSON; null where there was, or is, nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

const written = (value: unknown): string | null => (value === undefined ? null : canonicalJson(value));

const changes = (before: unknown, after: unknown, path: string): readonly StudyChange[] => {
  if (isRecord(before) && isRecord(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((name) => changes(before[name], after[name], path === '' ? name : `${path}.${name}`));
  }
  const [old, now] = [written(before), written(after)];
  return old === now ? [] : [{ path, before: old, after: now }];
};

/** Every setting in which two versions differ, by path. */
export const studyDiff = (before: Study, after: Study): readonly StudyChange[] => changes(before, after, '');

/** R1: a changed study is a new version of the same study; what was read under the old one stays under it. */
export const versionProblems = (before: Study, after: Study): readonly DocumentProblem[] => {
  const changed = studyDiff(before, after).some(({ path }) => path !== 'version');
  if (before.id !== after.id) return [{ path: 'id', detail: 'a version keeps the id of its study' }];
  if (changed && after.version !== before.version + 1) return [{ path: 'version', detail: `version ${before.version + 1} expected after a change, ${after.version} found` }];
  return !changed && after.version !== before.version ? [{ path: 'version', detail: 'nothing changed but the version' }] : [];
};
