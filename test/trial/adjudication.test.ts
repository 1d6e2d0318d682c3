import { beforeAll, describe, expect, it } from 'vitest';
import { readFrom, type Log } from '../../src/read';
import {
  acceptanceOf, adjudicationFrom, adjudicationRefusal, adjudicationView, assessedRead, differences, discordance, lesionPairs, nextAdjudicationEntry, refusal, sidesOf, signedAdjudication, studyHash, verifyAdjudication,
  type AdjudicationAct, type AdjudicationLog, type AssessedRead, type Roster, type Study, type Unlocked,
} from '../../src/trial';
import { bestPairs } from '../../src/trial/adjudication/assignment';
import { digest, onRoster, PROGRESSION, readOf, signer, STUDY, subtle, type Script } from './a-read';

const VARIABLES = STUDY.adjudication.variables;
const SLIGHT: Script['targets'] = [{ id: 'p', at: [-58, 11, 41], mm: [31, 45, 51] }, { id: 'q', at: [52, 19, -31], mm: [20, 27, 33] }];

/** The same subject as PROGRESSION, read a little differently but alike. */
const ALIKE: Script = { ...PROGRESSION, targets: SLIGHT, nonTargets: [{ id: 'm', at: [11, -22, 1], says: ['present', 'present', 'present'] }], newLesions: [{ id: 'y', at: [79, 31, -61], from: 1, mm: [14, 18] }] };
/** Sees progression a scan later. */
const LATER: Script = { ...ALIKE, targets: [{ id: 'p', at: [-58, 11, 41], mm: [31, 33, 51] }, { id: 'r', at: [20, 90, 10], mm: [25, 26, 40] }], newLesions: [{ id: 'y', at: [79, 31, -61], from: 2, mm: [18] }] };

describe('adjudication', () => {
  let one: Unlocked;
  let two: Unlocked;
  let judge: Unlocked;
  let roster: Roster;
  const logs = new Map<Script, Log>();
  const read = (script: Script): AssessedRead => {
    const assessed = assessedRead(readFrom(logs.get(script) ?? []));
    if (!assessed) throw new Error('not assessed');
    return assessed;
  };
  const verdicts = (a: Script, b: Script): Readonly<Record<string, string>> => Object.fromEntries(discordance(read(a), read(b), VARIABLES).comparisons.map(({ variable, verdict }) => [variable, verdict]));
  /** B stops at its first iUPD: the confirming scan was not there. */
  const STOPPED: Script = { ...ALIKE, days: [0, 56] };
  /** A follow-up scan that B judges no further progression. */
  const HELD: Script = { ...ALIKE, targets: [{ id: 'p', at: [-58, 11, 41], mm: [31, 45, 45] }, { id: 'q', at: [52, 19, -31], mm: [20, 27, 27] }], newLesions: [{ id: 'y', at: [79, 31, -61], from: 1, mm: [14, 14] }] };

  beforeAll(async () => {
    [one, two, judge] = await Promise.all([signer('R1', 'Reader One'), signer('R2', 'Reader Two'), signer('J1', 'Adjudicator')]);
    roster = [onRoster(one, 'reader'), onRoster(two, 'reader'), onRoster(judge, 'adjudicator')];
    logs.set(PROGRESSION, await readOf(PROGRESSION, one));
    for (const script of [ALIKE, LATER, STOPPED, HELD]) logs.set(script, await readOf(script, two));
  });

  it('R11: reads that agree on every variable of the charter are not adjudicated, however their sizes differ', () => {
    expect(discordance(read(PROGRESSION), read(ALIKE), VARIABLES)).toEqual({ discordant: false, comparisons: [
      { variable: 'ibor', a: 'iCPD', b: 'iCPD', verdict: 'same' }, { variable: 'icpd', a: 'yes', b: 'yes', verdict: 'same' }, { variable: 'icpd-date', a: '2000-02-26', b: '2000-02-26', verdict: 'same' },
      { variable: 'recist11-pd-date', a: '2000-02-26', b: '2000-02-26', verdict: 'same' }, { variable: 'first-response-date', a: null, b: null, verdict: 'same' },
    ] });
  });

  it('R11: differences on a variable of the charter are told by subject, and only on those that it names', () => {
    const found = discordance(read(PROGRESSION), read(LATER), [...VARIABLES, 'timepoint-response']);
    expect(found.discordant).toBe(true);
    expect(found.comparisons.filter(({ verdict }) => verdict === 'different').map(({ variable, a, b }) => [variable, a, b])).toEqual([
      ['ibor', 'iCPD', 'iSD'], ['icpd', 'yes', 'no'], ['icpd-date', '2000-02-26', null], ['recist11-pd-date', '2000-02-26', '2000-04-08'], ['timepoint-response', 'V2 iUPD, V3 iCPD', 'V2 iSD, V3 iUPD'],
    ]);
    expect(discordance(read(PROGRESSION), read(LATER), ['first-response-date']).discordant).toBe(false);
  });

  it('R12: (i) a read that ends at the same iUPD without a scan to confirm it does not disagree: unconfirmed', () => {
    expect(verdicts(PROGRESSION, STOPPED)).toEqual({ ibor: 'unconfirmed', icpd: 'unconfirmed', 'icpd-date': 'unconfirmed', 'recist11-pd-date': 'same', 'first-response-date': 'same' });
    expect(discordance(read(STOPPED), read(PROGRESSION), VARIABLES).discordant).toBe(false);
  });

  it('R12: (i) where the scan was there and was judged otherwise, or the iUPD is of another date, they do disagree', () => {
    expect(verdicts(PROGRESSION, HELD)).toMatchObject({ icpd: 'different', 'icpd-date': 'different', 'recist11-pd-date': 'same' });
    expect(verdicts(PROGRESSION, LATER)).toMatchObject({ icpd: 'different' });
  });

  it('R12: (ii) the date of iCPD is that of the first iUPD of its block; (iii) RECIST 1.1 is compared apart', () => {
    expect(read(PROGRESSION).assessment.timepoints.map(({ irecist }) => irecist)).toEqual([null, 'iUPD', 'iCPD']);
    expect(discordance(read(PROGRESSION), read(PROGRESSION), ['icpd-date', 'recist11-pd-date']).comparisons.map(({ a }) => a)).toEqual(['2000-02-26', '2000-02-26']);
  });

  it('R11: lesions are matched by place and size, one to one, whatever their names', () => {
    const pairs = lesionPairs(read(PROGRESSION).read, read(LATER).read);
    expect(pairs.map(({ a, b }) => [a?.id ?? null, b?.id ?? null])).toEqual([['a', 'p'], ['b', null], ['n', 'm'], ['x', 'y'], [null, 'r']]);
    const [first] = pairs;
    expect(first?.apartMm).toBeCloseTo(Math.sqrt(4 + 1 + 1), 9);
    expect(first?.score).toBeGreaterThan(0.8);
  });

  it('the assignment is the best of all, against trying every permutation', () => {
    const permutations = (items: readonly number[]): readonly (readonly number[])[] => (items.length === 0 ? [[]] : items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest])));
    for (let trial = 1; trial <= 40; trial += 1) {
      const size = 1 + (trial % 5);
      const scores = Array.from({ length: size }, (_, row) => Array.from({ length: 5 }, (__, column) => ((trial * 7919 + row * 104_729 + column * 1_299_709) % 1000) / 1000));
      const best = Math.max(...permutations([0, 1, 2, 3, 4]).map((order) => scores.reduce((sum, row, index) => sum + (row[order[index] ?? 0] ?? 0), 0)));
      expect(bestPairs(scores).reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(best, 9);
    }
    expect(bestPairs([])).toEqual([]);
  });

  it('R11: each difference has its cause, first scan first: target set, measure, new lesion', () => {
    const found = differences(read(PROGRESSION), read(LATER));
    expect(found.map(({ cause, timepoint, a, b }) => [cause, timepoint, a, b])).toEqual([
      ['target-set', 0, 'T2 Lung, left lower lobe', 'no mark'], ['target-set', 0, 'no mark', 'T2 Lung, left lower lobe'], ['measure', 1, 'T1 44.0 mm', 'T1 33.0 mm'], ['new-lesion', 1, 'NL1 since V2', 'NL1 since V3'],
    ]);
    expect(found.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(differences(read(PROGRESSION), read(ALIKE))).toEqual([]);
  });

  it('R11: other causes: another series, another non-target answer, a scan that was not read', async () => {
    const increased = await readOf({ ...PROGRESSION, nonTargets: [{ id: 'n', at: [10, -20, 0], says: ['present', 'unequivocal', 'unequivocal'] }] }, two);
    const other = assessedRead(readFrom(increased));
    expect(other && differences(read(PROGRESSION), other).map(({ cause, timepoint, a, b }) => [cause, timepoint, a, b])).toEqual([['non-target', 1, 'Non-CR/Non-PD', 'PD'], ['non-target', 2, 'Non-CR/Non-PD', 'PD']]);
    expect(differences(read(PROGRESSION), read(STOPPED)).map(({ cause, a, b }) => [cause, a, b])).toEqual([['date', '2000-04-08', 'not read']]);
    const base = read(PROGRESSION);
    const reseried: AssessedRead = { ...base, read: { ...base.read, timepoints: base.read.timepoints.map((timepoint) => (timepoint.index === 1 ? { ...timepoint, seriesKey: 'arterial' } : timepoint)) } };
    expect(differences(base, reseried).map(({ cause, timepoint, b }) => [cause, timepoint, b])).toEqual([['series', 1, 'arterial']]);
  });

  it('R11: sides are drawn from the seed: the same for the same subject, about as often either way, whatever order readers are named in', () => {
    expect(sidesOf('s', 'K7', ['R1', 'R2'], digest)).toEqual(sidesOf('s', 'K7', ['R2', 'R1'], digest));
    const first = Array.from({ length: 400 }, (_, index) => sidesOf('s', `subject ${index}`, ['R1', 'R2'], digest).A === 'R1').filter(Boolean).length;
    expect(Math.abs(first - 200)).toBeLessThan(40); // four standard deviations
  });

  it('R11: what the adjudicator sees names no reader, and shows no size before its difference, no sum before all were viewed', () => {
    const opened = adjudicationFrom(logOf([{ kind: 'adjudicationOpened', v: 1, subject: 'K7-418', studySha256: '', heads: { A: 'a', B: 'b' }, differences: 4 }]));
    const view = adjudicationView(read(PROGRESSION), read(LATER), VARIABLES, opened);
    expect(JSON.stringify(view)).not.toMatch(/R1|R2|Reader/);
    expect(view.sums).toBeNull();
    expect(view.firstDivergence).toBe(1);
    expect(view.differences.filter(({ cause }) => cause === 'measure')).toMatchObject([{ a: '', b: '', viewed: false }]);
    expect(view.lesions.flatMap(({ sizes }) => sizes).every(({ a, b }) => a === null && b === null)).toBe(true);
    const some = adjudicationView(read(PROGRESSION), read(LATER), VARIABLES, { ...opened, viewed: new Set([3]) });
    expect(some.lesions[0]?.sizes[1]?.a).toBeCloseTo(44, 9);
    expect(some.lesions[1]?.sizes[0]?.a).toBeNull();
    const all = adjudicationView(read(PROGRESSION), read(LATER), VARIABLES, { ...opened, viewed: new Set([1, 2, 3, 4]), allViewed: true });
    expect(all.sums).toEqual({ a: [50, 72, 85], b: [56, 59, 91] });
  });

  const logOf = (acts: readonly AdjudicationAct[], log: AdjudicationLog = []): AdjudicationLog => {
    const done = [...log];
    for (const act of acts) done.push(nextAdjudicationEntry(done, act, { id: `J-${done.length + 1}`, at: time(done), by: 'J1' }, digest));
    return done;
  };
  const time = (log: AdjudicationLog): string => new Date(Date.UTC(2026, 4, 4, 10, log.length)).toISOString();
  const opening = (study: Study = STUDY): AdjudicationAct => ({ kind: 'adjudicationOpened', v: 1, subject: 'K7-418', studySha256: studyHash(study, digest), heads: heads(), differences: 2 });
  const heads = (): { A: string; B: string } => {
    const sides = sidesOf(STUDY.seed, 'K7-418', ['R1', 'R2'], digest);
    const head = (reader: string): string => (reader === 'R1' ? logs.get(PROGRESSION) : logs.get(LATER))?.at(-1)?.hash ?? '';
    return { A: head(sides.A), B: head(sides.B) };
  };
  const viewed = (difference: number): AdjudicationAct => ({ kind: 'differenceViewed', v: 1, difference });
  const chosen = (choice: 'A' | 'B' | 'own', reason = 'the new lesion is real at V2', ownHead: string | null = null): AdjudicationAct => ({ kind: 'chosen', v: 1, choice, code: 'new-lesion', reason, ownHead });
  const why = (log: AdjudicationLog, act: AdjudicationAct, study: Study = STUDY): string | null => adjudicationRefusal(adjudicationFrom(log), act, study)?.kind ?? null;
  const decided = async (): Promise<AdjudicationLog> => {
    const log = logOf([opening(), { kind: 'signedIn', v: 1, name: judge.name, publicKey: judge.publicKey }, viewed(1), viewed(2), chosen('A')]);
    return logOf([await signedAdjudication(subtle, judge, log, time(log))], log);
  };

  it('R11: nothing is chosen before every difference was viewed; a choice needs a reason; an own read only where the study allows it', () => {
    expect(why([], viewed(1))).toBe('not-opened');
    const log = logOf([opening(), viewed(2)]);
    expect(adjudicationRefusal(adjudicationFrom(log), chosen('A'), STUDY)).toEqual({ kind: 'not-viewed', left: [1] });
    expect(why(log, viewed(3))).toBe('no-such-difference');
    const all = logOf([viewed(1)], log);
    expect(why(all, chosen('A'))).toBeNull();
    expect(why(all, chosen('A', ' '))).toBe('reason-missing');
    expect(why(all, chosen('own', 'neither', 'h'))).toBe('own-read-not-allowed');
    const allowed: Study = { ...STUDY, adjudication: { ...STUDY.adjudication, ownRead: 'adjudicator' } };
    expect(why(all, chosen('own', 'neither', 'h'), allowed)).toBeNull();
    expect(why(all, chosen('own', 'neither'), allowed)).toBe('own-read-missing');
  });

  it('R11: the decision is signed and locked; it is withdrawn only with a reason, and only then may a read be opened again', async () => {
    const log = await decided();
    const state = adjudicationFrom(log);
    expect(state.stands).toBe(true);
    expect([why(log, chosen('B')), why(log, opening()), why(log, { kind: 'adjudicationWithdrawn', v: 1, reason: '' })]).toEqual(['signed', 'opened-twice', 'reason-missing']);
    const reopen = { kind: 'timepointReopened', v: 1, timepoint: 'v2', reason: 'query' } as const;
    expect(refusal(readFrom(logs.get(PROGRESSION) ?? []), reopen, STUDY, state.stands)).toEqual({ kind: 'adjudication-stands' });
    const withdrawn = adjudicationFrom(logOf([{ kind: 'adjudicationWithdrawn', v: 1, reason: 'query of the sponsor' }], log));
    expect(withdrawn).toMatchObject({ stands: false, withdrawn: { reason: 'query of the sponsor' } });
    expect(refusal(readFrom(logs.get(PROGRESSION) ?? []), reopen, STUDY, withdrawn.stands)).toBeNull();
  });

  it('R11: the accepted read follows the decision, and waits while there is none on these very reads', async () => {
    const log = await decided();
    const sides = sidesOf(STUDY.seed, 'K7-418', ['R1', 'R2'], digest);
    const now = { R1: logs.get(PROGRESSION)?.at(-1)?.hash ?? '', R2: logs.get(LATER)?.at(-1)?.hash ?? '' };
    const accepted = (state: Parameters<typeof acceptanceOf>[4], over: Partial<typeof now> = {}, discordant = true): unknown => acceptanceOf(STUDY.seed, 'K7-418', ['R2', 'R1'], discordant, state, { ...now, ...over }, digest);
    expect(accepted(adjudicationFrom(log))).toEqual({ kind: 'accepted', reader: sides.A, by: 'adjudication' });
    expect(accepted(null)).toEqual({ kind: 'pending' });
    expect(accepted(adjudicationFrom(log.slice(0, -1)))).toEqual({ kind: 'pending' });
    expect(accepted(adjudicationFrom(log), { R1: 'another state' })).toEqual({ kind: 'pending' });
    expect(accepted(null, {}, false)).toMatchObject({ kind: 'accepted', by: 'agreement' });
    expect(acceptanceOf(STUDY.seed, 'K7-418', ['R1'], false, null, now, digest)).toEqual({ kind: 'accepted', reader: 'R1', by: 'single-read' });
  });

  it('R6: the log of an adjudication holds, and every change to it is found', async () => {
    const log = await decided();
    const against = { digest, subtle, study: STUDY, roster };
    expect(await verifyAdjudication(log, against)).toEqual([]);
    const kinds = async (mutant: AdjudicationLog): Promise<readonly string[]> => (await verifyAdjudication(mutant, against)).map(({ kind }) => kind);
    for (let index = 0; index < log.length - 1; index += 1) expect((await kinds(log.filter((_, place) => place !== index))).length).toBeGreaterThan(0);
    expect(await kinds(log.map((entry, index) => (index === 4 ? { ...entry, act: chosen('B') } : entry)))).toEqual(['wrong-hash']);
    const rehashed = logOf(log.map(({ act }) => (act.kind === 'chosen' ? chosen('B') : act)));
    expect(await kinds(rehashed)).toEqual(['signature-displaced']);
    const early = logOf([opening(), chosen('A')]);
    expect(await kinds(logOf([await signedAdjudication(subtle, one, early, time(early))], early))).toEqual(['not-allowed', 'not-allowed', 'signer-differs', 'signature-false']);
    expect(await verifyAdjudication(log, { ...against, study: { ...STUDY, version: 2 } })).toMatchObject([{ kind: 'other-study', index: 0 }]);
    expect(await verifyAdjudication(log.slice(0, -1), { ...against, anchor: { head: log.at(-1)?.hash ?? '', entries: log.length } })).toMatchObject([{ kind: 'anchor-missing' }]);
  });
});
