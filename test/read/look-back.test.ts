import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { assess, DEFAULT_CHARTER, type TimepointResponse } from '../../src/irecist';
import { patientPoint } from '../../src/dicom';
import { findingsOf, nextEntry, notLookedBack, openMatters, mattersInWords, patientRead, readFrom, SEARCH_SYSTEMS, stroke, type Act, type Log, type LookBackAnswer, type Read } from './log-of';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const append = (log: Log, act: Act): Log => [...log, nextEntry(log, act, { id: `e${log.length}`, at: '2026-04-21T09:00:00Z', by: 'R1' }, digest)];
const whole = (acts: readonly Act[]): Log => acts.reduce<Log>(append, patientRead(append));

/** One target of 30 mm that never changes, and a lesion of 12 mm that is first drawn at W15. */
const STORY: readonly Act[] = [
  { kind: 'lesionIdentified', v: 1, lesion: 't', role: 'target', timepoint: 'w0', site: { organ: 'liver', label: 'Liver, segment 6' }, stroke: { kind: 'caliper', measured: stroke(30, 20) }, equivocal: false },
  { kind: 'measured', v: 1, lesion: 't', timepoint: 'w8', measured: stroke(30, 20), equivocal: false },
  { kind: 'measured', v: 1, lesion: 't', timepoint: 'w15', measured: stroke(30, 20), equivocal: false },
  { kind: 'lesionIdentified', v: 1, lesion: 'x', role: 'new', timepoint: 'w15', site: { organ: 'lung', label: 'Lung, left upper lobe' }, stroke: { kind: 'caliper', measured: stroke(12, 11) }, equivocal: false },
];
const place = { seriesKey: 's0', sopInstanceUid: 'i7', frame: 1, sliceThicknessMm: 5 };
const answered = (answer: LookBackAnswer, firstSeen: string | null = null): Act => ({
  kind: 'lookedBack', v: 1, lesion: 'x', timepoint: 'w15', answer, firstSeen, benign: answer === 'likely-benign' ? 'infection' : null, note: '',
  shown: ['w0', 'w8'].map((timepoint) => ({ timepoint, place, at: patientPoint(1, 2, 3), by: 'registration', confidence: 0.9 })),
});
const lesion = (read: Read): Read['lesions'][number] => read.lesions.find(({ id }) => id === 'x') ?? (() => { throw new Error('the lesion'); })();
const labels = (read: Read): readonly (TimepointResponse['irecist'])[] => {
  const outcome = assess(findingsOf(read), DEFAULT_CHARTER);
  return outcome.kind === 'assessed' ? outcome.assessment.timepoints.map(({ irecist }) => irecist) : [];
};

/** The truth is reading-room 0 row 10 and R16, R17, B11: what was there at the baseline is no new lesion; what is doubtful decides nothing. */
describe('the answer to "was it there before?"', () => {
  it('new: it stays new, and is progression', () => {
    const read = readFrom(whole([...STORY, answered('new')]));
    expect([lesion(read).role, lesion(read).name, lesion(read).lookBack?.answer]).toEqual(['new', 'NL1', 'new']);
    expect(labels(read)).toEqual([null, 'iSD', 'iUPD']);
  });
  it.each(['seen-before', 'below-threshold'] as const)('%s at the baseline: a non-target that was missed there, present there and here, no progression', (answer) => {
    const read = readFrom(whole([...STORY, answered(answer, 'w0')]));
    expect([lesion(read).role, lesion(read).name, lesion(read).identifiedAt]).toEqual(['non-target', 'NT1', 'w0']);
    expect(lesion(read).at.get('w0')?.place).toEqual({ place, at: patientPoint(1, 2, 3) });
    expect(['w0', 'w15'].map((id) => lesion(read).at.get(id)?.answer)).toEqual([{ kind: 'status', status: 'present' }, { kind: 'status', status: 'present' }]);
    expect(labels(read).at(-1)).toBe('iSD');
  });
  it('seen before at a follow-up: new from there on', () => {
    const read = readFrom(whole([...STORY, answered('seen-before', 'w8')]));
    expect([lesion(read).role, lesion(read).identifiedAt]).toEqual(['new', 'w8']);
    expect(labels(read)[1]).toBe('iUPD');
  });
  it.each(['equivocal', 'likely-benign'] as const)('%s: it stays in sight and decides nothing', (answer) => {
    const read = readFrom(whole([...STORY, answered(answer)]));
    expect(lesion(read).at.get('w15')?.answer).toMatchObject({ kind: 'measured', equivocal: true });
    expect(labels(read)).toEqual([null, 'iSD', 'iSD']);
  });
  it.each([['new', null], ['seen-before', 'w0'], ['below-threshold', 'w8'], ['equivocal', null], ['likely-benign', null]] as const)('%s is taken back whole by one undo', (answer, firstSeen) => {
    const before = readFrom(whole(STORY));
    const log = whole([...STORY, answered(answer, firstSeen)]);
    const { undo } = readFrom(log);
    const after = readFrom(append(log, { kind: 'undone', v: 1, entry: undo?.entry ?? '' }));
    expect({ ...after, undo: null, redo: null }).toEqual({ ...before, undo: null, redo: null });
  });
});

describe('what a timepoint still waits for', () => {
  it('names lesions, short axes, look-backs and systems, each until it is answered', () => {
    const start = readFrom(whole(STORY));
    expect(notLookedBack(start, lesion(start))).toBe(true);
    expect(mattersInWords(openMatters(start, 'w15'))).toBe('1 look-back, 9 systems');
    const node: Act = { kind: 'lesionIdentified', v: 1, lesion: 'n', role: 'new', timepoint: 'w15', site: { organ: 'lymph-node', label: 'Node, subcarinal 7' }, stroke: { kind: 'caliper', measured: stroke(20, null) }, equivocal: false };
    const cleared: Act = { kind: 'answerCleared', v: 1, lesion: 't', timepoint: 'w15' };
    expect(openMatters(readFrom(whole([...STORY, node, cleared])), 'w15').slice(0, 4)).toEqual([
      { kind: 'lesion', lesion: 't' }, { kind: 'short-axis', lesion: 'n' }, { kind: 'look-back', lesion: 'x' }, { kind: 'look-back', lesion: 'n' },
    ]);
  });
  it('is nothing once all is said', () => {
    const searched = SEARCH_SYSTEMS.map((system): Act => ({ kind: 'systemSearched', v: 1, timepoint: 'w15', system, done: true }));
    expect(openMatters(readFrom(whole([...STORY, answered('new'), ...searched])), 'w15')).toEqual([]);
    expect(openMatters(readFrom(whole([...STORY, answered('new'), ...searched])), 'w15', true)).toEqual([{ kind: 'quality' }]);
  });
});
