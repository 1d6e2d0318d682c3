import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ReadingRoom, type RoomIntents, type RoomSession } from '../../src/panels';
import type { Act } from '../../src/read';
import { FLARE, preset, underCharter } from './flare';
import { BASELINE, FOLLOW_UP, stroke, told, type Told } from './story';

const SESSION: RoomSession = {
  reader: 'R1', left: 'w0', right: 'w16', activeSide: 'right', hand: 'window', linked: true, ghost: false, marksVisible: true, selected: null, asking: null, note: null, toast: null,
  keptAt: null, keeping: 'kept', keysShown: false, whyShown: true, sheet: null,
};
/** Nothing is pressed in these tests: an intent that is called is a bug. */
const INTENTS = new Proxy({} as RoomIntents, { get: (_, name) => () => { throw new Error(`pressed ${String(name)}`); } });

const room = ({ read, assessment, problems }: Told, session: Partial<RoomSession> = {}, today?: string): string =>
  renderToStaticMarkup(<ReadingRoom read={read} assessment={assessment} problems={problems} seriesOf={() => []} session={{ ...SESSION, ...session }} stage={null} intents={INTENTS} {...(today ? { today } : {})} />);

const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/&[a-z]+;|&#x27;/g, ' ').replace(/\s+/g, ' ');
const part = (html: string, from: RegExp, to: RegExp): string => {
  const start = html.search(from);
  const rest = html.slice(start);
  const end = rest.search(to);
  return start < 0 ? '' : rest.slice(0, end < 0 ? undefined : end);
};
const row = (html: string, name: string): string => part(part(html, /<table class="lesions"/, /<\/table>/), new RegExp(`<tr(?:(?!</tr>).)*>${name}</span>`, 's'), /<\/tr>/).split('<tr').at(-1) ?? '';
const cells = (html: string, name: string): readonly string[] => [...row(html, name).matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map((cell) => text(cell[1] ?? '').trim());
const card = (html: string): string => part(html, /<section class="card"/, /<\/section>/);

describe('the reading room, at the follow-up of the design', () => {
  const html = room(told(FOLLOW_UP), {}, '2026-04-28');

  it('says both labels in one line of the live region', () => {
    expect(card(html)).toContain('RECIST 1.1 PD · iRECIST iUPD, so far');
    expect(card(html)).toContain('aria-live="polite"');
  });
  it('never shows an unconfirmed progression without "1 of 2"', () => {
    expect(html.match(/class="badge iupd[^"]*"/g)?.length).toBe(2);
    expect(html.match(/1 of 2/g)?.length).toBe(2);
  });
  it('has one row per lesion and one column per timepoint', () => {
    expect(cells(html, 'T1')).toEqual(['56.7', '52.9', '64.4', '+11.5']);
    expect(cells(html, 'T5')).toEqual(['16.8', '15.3', '20.9', '+5.6']);
    for (const name of ['T1', 'T2', 'T3', 'T4', 'T5', 'NT1', 'NT2', 'NL1']) expect(row(html, name), name).toContain('scope="row"');
  });
  it('adds up: sums and changes as in the design', () => {
    const table = text(part(html, /<table class="lesions"/, /<\/table>/));
    expect(table).toContain('Sum 142.2 131.3 168.4 +37.1');
    expect(table).toContain('from baseline \u22127.7% +18.4% +26.2');
    expect(table).toContain('from nadir W8 +28.3% +37.1');
    expect(table).toContain('± 8.8');
  });
  it('asks for the non-target that has no answer: four buttons, none pressed', () => {
    expect(row(html, 'NT2')).toContain('not answered');
    expect(row(html, 'NT2').match(/aria-pressed="false"/g)?.length).toBe(4);
    expect(row(html, 'NT2')).not.toContain('aria-pressed="true"');
    expect(text(card(html))).toContain('1 lesion, 1 look-back, 9 systems unanswered');
  });
  it('marks the new lesion, and that nothing was marked before', () => {
    expect(cells(html, 'NL1')).toEqual(['not marked', 'not marked', '12.4', 'NEW']);
  });
  it('tells why with rule numbers, and what comes next with dates', () => {
    expect(text(card(html))).toMatch(/Sum 168\.4 mm against nadir 131\.3 mm at W8 ?: \+37\.1 mm .*R6/);
    expect(text(card(html))).toContain('25 May – 22 Jun 2026');
    expect(text(card(html))).toContain('Not yet open.');
  });
  it('has the names that scripts go by', () => {
    for (const name of ['Baseline viewport', 'Current viewport', 'Response', 'Timepoints', 'Lesions', 'Open read', 'Why']) expect(html, name).toContain(`aria-label="${name}"`);
    for (const button of ['Open read', 'Save read', 'Undo', 'Redo', 'Keyboard map', 'Scroll together']) expect(html, button).toContain(`<span class="sr">${button}</span>`);
    for (const tool of ['Target', 'Non-target', 'New lesion', 'Length']) expect(html, tool).toMatch(new RegExp(`<span>${tool}</span><kbd aria-hidden="true">`));
    expect(html).toContain('RESEARCH USE — NOT FOR DIAGNOSIS');
  });
});

describe('answers and states', () => {
  const later = (...acts: readonly Act[]): string => room(told([...FOLLOW_UP, ...acts]));

  it('shows what was said of a target, and counts it so', () => {
    const html = later({ kind: 'markedTooSmall', v: 1, lesion: 't2', timepoint: 'w16' }, { kind: 'markedAbsent', v: 1, lesion: 't3', timepoint: 'w16' },
      { kind: 'markedNotEvaluable', v: 1, lesion: 't4', timepoint: 'w16', reason: 'motion' }, { kind: 'markedMerged', v: 1, lesion: 't5', timepoint: 'w16', into: 't1' },
      { kind: 'measuredInParts', v: 1, lesion: 't1', timepoint: 'w16', parts: [stroke(20.1), stroke(10.2)] });
    expect(cells(html, 'T1').slice(2)).toEqual(['30.3', '2 parts']);
    expect(cells(html, 'T2').slice(2)).toEqual(['5.0', 'too small']);
    expect(cells(html, 'T3').slice(2)).toEqual(['0.0', 'absent']);
    expect(cells(html, 'T4').slice(2)).toEqual(['NE', 'motion']);
    expect(cells(html, 'T5').slice(2)).toEqual(['0.0', 'in T1']);
    expect(text(part(html, /<table class="lesions"/, /<\/table>/))).toContain('Sum, incomplete 142.2 131.3 35.3');
  });
  it('shows a missing answer as missing, and the sum as not finished', () => {
    const html = later({ kind: 'answerCleared', v: 1, lesion: 't1', timepoint: 'w16' });
    expect(cells(html, 'T1')[2]).toBe('measure');
    expect(row(html, 'T1')).toContain('chip open');
    expect(text(html)).toContain('Sum so far');
  });
  it('keeps the badge of a new lesion at every later scan', () => {
    const { read, ...rest } = told([...FOLLOW_UP.slice(0, -1),
      { kind: 'lesionIdentified', v: 1, lesion: 'l1', role: 'new', timepoint: 'w8', site: null, stroke: { kind: 'caliper', measured: stroke(12.4) }, equivocal: false },
      { kind: 'measured', v: 1, lesion: 'l1', timepoint: 'w16', measured: stroke(15), equivocal: false }]);
    expect(cells(room({ read, ...rest }), 'NL1')).toEqual(['not marked', '12.4', '15.0', 'NL W8']);
  });
  it('has an equivocal new lesion with an open diamond, and no badge NEW', () => {
    const html = later({ kind: 'measured', v: 1, lesion: 'l1', timepoint: 'w16', measured: stroke(6.1), equivocal: true });
    expect(cells(html, 'NL1').slice(2)).toEqual(['6.1', 'equivocal']);
  });
});

describe('a follow-up that waits for answers', () => {
  it('has no answer yet before it is read, and no words of the baseline', () => {
    const html = room(told(BASELINE), { left: 'w0', right: 'w8', activeSide: 'right' });
    expect(card(html)).toContain('RECIST 1.1 no answer yet · iRECIST no answer yet');
    expect(text(card(html))).not.toContain('no response at the first scan');
  });
  it('does not call unanswered lesions not evaluable: it says how many are waited for', () => {
    const cleared = ['t1', 't2'].map((lesion): Act => ({ kind: 'answerCleared', v: 1, lesion, timepoint: 'w16' }));
    const html = room(told([...FOLLOW_UP.slice(0, -1), ...cleared]));
    expect(card(html)).toContain('RECIST 1.1 no answer yet · iRECIST no answer yet');
    expect(text(card(html))).toContain('3 lesions are not answered yet.');
    expect(html).not.toContain('class="badge ne');
  });
  it('marks the sum of another scan as not complete', () => {
    const html = room(told([...FOLLOW_UP, { kind: 'answerCleared', v: 1, lesion: 't1', timepoint: 'w8' }]));
    expect(html).toContain('title="4 of 5 targets, so far"');
  });
});

describe('a target that is too small for one', () => {
  it('is said as long as it is kept', () => {
    const small: Act = { kind: 'measured', v: 1, lesion: 't5', timepoint: 'w0', measured: stroke(8, true), equivocal: false };
    expect(text(card(room(told([...FOLLOW_UP, small]))))).toContain('T5 8.0 mm is under 15 mm.');
    expect(text(card(room(told(FOLLOW_UP))))).not.toContain('is under');
  });
});

describe('the titles of the viewports', () => {
  const titles = (left: string, right: string): readonly string[] => [...room(told(FOLLOW_UP), { left, right }).matchAll(/<h2>(.*?)<\/h2>/g)].map(([, title]) => title ?? '').slice(0, 2);
  it('go by the timepoints, not by the sides', () => {
    expect([titles('w0', 'w16'), titles('w16', 'w8'), titles('w16', 'w0'), titles('w8', 'w8')]).toEqual([['Baseline', 'Current'], ['Current', 'Earlier'], ['Current', 'Baseline'], ['Current', 'Current']]);
  });
});

describe('the baseline', () => {
  const html = room(told(BASELINE), { left: 'w0', right: 'w8', activeSide: 'left' });

  it('has no response, but the budget of targets by organ', () => {
    expect(text(card(html))).toContain('Baseline no response at the first scan');
    expect(text(card(html))).toMatch(/Targets 5 of 5, full Lung 2 of 2, full .*Nodes, one organ 1 of 2/);
    expect(card(html)).not.toContain('RECIST 1.1');
  });
  it('shows follow-ups as not read, with nothing filled in', () => {
    expect(cells(html, 'T1')).toEqual(['56.7', '–', '–', '']);
    expect(text(html)).toContain('not read');
  });
  it('says what stands in the way when the rules refuse the read, and still adds up what is there', () => {
    const sixth: Act = { kind: 'lesionIdentified', v: 1, lesion: 't6', role: 'target', timepoint: 'w0', site: { organ: 'spleen', label: 'Spleen' }, stroke: { kind: 'caliper', measured: stroke(22) }, equivocal: false };
    const refused = room(told([...BASELINE, sixth]), { right: 'w8', activeSide: 'left' });
    expect(text(card(refused))).toMatch(/No response while this stands .*T6/);
    expect(text(refused)).toContain('Sum so far 164.2');
  });
});

describe('charters and the reader\'s own label', () => {
  const own: Act = { kind: 'labelOverridden', v: 1, timepoint: 'w8', recist11: 'SD', irecist: 'iSD', reason: 'artefact at T1' };
  const lanes = (html: string): string => part(html, /<section class="time/, /<\/section>/);
  const at8 = { left: 'w0', right: 'w8' } as const;

  it('has the charter in the strip, with its hash, as the way to its settings', () => {
    const { read, ...rest } = told([...FLARE, underCharter(preset('irecist-table-2'))]);
    const html = renderToStaticMarkup(<ReadingRoom read={read} {...rest} seriesOf={() => []} session={SESSION} stage={null} intents={INTENTS} charterHash={() => '1c5be278'} />);
    expect(text(part(html, /<section class="research"/, /<\/section>/))).toContain('Table 2 to the letter, charter 1c5be278');
    expect(room(told([...FLARE, { kind: 'charterChosen', v: 1, charter: 'lost', reason: 'test' }]))).toContain('Charter not readable, iRECIST 2017 used');
  });
  it('has one lane, one label and no word of iRECIST where the charter reports RECIST 1.1 alone', () => {
    const html = room(told([...FLARE, underCharter(preset('recist-1.1'))]), at8);
    expect(lanes(html)).not.toContain('iRECIST');
    expect(text(lanes(html))).toContain('PD first PD');
    expect(card(html)).toContain('RECIST 1.1 PD');
    expect(text(card(html))).not.toMatch(/iRECIST|iUPD|no answer yet/);
    expect(card(html)).not.toContain('Own iRECIST label');
  });
  it('marks where RECIST 1.1 would stop while iRECIST goes on', () => {
    expect(text(lanes(room(told(FLARE))))).toContain('first PD : RECIST 1.1 would stop');
  });
  it('shows the reader\'s own label beside the computed one in both lanes and in the card', () => {
    const html = room(told([...FLARE, own]), at8);
    expect(lanes(html).match(/The reader set iSD: artefact at T1/g)).toHaveLength(1);
    expect(lanes(html)).toContain('The reader set SD: artefact at T1');
    expect(text(lanes(html))).toMatch(/PD SD .*iUPD 1 of 2 iSD/);
    expect(text(card(html))).toContain('Reader: SD, iSD instead of the computed label. artefact at T1');
  });
  it('has clinical notes under the lanes only where there are any', () => {
    expect(lanes(room(told(FLARE)))).not.toContain('Clinical');
    const noted: Act = { kind: 'clinicalNoted', v: 1, timepoint: 'w8', items: [{ kind: 'performance', name: 'ECOG', value: '1', source: 'R1', date: '2026-03-02' }, { kind: 'marker', name: 'LDH', value: '310 U/L', source: 'lab', date: '2026-03-01' }] };
    expect(lanes(room(told([...FLARE, noted])))).toContain('aria-label="Clinical notes at W8: LDH 310 U/L, ECOG 1"');
  });
});
