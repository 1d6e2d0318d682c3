import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Act, ClinicalItem } from '../../src/read';
import { fieldOf, inOrder, itemInWords, wanting } from '../../src/panels/outcomes/clinical';
import { episodesOf, episodeStates } from '../../src/panels/outcomes/episodes';
import { clinicalCourse, hyperprogressionLines } from '../../src/panels/outcomes/growth-course';
import { OutcomesSheet } from '../../src/panels/outcomes/OutcomesSheet';
import { stopStory } from '../../src/panels/outcomes/recist-stop';
import { courseDates, dateFault, dateNotedAt, seenOf, withCourseDate, type Seen } from '../../src/panels/outcomes/seen';
import { FLARE, preset, underCharter } from './flare';
import { FOLLOW_UP, told } from './story';

const seen = (...acts: readonly Act[]): Seen => {
  const { read, assessment } = told([...FLARE, ...acts]);
  if (!assessment) throw new Error('not assessed');
  return seenOf(read, assessment);
};
const never = (): never => { throw new Error('pressed'); };
const sheet = (acts: readonly Act[]): string => {
  const { read, assessment } = told(acts);
  return renderToStaticMarkup(<OutcomesSheet read={read} assessment={assessment} today="2026-04-28" reader="R1" noteClinical={never} notePrior={never} openClinical={never} close={never} />).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
};
const noted = (items: readonly ClinicalItem[], timepoint = 'w0'): Act => ({ kind: 'clinicalNoted', v: 1, timepoint, items });

describe('endpoints of the flare', () => {
  // Baseline 5 January 2026, W8 56 days and W16 112 days after it: counted on the calendar.
  it('count from the baseline where no start is given: PD at W8 by RECIST 1.1, none by iRECIST', () => {
    const { pfs, ipfs, best } = seen().outcomes;
    expect(pfs).toMatchObject({ days: 56, event: true, reason: 'progression' });
    expect(ipfs).toMatchObject({ days: 112, event: false, reason: 'last-evaluable-assessment' });
    expect(best).toEqual({ bor: 'PD', borConfirmed: 'PD', ibor: 'iPR', iborConfirmed: 'iSD' });
  });
  it('count from the start of treatment and to death, which stand among the notes of the baseline', () => {
    const start = withCourseDate([], 'start', '2026-01-12', 'R1');
    const { outcomes, dates } = seen(noted(withCourseDate(start, 'death', '2026-06-01', 'registry')));
    expect(dates).toEqual({ start: '2026-01-12', stop: null, death: '2026-06-01' });
    expect(outcomes.pfs).toMatchObject({ days: 49, reason: 'progression' });
    expect(outcomes.ipfs).toMatchObject({ days: 140, event: true, reason: 'death' });
    expect(withCourseDate(start, 'start', null, 'R1')).toEqual([]);
  });
  it('say where RECIST 1.1 would have stopped, what was seen afterwards and the days between', () => {
    const story = stopStory(seen());
    expect(story?.at.label).toBe('W8');
    expect(story?.after.map(({ at, irecist }) => [at.label, irecist])).toEqual([['W16', 'iPR']]);
    expect(story?.facts).toEqual(['iRECIST has no progression so far: 56 days gained, to the last evaluable scan.']);
  });
  it('have the window with its state: answered on its last day, else against today', () => {
    const flare = seen();
    const [episode] = episodesOf(flare);
    if (!episode) throw new Error('no episode');
    expect(episode.window).toEqual({ since: '2026-03-02', opens: '2026-03-30', closes: '2026-04-27' });
    expect(episode.answered?.label).toBe('iPR');
    expect(episodeStates(flare, episode, '2026-04-01')).toEqual(['W16: in the window']);
    const open = { ...episode, answered: null };
    const unread = { ...flare, begun: [true, true, false] };
    expect(episodeStates(unread, open, '2026-03-15')).toEqual(['W16, not read yet: in the window', 'Today: not yet open, 15 days before']);
    expect(episodeStates(unread, open, '2026-04-20')[1]).toBe('Today: open, 7 days left');
    expect(episodeStates(unread, open, '2026-05-01')[1]).toBe('Today: overdue by 4 days');
  });
  it('follow the reader\'s own label only where the charter lets it count', () => {
    const own: Act = { kind: 'labelOverridden', v: 1, timepoint: 'w8', recist11: 'SD', irecist: 'iSD', reason: 'artefact' };
    expect(seen(own).outcomes.best.bor).toBe('PD');
    const carried = { ...preset('irecist-2017'), name: 'Own charter' };
    const carries = underCharter({ ...carried, settings: { ...carried.settings, overrideCarries: 'later-timepoints' } });
    expect(seen(own, carries).outcomes.best.bor).not.toBe('PD');
    expect(sheet([...FLARE, own])).toMatch(/Reader’s own .*artefact.*The charter goes on with the computed label/);
    expect(sheet([...FLARE, own, carries])).toContain('The charter lets the reader’s label count from there on.');
  });
});

describe('hyperprogression by each definition', () => {
  const verdicts = (one: Seen): Readonly<Record<string, boolean | null>> => Object.fromEntries(hyperprogressionLines(one).map(({ name, verdict }) => [name, verdict]));
  it('is not computable without a scan before the baseline, and says that it is that scan', () => {
    const lines = hyperprogressionLines(seen());
    for (const name of ['Champiat', 'Saâda-Bouzid', 'Ferrara', 'Kas']) expect(lines.find((line) => line.name === name), name).toMatchObject({ verdict: null, missing: ['a scan before the baseline'] });
    for (const { verdict, missing, name } of lines) expect(missing.length > 0, name).toBe(verdict === null);
  });
  it('compares with the growth before: 12.2 mm in 56 days, then 42.6 in 56, over three times the pace', () => {
    const flare = seen({ kind: 'priorScanNoted', v: 1, prior: { date: '2025-11-10', sumMm: 130 } });
    expect(verdicts(flare)).toMatchObject({ 'Champiat': true, 'Saâda-Bouzid': true, 'Kas': false });
  });
  it('takes new lesions, ECOG and the end of treatment of the first two months from the read', () => {
    expect(clinicalCourse(seen())).toMatchObject({ newInInvolvedOrgan: 1, newOrgan: false, ecogTwoWithinTwoMonths: null, treatmentFailureDays: null });
    const items: readonly ClinicalItem[] = [{ kind: 'performance', name: 'ECOG', value: '2', source: 'R1', date: '2026-03-02' }, ...withCourseDate([], 'stop', '2026-02-20', 'R1')];
    expect(clinicalCourse(seen(noted(items)))).toMatchObject({ ecogTwoWithinTwoMonths: true, treatmentFailureDays: 46 });
  });
});

describe('the sheet', () => {
  it('has the headline, and both denominators beside an iUPD', () => {
    const text = sheet(FLARE);
    expect(text).toContain('Information beside the label; none of it changes the label.');
    expect(text).toMatch(/6\.0%.*3402 patients.*15%.*60 of 287/);
    expect(text).toMatch(/iUPD at W8 \(early: up to day 84\), taken back at W16 after 56 days/);
  });
  it('says what waits for answers', () => expect(sheet(FOLLOW_UP)).toContain('W16 waits for answers.'));
  it('has no word of iRECIST under a charter that reports RECIST 1.1 alone', () => {
    const text = sheet([...FLARE, underCharter(preset('recist-1.1'))]);
    expect(text).toContain('PFS');
    expect(text).not.toMatch(/iRECIST|iPFS|iDOR|iUPD|Pseudoprogression/);
  });
});

describe('a subject of whom nothing has been read', () => {
  it('has no best response and no time that a scan would end', () => {
    const { read, assessment } = told(FLARE.slice(0, 1));
    if (!assessment) throw new Error('assessed');
    const { best, pfs, idor } = seenOf(read, assessment).outcomes;
    expect(best).toEqual({ bor: null, borConfirmed: null, ibor: null, iborConfirmed: null });
    expect(pfs?.reason).toBe('no-evaluable-assessment');
    expect(idor).toBeNull();
  });
});

describe('clinical notes', () => {
  const item = (change: Partial<ClinicalItem>): ClinicalItem => ({ kind: 'marker', name: 'LDH', value: '310 U/L', source: 'lab', date: '2026-03-02', ...change });
  it('are whole with a value, a unit where there is one, a source and a date', () => {
    expect(wanting(item({}))).toBeNull();
    expect([item({ name: ' ' }), item({ value: '' }), item({ value: '310' }), item({ value: 'high' }), item({ source: '' }), item({ date: '2026-3' })].map(wanting)).toEqual(['a name', 'a value', 'its unit', 'a number with its unit', 'a source', 'a date']);
    expect(wanting(item({ kind: 'treatment', name: 'start', value: '' }))).toBeNull();
  });
  it('are said in a few words, blood work first', () => {
    const items = [item({ kind: 'symptoms', name: '', value: 'worse' }), item({ kind: 'performance', name: 'ECOG', value: '1' }), item({})];
    expect(inOrder(items).map(itemInWords)).toEqual(['LDH 310 U/L', 'ECOG 1', 'symptoms worse']);
    expect(fieldOf({ kind: 'treatment', name: 'steroids' }).id).toBe('steroids');
  });
  it('never change a label: same read with and without them, same assessment', () => {
    const worse = noted([item({}), item({ kind: 'symptoms', name: '', value: 'worse' }), item({ kind: 'note', name: 'death', value: '' })], 'w8');
    expect(told([...FLARE, worse]).assessment).toEqual(told(FLARE).assessment);
    expect(courseDates(told([...FLARE, worse]).read)).toEqual({ start: null, stop: null, death: '2026-03-02' });
  });
  it('give the dates of the course from whichever visit they were noted at, and refuse those that cannot be', () => {
    const { read } = told([...FLARE, noted([item({ kind: 'treatment', name: 'start', value: '', date: '2026-01-07' })], 'w8')]);
    expect(courseDates(read).start).toBe('2026-01-07');
    expect(dateNotedAt(read, 'start')).toBe('w8');
    expect(dateFault(read, 'start', '2027-02-01')).toMatch(/first follow-up/);
    expect(dateFault(read, 'death', '2026-01-06')).toMatch(/was made after it/);
    expect(dateFault(read, 'stop', '2026-01-06')).toMatch(/before the start/);
    expect(dateFault(read, 'death', '2028-01-01')).toBeNull();
  });
});
