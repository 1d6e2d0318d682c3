import { describe, expect, it } from 'vitest';
import { lesionLines, type LesionPage } from '../../src/panels/room/lesion-lines';
import type { RoomIntents } from '../../src/panels';
import type { Act } from '../../src/read';
import { FOLLOW_UP, told } from './story';

const INTENTS = {} as RoomIntents;

const labels = (lesion: string, timepoint: string, page: LesionPage = 'answers', ...more: readonly Act[]): readonly string[] => {
  const { read } = told([...FOLLOW_UP, ...more]);
  const [one, at] = [read.lesions.find(({ name }) => name === lesion), read.timepoints.find(({ id }) => id === timepoint)];
  if (!one || !at) throw new Error('a lesion at a scan');
  return lesionLines(page, { read, lesion: one, timepoint: at, intents: INTENTS, turn: () => undefined }).flatMap((line) => (line === 'rule' ? [] : line.label));
};
const roles = (lesion: string, timepoint: string): readonly string[] => labels(lesion, timepoint).filter((label) => label.startsWith('Make it'));

/** E09 4.2, 4.3.5: targets and non-targets are chosen at the baseline; a new lesion is one that was not there then. */
describe('the roles that a lesion is offered', () => {
  it('are chosen at the baseline only, and what was there is never new', () => {
    expect([roles('T1', 'w0'), roles('NT1', 'w0')]).toEqual([['Make it a non-target'], ['Make it a target']]);
    expect([roles('T1', 'w16'), roles('NT1', 'w16')]).toEqual([[], []]);
  });
  it('leave a new lesion new', () => expect([roles('NL1', 'w0'), roles('NL1', 'w16')]).toEqual([[], []]));
});

/** In the story T1 and T2 are in the lung, T3 in the adrenal; NL1, in the lung too, has another role. */
describe('the lesions that one can be merged with', () => {
  it('have its role and its organ, and are measured at this scan', () => {
    expect(labels('T1', 'w16', 'merged')).toEqual(['Merged with T2']);
    expect(labels('T3', 'w16')).not.toContain('Merged with another…');
    expect(labels('T1', 'w16', 'merged', { kind: 'markedTooSmall', v: 1, lesion: 't2', timepoint: 'w16' })).toEqual([]);
    expect(labels('T1', 'w16', 'merged', { kind: 'markedMerged', v: 1, lesion: 't2', timepoint: 'w16', into: 't1' })).toEqual([]);
  });
});
