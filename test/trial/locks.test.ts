import { beforeAll, describe, expect, it } from 'vitest';
import { readFrom, type Act, type Log } from '../../src/read';
import { openTimepoints, proposedQuality, refusal, refusalInWords, signable, timepointOpened, timepointStandings, type Study, type Unlocked } from '../../src/trial';
import { appended, clock, opened, PROGRESSION, readOf, signed, signer, stroke, STUDY, timepoint } from './a-read';

const AT = [-60, 10, 40] as const;
const measure = (at: string, lesion = 'a'): Act => ({ kind: 'measured', v: 1, lesion, timepoint: at, measured: stroke(30, AT, 'series-0'), equivocal: false });
const identify = (at: string, role: 'target' | 'non-target' | 'new'): Act => ({ kind: 'lesionIdentified', v: 1, lesion: 'z', role, timepoint: at, site: null, stroke: { kind: 'caliper', measured: stroke(30, AT, 'series-0') }, equivocal: false });
const reopen = (at: string, reason = 'wrong series'): Act => ({ kind: 'timepointReopened', v: 1, timepoint: at, reason });

describe('locks', () => {
  let who: Unlocked;
  let whole: Log;
  let second: Log;
  const why = (log: Log, act: Act, study: Study | null = STUDY): string | null => refusal(readFrom(log), act, study)?.kind ?? null;
  beforeAll(async () => {
    who = await signer('R1', 'Reader One');
    whole = await readOf(PROGRESSION, who);
    second = await readOf(PROGRESSION, who, 2, false);
  });

  it('R3: with every timepoint listed, only the first unsigned one is open, and nothing later may be viewed or drawn on', async () => {
    const script = { ...PROGRESSION, days: [0] };
    const all = await readOf(script, who, 1, false);
    const listed: Log = all.map((entry) => (entry.act.kind === 'readOpened' ? { ...entry, act: { ...entry.act, timepoints: PROGRESSION.days.map((day, index) => timepoint(index, day)) } } : entry));
    expect(openTimepoints(readFrom(listed), STUDY)).toEqual(['v1']);
    expect(timepointStandings(readFrom(listed), STUDY).map(({ state }) => state)).toEqual(['open', 'sealed', 'sealed']);
    expect(why(listed, measure('v2'))).toBe('timepoint-sealed');
    expect(why(listed, { kind: 'imagesViewed', v: 1, timepoint: 'v3', seriesKey: 's', ranges: [[0, 0]] })).toBe('timepoint-sealed');
    expect(why(listed, { kind: 'levelAnchored', v: 1, from: 'v1', to: 'v2', offsetMm: 1 })).toBe('timepoint-sealed');
    expect(openTimepoints(readFrom(await signed(listed, who, 'v1')), STUDY)).toEqual(['v1', 'v2']);
    expect(openTimepoints(readFrom(listed), { ...STUDY, design: 'global' })).toEqual(['v1', 'v2', 'v3']);
    expect(openTimepoints(readFrom(listed), null)).toEqual(['v1', 'v2', 'v3']);
  });

  it('R3: the next timepoint is added after the signature before it, one at a time, and the log tells when each was opened', () => {
    const next: Act = { kind: 'timepointsArranged', v: 1, timepoints: [0, 56, 98].map((day, index) => timepoint(index, day)) };
    expect(why(second, next)).toBe('timepoint-sealed');
    expect(why(whole.slice(0, -1), next)).toBeNull(); // the third is listed already: nothing is added
    const first = whole.slice(0, whole.findIndex(({ act }) => act.kind === 'timepointSigned') + 1);
    expect(why(first, next)).toBe('timepoints-fixed'); // two at once
    const read = readFrom(whole);
    const [one, two] = whole.filter(({ act }) => act.kind === 'timepointSigned');
    expect(timepointOpened(read, STUDY, whole[0]?.at ?? '')).toEqual([{ timepoint: 'v1', at: whole[0]?.at }, { timepoint: 'v2', at: one?.at }, { timepoint: 'v3', at: two?.at }]);
  });

  it('R4: a signed timepoint is not changed by any act; reading and marking the open one go on', () => {
    const acts: readonly Act[] = [
      measure('v1'), { kind: 'answerCleared', v: 1, lesion: 'a', timepoint: 'v1' }, { kind: 'lesionWithdrawn', v: 1, lesion: 'a', reason: 'x' },
      { kind: 'lesionDescribed', v: 1, lesion: 'a', site: { organ: 'liver', label: 'Liver, segment 7' } }, { kind: 'lesionReassigned', v: 1, lesion: 'a', role: 'new' },
      { kind: 'systemSearched', v: 1, timepoint: 'v1', system: 'Lung', done: false }, { kind: 'priorScanNoted', v: 1, prior: { date: '1999-12-01', sumMm: 30 } },
      { kind: 'qualityJudged', v: 1, timepoint: 'v1', items: [], accepted: true }, { kind: 'markDrawn', v: 1, mark: 'm', timepoint: 'v1', place: stroke(1, AT, 's').place, shape: { kind: 'length', line: stroke(1, AT, 's').caliper.long } },
      { kind: 'lookedBack', v: 1, lesion: 'x', timepoint: 'v2', answer: 'seen-before', firstSeen: 'v1', benign: null, note: '', shown: [] },
    ];
    for (const act of acts) expect([act.kind, why(second, act)]).toEqual([act.kind, 'timepoint-signed']);
    expect(why(second, measure('v2'))).toBeNull();
    expect(why(second, { kind: 'imagesViewed', v: 1, timepoint: 'v1', seriesKey: 's', ranges: [[0, 9]] })).toBeNull();
  });

  it('R4: the baseline\'s signature freezes targets and non-targets; a new lesion may come', () => {
    expect(why(second, identify('v2', 'target'))).toBe('baseline-frozen');
    expect(why(second, identify('v2', 'non-target'))).toBe('baseline-frozen');
    expect(why(second, { kind: 'lesionReassigned', v: 1, lesion: 'x', role: 'target' })).toBe('baseline-frozen');
    expect(why(second, identify('v2', 'new'))).toBeNull();
  });

  it('R4: opened again only with a reason; later ones go stale and wait; each is signed anew in order', async () => {
    expect(why(whole, reopen('v1', ' '))).toBe('reason-missing');
    expect(why(whole, reopen('v9'))).toBe('not-signed');
    expect(why(whole, reopen('v1'))).toBeNull();
    let log = appended(whole, reopen('v1'), who.id);
    expect(timepointStandings(readFrom(log), STUDY).map(({ state }) => state)).toEqual(['open', 'stale', 'stale']);
    expect(openTimepoints(readFrom(log), STUDY)).toEqual(['v1', 'v2', 'v3']); // what was seen is not hidden again
    expect(why(log, measure('v1'))).toBeNull();
    expect(why(log, measure('v2'))).toBe('timepoint-stale');
    expect(signable(readFrom(log), 'v2', STUDY).map(({ kind }) => kind)).toEqual(['earlier-unsigned']);
    log = await signed(log, who, 'v1');
    expect(timepointStandings(readFrom(log), STUDY).map(({ state }) => state)).toEqual(['signed', 'open', 'stale']);
  });

  it('R11: nothing is opened again while an adjudication stands', () => {
    expect(refusal(readFrom(whole), reopen('v1'), STUDY, true)?.kind).toBe('adjudication-stands');
  });

  it('R17: no stroke before the gate is answered in full; on a timepoint that it rejects only "not evaluable" is answered', () => {
    const log = opened(PROGRESSION, who);
    expect(why(log, identify('v1', 'target'))).toBe('quality-first');
    expect(why(log, { kind: 'systemSearched', v: 1, timepoint: 'v1', system: 'Lung', done: true })).toBe('quality-first');
    expect(refusal(readFrom(log), { kind: 'qualityJudged', v: 1, timepoint: 'v1', items: [{ item: 'slice-thickness', found: 'fit', note: '' }], accepted: true }, STUDY)).toEqual({ kind: 'quality-incomplete', items: ['coverage', 'missing-slices', 'pixel-spacing', 'lossy'] });
    const items = proposedQuality({ sliceThicknessMm: 7, contrast: null, coverage: ['chest', 'abdomen'], missingSlices: 0, spacingTrusted: true, lossy: false }, STUDY.quality);
    expect(items.filter(({ found }) => found === 'unfit').map(({ item }) => item)).toEqual(['slice-thickness']);
    const rejected = appended(log, { kind: 'qualityJudged', v: 1, timepoint: 'v1', items, accepted: false }, who.id);
    expect(why(rejected, identify('v1', 'target'))).toBe('quality-not-accepted');
    expect(why(second, { kind: 'markedNotEvaluable', v: 1, lesion: 'a', timepoint: 'v2', reason: 'motion' })).toBeNull();
    expect(why(second, { kind: 'markedNotEvaluable', v: 1, lesion: 'a', timepoint: 'v2', reason: '' })).toBe('reason-missing');
  });

  it.each<[string, Parameters<typeof proposedQuality>[0], readonly string[]]>([
    ['everything fits', { sliceThicknessMm: 2.5, contrast: 'portal-venous', coverage: ['chest', 'abdomen', 'pelvis'], missingSlices: 0, spacingTrusted: true, lossy: false }, ['fit', 'fit', 'fit', 'fit', 'fit', 'fit']],
    ['the files say nothing', { sliceThicknessMm: null, contrast: null, coverage: null, missingSlices: null, spacingTrusted: true, lossy: null }, ['limited', 'limited', 'limited', 'limited', 'fit', 'limited']],
    ['everything is wrong', { sliceThicknessMm: 5.1, contrast: 'none', coverage: ['chest'], missingSlices: 3, spacingTrusted: false, lossy: true }, ['unfit', 'unfit', 'unfit', 'unfit', 'unfit', 'unfit']],
  ])('R17: the gate asks for thickness, contrast, coverage, gaps, spacing and loss: %s', (_, series, expected) => {
    expect(proposedQuality(series, { ...STUDY.quality, contrast: 'enhanced' }).map(({ found }) => found)).toEqual(expected);
  });

  it('R10: an own label needs a reason, and stands beside the computed one', () => {
    expect(why(second, { kind: 'labelOverridden', v: 1, timepoint: 'v2', recist11: null, irecist: 'iSD', reason: ' ' })).toBe('reason-missing');
    expect(why(second, { kind: 'labelOverridden', v: 1, timepoint: 'v2', recist11: null, irecist: 'iSD', reason: 'atelectasis' })).toBeNull();
    expect(why(second, { kind: 'labelOverridden', v: 1, timepoint: 'v2', recist11: null, irecist: null, reason: '' })).toBeNull();
  });

  it('R8: signing waits for every answer, and says which are missing', async () => {
    const started = appended(opened(PROGRESSION, who), { kind: 'qualityJudged', v: 1, timepoint: 'v1', items: ['slice-thickness', 'coverage', 'missing-slices', 'pixel-spacing', 'lossy'].map((item) => ({ item, found: 'fit', note: '' })), accepted: true }, who.id);
    const log = appended(started, { ...identify('v1', 'target') }, who.id);
    expect(signable(readFrom(log), 'v1', STUDY)).toEqual([{ kind: 'site-missing', lesion: 'T1' }, { kind: 'not-searched', system: 'Lung' }, { kind: 'not-searched', system: 'Liver' }]);
    expect(signable(readFrom(opened(PROGRESSION, who)), 'v1', STUDY).map(({ kind }) => kind)).toContain('quality-not-judged');
    const untold = second.filter(({ act }) => act.kind !== 'lookedBack' && !(act.kind === 'measured' && act.lesion === 'b'));
    expect(signable(readFrom(untold), 'v2', STUDY)).toEqual([{ kind: 'lesion-unanswered', lesion: 'T2' }, { kind: 'look-back-missing', lesion: 'NL1' }]);
    expect(signable(readFrom(second), 'v2', STUDY)).toEqual([]);
    expect(signable(readFrom(whole), 'v2', STUDY)).toEqual([{ kind: 'already-signed' }]);
    // Outside a study a signer is held to the usual nine systems and to the look-back; who verifies without the study is not.
    expect(signable(readFrom(untold), 'v2', null, 'usual').map(({ kind }) => kind)).toEqual(['lesion-unanswered', 'look-back-missing', ...Array.from({ length: 7 }, () => 'not-searched')]);
    expect(signable(readFrom(untold), 'v2', null)).toEqual([{ kind: 'lesion-unanswered', lesion: 'T2' }]);
    const early = await signed(log, who, 'v1');
    expect(why(log, early.at(-1)?.act as Act)).toBe('not-signable');
  });

  it('R2: what the study hides or forbids is refused: charter, timepoints, clinical notes, aids', () => {
    const items: Act = { kind: 'clinicalNoted', v: 1, timepoint: 'v2', items: [] };
    expect(why(second, { kind: 'charterChosen', v: 1, charter: 'recist-1.1', reason: 'x' })).toBe('charter-fixed');
    expect(why(second, items)).toBe('blinded');
    expect(why(second, items, { ...STUDY, blinded: [] })).toBeNull();
    expect(why(second, { kind: 'aidShown', v: 1, aid: 'ghost', timepoint: 'v2', lesion: null, detail: '' })).toBe('aid-not-allowed');
    expect(why(second, { kind: 'aidShown', v: 1, aid: 'series-guard', timepoint: 'v2', lesion: null, detail: '' })).toBeNull();
    expect(why(second, { kind: 'measured', v: 1, lesion: 'a', timepoint: 'v2', measured: { ...stroke(30, AT, 's'), assisted: { kind: 'one-click', changed: false } }, equivocal: false })).toBe('aid-not-allowed');
    const redated: Act = { kind: 'timepointsArranged', v: 1, timepoints: [timepoint(0, 0), timepoint(1, 57)] };
    expect(why(second, redated)).toBe('timepoints-fixed');
    expect(why(second, { kind: 'timepointsArranged', v: 1, timepoints: [timepoint(0, 0), { ...timepoint(1, 56), seriesKey: 'other' }] })).toBeNull();
    expect(why(second, { kind: 'timepointsArranged', v: 1, timepoints: [{ ...timepoint(0, 0), seriesKey: 'other' }, timepoint(1, 56)] })).toBe('timepoints-fixed');
  });

  it('R4: undo does not reach behind a signature', () => {
    const before = whole.find(({ act }) => act.kind === 'measured');
    expect(why(whole, { kind: 'undone', v: 1, entry: before?.id ?? '' })).toBe('undo-sealed');
    expect(why(second, { kind: 'undone', v: 1, entry: readFrom(second).undo?.entry ?? '' })).toBeNull();
  });

  it('outside a study nothing is locked before it is signed', () => {
    expect(why(opened(PROGRESSION, who), identify('v1', 'target'), null)).toBeNull();
    expect(why(whole, measure('v1'), null)).toBe('timepoint-signed');
    expect(why([], { kind: 'readOpened', v: 1, subject: { key: 'k', code: 'c' }, timepoints: [timepoint(0, 0)], charter: 'irecist-2017' }, null)).toBeNull();
    expect(why(whole, { kind: 'readOpened', v: 1, subject: { key: 'k', code: 'c' }, timepoints: [timepoint(0, 0)], charter: 'irecist-2017' })).toBe('opened-twice');
    expect(refusalInWords({ kind: 'timepoint-signed', timepoint: 'v1' })).toContain('open it again with a reason');
    expect(clock(whole) > clock([])).toBe(true);
  });
});
