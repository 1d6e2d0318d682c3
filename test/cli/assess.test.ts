import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_TEMPLATE, csvSubjects } from '../../src/cli/assess-csv';
import { lineOfFindings, lineOfJson } from '../../src/cli/assess-lines';
import { linesOf, utf8 } from '../../src/cli/assess-text';
import { jsonValues } from '../../src/cli/assess-values';
import { cellsOf } from '../../src/cli/csv-records';

const folder = fileURLToPath(new URL('../cases/', import.meta.url));
const caseText = (name: string): string => readFileSync(`${folder}${name}.json`, 'utf8');
async function* inChunks(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}
const gathered = async <Value>(values: AsyncIterable<Value>): Promise<readonly Value[]> => {
  const all: Value[] = [];
  for await (const value of values) all.push(value);
  return all;
};
const subjectsOf = (text: string): ReturnType<typeof csvSubjects> => csvSubjects(() => linesOf(inChunks(text, 7)));

describe('a stream of JSON', () => {
  // The truth is JSON.parse of the same values.
  it('gives back every value, however it is written and cut', () => fc.assert(fc.asyncProperty(
    fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 40 }), fc.constantFrom('list', 'lines', 'pretty'),
    async (values, size, form) => {
      const text = form === 'list' ? JSON.stringify(values, null, 1) : values.map((value) => JSON.stringify(value, null, form === 'pretty' ? 2 : 0)).join('\n');
      const found = await gathered(jsonValues(inChunks(text, size)));
      expect(found.map((one) => JSON.parse(one.text) as unknown)).toEqual(JSON.parse(JSON.stringify(values)));
    },
  ), { seed: 7, numRuns: 150 }));

  it('says on which line a value stands that is none', async () => {
    const found = await gathered(jsonValues(inChunks('{"a":1}\nnonsense here\n\n{"b":2}\n{"c":', 3)));
    expect(found).toEqual([{ text: '{"a":1}', line: 1 }, { text: 'nonsense here', line: 2 }, { text: '{"b":2}', line: 4 }, { text: '{"c":', line: 5 }]);
  });
});

describe('a stream with a bad value in it', () => {
  const found = async (text: string, size: number): Promise<readonly unknown[]> => (await gathered(jsonValues(inChunks(text, size)))).map(({ text: one, line }) => [one, line]);
  // The truth is the text itself: one value a line, or one an element.
  it.each([
    ['cut short', '{"a":1}\n{"b":[1,{"c":2\n{"d":3}\n{"e":4}\n', [['{"a":1}', 1], ['{"b":[1,{"c":2', 2], ['{"d":3}', 3], ['{"e":4}', 4]]],
    ['cut short in a text', '{"b":"wor\n{"d":"x"}\n{"e":4}', [['{"b":"wor', 1], ['{"d":"x"}', 2], ['{"e":4}', 3]]],
    ['cut short where a value may follow', '{"b":\n{"d":3}\n{"e":4}', [['{"b":', 1], ['{"d":3}', 2], ['{"e":4}', 3]]],
    ['closed once too little, at the end', '{"a":1}\n{"b":{"c":2}', [['{"a":1}', 1], ['{"b":{"c":2}', 2]]],
    ['not an object in a list', '[{"a":1},5,"x, ]",null,{"b":2}]', [['{"a":1}', 1], ['5', 1], ['"x, ]"', 1], ['null', 1], ['{"b":2}', 1]]],
  ])('loses no other for one that is %s', async (_name, text, values) => {
    for (const size of [1, 3, 100]) expect(await found(text, size)).toEqual(values);
  });
  it('takes an object on a line of its own inside another for what it is', async () => {
    const text = '{"a":\n{"b":1},\n"c":[\n{"d":2},\n{"e":3}\n]}';
    expect(await found(`${text}\n{"f":4}`, 2)).toEqual([[text, 1], ['{"f":4}', 7]]);
  });
});

describe('a line of output', () => {
  it('has the fields of its kind and no other', async () => {
    const lesion = await lineOfJson(caseText('t2-r07b-plus5'));
    expect(lesion).toMatchObject({ kind: 'assessed', line: { id: 't2-r07b-plus5', kind: 'lesion', ibor: 'iCPD', bor: 'PD', progressionDate: '2025-03-03', recist11ProgressionDate: '2025-03-03' } });
    const line = lesion.kind === 'assessed' ? (lesion.line as unknown as { readonly timepoints: readonly object[] }) : { timepoints: [] };
    expect(Object.keys(line)).toEqual(['id', 'kind', 'timepoints', 'ibor', 'bor', 'progressionDate', 'recist11ProgressionDate']);
    expect(line.timepoints.map((one) => Object.keys(one).join())).toEqual(Array(3).fill('target,nonTarget,newLesion,recist11,irecist,confirmedBy,flags,sumMm,nadirMm,because'));
    expect(line.timepoints[0]).toMatchObject({ target: null, irecist: null, sumMm: 100 });
    expect(await lineOfJson(caseText('base-nodes'))).toEqual({ kind: 'assessed', line: { id: 'base-nodes', kind: 'baseline', lesions: { A: 'measurable', B: 'pathological-non-target', C: 'pathological-non-target', D: 'normal' }, sumMm: null, errors: [] } });
    expect(await lineOfJson(caseText('seq-iupd-isd-iupd-open'))).toEqual({ kind: 'assessed', line: { id: 'seq-iupd-isd-iupd-open', kind: 'label-sequence', results: [{ labels: ['iUPD', 'iSD', 'iUPD'], ibor: 'iSD', progressionIndex: 2 }] } });
    expect(await lineOfJson(caseText('k-fast-both'))).toMatchObject({ kind: 'assessed', line: { id: 'k-fast-both', kind: 'kinetics', result: { recistPdAtFirst: true, champiat: false } } });
  });

  type Editable = { schema?: string; settings?: unknown; timepoints: { date: string; day: number; targets: Record<string, unknown>[]; nonTargets: Record<string, unknown>[]; newLesions: Record<string, unknown>[] }[] };
  const wrong: readonly (readonly [string, (one: Editable) => void, string])[] = [
    ['a negative length', (one) => { (one.timepoints[1]?.targets[0] ?? {})['mm'] = -3; }, 'timepoints[1].targets[0].mm: -3 mm is not a length.'],
    ['a baseline of nothing', (one) => { (one.timepoints[0]?.targets[0] ?? {})['mm'] = 0; }, 'timepoints[0].targets[0].mm: 0 mm is not a positive length.'],
    ['a length in words', (one) => { (one.timepoints[1]?.targets[0] ?? {})['mm'] = 'big'; }, 'timepoints[1].targets[0].mm: millimetres, parts, or one of absent, too-small, NE, merged expected, "big" found'],
    ['a missing length', (one) => { delete (one.timepoints[1]?.targets[0] ?? {})['mm']; }, 'timepoints[1].targets[0].mm: missing, millimetres, parts, or one of absent, too-small, NE, merged expected'],
    ['a part below zero', (one) => { Object.assign(one.timepoints[1]?.targets[0] ?? {}, { mm: undefined, parts: [4, -1] }); }, 'timepoints[1].targets[0].parts[1]: -1 mm is not a length.'],
    ['dates out of order', (one) => { Object.assign(one.timepoints[2] ?? {}, { date: '2025-02-01', day: 26 }); }, 'timepoints[2].date: 2025-02-01 is not after 2025-03-03.'],
    ['a day that is not the date', (one) => { Object.assign(one.timepoints[1] ?? {}, { day: 57 }); }, 'timepoints[1].day: Day 57, but 2025-03-03 is day 56.'],
    ['no date of the calendar', (one) => { Object.assign(one.timepoints[1] ?? {}, { date: '2025-02-30' }); }, 'timepoints[1].date: "2025-02-30" is not a date (yyyy-mm-dd).'],
    ['an id twice', (one) => { (one.timepoints[1]?.targets[1] ?? {})['id'] = 'T1'; }, 'timepoints[1].targets[1].id: T1 is listed twice at this timepoint.'],
    ['a target that was not at baseline', (one) => { one.timepoints[1]?.targets.push({ id: 'T9', organ: 'lung', kind: 'nonnode', mm: 12 }); }, 'timepoints[1].targets[2]: T9 is no target at baseline.'],
    ['a target that is left out', (one) => { one.timepoints[1]?.targets.pop(); }, 'timepoints[1].targets: target T2 is not listed; say that it was not evaluable.'],
    ['a node that was none', (one) => { (one.timepoints[1]?.targets[0] ?? {})['kind'] = 'node'; }, 'timepoints[1].targets[0]: T1 was a nonnode among targets at timepoints[0].targets[0].'],
    ['a new lesion at baseline', (one) => { one.timepoints[0]?.newLesions.push({ id: 'L1', organ: 'lung', kind: 'nonnode', measurable: true, mm: 12 }); }, 'timepoints[0].newLesions[0]: L1 cannot be new at baseline.'],
    ['too many targets', (one) => { for (const visit of one.timepoints) for (let more = 3; more <= 7; more += 1) visit.targets.push({ id: `T${more}`, organ: 'bone', kind: 'nonnode', mm: 12 }); }, 'timepoints[0].targets[5]: T6 is target 6; at most 5 (B8).'],
    ['an unknown setting', (one) => { one.settings = { luck: 1 }; }, 'settings.luck: no setting of the rules has this name'],
    ['an unknown value of a setting', (one) => { one.settings = { prPersistence: 'maybe' }; }, 'settings.prPersistence: one of rwg, strict expected, "maybe" found'],
    ['a length beside parts that it is not the sum of', (one) => { Object.assign(one.timepoints[1]?.targets[0] ?? {}, { mm: 42, parts: [4, 3] }); }, 'timepoints[1].targets[0].mm: the sum of the parts, or none beside them, expected, 42 found'],
    ['a misspelt judgement beside a diameter', (one) => { one.timepoints[1]?.newLesions.push({ id: 'L1', organ: 'lung', kind: 'nonnode', measurable: true, mm: 13, status: 'incresed' }); }, 'timepoints[1].newLesions[0].status: one of present, increased, unequivocal, unequivocal-increased, equivocal, absent, NE expected, "incresed" found'],
    ['a diameter in quotes beside a judgement', (one) => { one.timepoints[1]?.newLesions.push({ id: 'L1', organ: 'lung', kind: 'nonnode', measurable: true, mm: '13', status: 'present' }); }, 'timepoints[1].newLesions[0].mm: millimetres, parts, or one of absent, too-small, NE, merged expected, "13" found'],
    ['an absent lesion with a diameter', (one) => { one.timepoints[1]?.newLesions.push({ id: 'L1', organ: 'lung', kind: 'nonnode', measurable: true, mm: 13, status: 'absent' }); }, 'timepoints[1].newLesions[0]: status absent contradicts 13 mm'],
    ['a length by a word that objects inherit', (one) => { (one.timepoints[1]?.targets[0] ?? {})['mm'] = 'toString'; }, 'timepoints[1].targets[0].mm: millimetres, parts, or one of absent, too-small, NE, merged expected, "toString" found'],
    ['a status by a word that objects inherit', (one) => { one.timepoints[1]?.newLesions.push({ id: 'L1', organ: 'lung', kind: 'nonnode', measurable: true, status: 'constructor' }); }, 'timepoints[1].newLesions[0].status: one of present, increased, unequivocal, unequivocal-increased, equivocal, absent, NE expected, "constructor" found'],
    ['a length of another world', (one) => { (one.timepoints[1]?.targets[0] ?? {})['mm'] = 1e15; }, 'timepoints[1].targets[0].mm: 1000000000000000 mm is longer than a body.'],
    ['a second baseline', (one) => { Object.assign(one.timepoints[2] ?? {}, { baseline: true }); }, 'timepoints[2].baseline: a second baseline; only the first timepoint is one'],
    ['one name for two timepoints', (one) => { for (const visit of one.timepoints) Object.assign(visit, { id: 'W8' }); }, 'timepoints[1].id: W8 is also timepoints[0].'],
    ['another schema', (one) => { one.schema = 'irecist-case/2'; }, 'schema: irecist-case/1 expected, "irecist-case/2" found'],
  ];
  it.each(wrong)('refuses %s with its path', async (_name, spoil, first) => {
    const one = JSON.parse(caseText('t2-r07b-plus5')) as Editable;
    spoil(one);
    const outcome = await lineOfJson(JSON.stringify(one));
    expect(outcome).toMatchObject({ kind: 'refused', id: 't2-r07b-plus5' });
    expect(outcome.kind === 'refused' ? outcome.problems : []).toContain(first);
  });
});

describe('what is odd and assessed all the same', () => {
  type Visits = { timepoints: (Record<string, unknown> & { day: number; targets: Record<string, unknown>[] })[] };
  const remarksOf = async (change: (one: Visits) => void): Promise<unknown> => {
    const one = JSON.parse(caseText('t2-r07b-plus5')) as Visits;
    change(one);
    const outcome = await lineOfJson(JSON.stringify(one));
    return outcome.kind === 'assessed' ? (outcome.line.remarks ?? []).map((remark) => remark.split(':')[0]) : outcome;
  };
  it('is told beside its labels', async () => {
    expect(await remarksOf(() => undefined)).toEqual([]);
    // B8, B9: left and right lung are one organ.
    expect(await remarksOf((one) => { for (const visit of one.timepoints) visit.targets = ['lung', 'left lung', 'right lung'].map((organ, index) => ({ id: `T${index}`, organ, kind: 'nonnode', mm: 20 })); })).toEqual(['timepoints[0].targets[2]']);
    // B1, B3: 10 mm, and 15 mm for a node.
    expect(await remarksOf((one) => { for (const visit of one.timepoints) visit.targets = [{ id: 'T1', organ: 'lung', kind: 'nonnode', mm: 4 }, { id: 'T2', organ: 'axilla', kind: 'node', mm: 12 }, { id: 'T3', organ: 'axilla', kind: 'node', mm: 15 }]; }))
      .toEqual(['timepoints[0].targets[0].finding.mm', 'timepoints[0].targets[1].finding.mm'].map((path) => path.replace('.finding', '')));
    expect(await remarksOf((one) => { (one.timepoints[1]?.targets[0] ?? {})['organ'] = 'spleen'; })).toContain('timepoints[1].targets[0].organ');
    expect(await remarksOf((one) => { Object.assign(one.timepoints[1] ?? {}, { week: 20 }); })).toEqual(['timepoints[1].week']);
    // Two visits of one week are two visits.
    expect(await remarksOf((one) => { for (const visit of one.timepoints.slice(1)) visit['week'] = Math.round((visit.day) / 7); Object.assign(one.timepoints[2] ?? {}, { week: one.timepoints[1]?.['week'] }); })).toEqual(['timepoints[2].week']);
  });
});

describe('a baseline or kinetics case that contradicts itself', () => {
  type Loose = Record<string, unknown> & { lesions: Record<string, unknown>[]; scans: Record<string, unknown>[] };
  it.each<readonly [string, string, (one: Loose) => void, string]>([
    ['base-nodes', 'a target that is a word', (one) => { Object.assign(one.lesions[0] ?? {}, { target: 'yes' }); }, 'lesions[0].target'],
    ['base-nodes', 'slices of less than nothing', (one) => { one['sliceThicknessMm'] = -7; }, 'sliceThicknessMm'],
    ['k-fast-both', 'a first scan before the baseline', (one) => { Object.assign(one.scans[2] ?? {}, { day: -3 }); }, 'scans'],
    ['k-fast-both', 'two baselines', (one) => { one.scans.push({ day: 1, sumMm: 50, role: 'baseline' }); }, 'scans'],
    ['k-fast-both', 'a misspelt role', (one) => { Object.assign(one.scans[0] ?? {}, { role: 'pre-baselne' }); }, 'scans[0].role'],
    ['k-fast-both', 'months of no days', (one) => { one['monthDays'] = 0; }, 'monthDays'],
  ])('%s with %s', async (name, _what, spoil, path) => {
    const one = JSON.parse(caseText(name)) as Loose;
    spoil(one);
    const outcome = await lineOfJson(JSON.stringify(one));
    expect(outcome.kind === 'refused' ? outcome.problems.map((problem) => problem.split(':')[0]) : outcome).toContain(path);
  });
});

describe('a table of measurements', () => {
  it('says the same as the case it was written from', async () => {
    interface Visit { readonly date: string; readonly targets: readonly { readonly id: string; readonly organ: string; readonly mm: number | string }[]; readonly nonTargets: readonly { readonly id: string; readonly status: string }[]; readonly newLesions: readonly { readonly id: string; readonly organ: string; readonly measurable: boolean; readonly mm?: number | string; readonly status?: string }[] }
    const answer = (mm: number | string | undefined, status?: string): string => (typeof mm === 'number' ? `measured,${mm}` : `${(status ?? mm ?? '').replace('NE', 'not-evaluable')},`);
    const names = readdirSync(folder).map((name) => name.replace('.json', '')).filter((name) => /^(b-|t2-|s-|r11-|m-)/.test(name));
    let compared = 0;
    for (const name of names) {
      const one = JSON.parse(caseText(name)) as { readonly settings?: object; readonly kind: string; readonly timepoints: readonly Visit[] };
      if (one.settings || one.kind !== 'lesion') continue;
      const rows = one.timepoints.flatMap(({ date, targets, nonTargets, newLesions }, index) => [
        ...targets.map(({ id, organ, mm }) => `${id},target,${organ},${answer(mm)},`), ...nonTargets.map(({ id, status }) => `${id},non-target,bone,${answer(undefined, status)},`),
        ...newLesions.map(({ id, organ, mm, status, measurable }) => `${id},new,${organ},${answer(mm, status)},${measurable ? 'yes' : 'no'}`),
      ].map((row) => `${name},TP${index},${date},${row}`));
      const [subject] = await gathered(subjectsOf(['subject,timepoint,date,lesion,role,organ,answer,counted_mm,measurable', ...rows].join('\n')));
      const table = lineOfFindings(name, 'measurements', subject?.findings ?? { timepoints: [] });
      const file = await lineOfJson(caseText(name));
      if (table.kind === 'refused' || file.kind === 'refused') throw new Error(`${name} ${JSON.stringify([table, file, subject])}`);
      type Labels = { readonly timepoints: readonly Record<string, unknown>[]; readonly progressionDate: string | null };
      const labels = ({ timepoints, progressionDate }: Labels): unknown => [progressionDate, timepoints.map(({ because: _because, ...rest }) => rest)];
      expect(labels(table.line as unknown as Labels), name).toEqual(labels(file.line as unknown as Labels));
      compared += 1;
    }
    expect(compared).toBeGreaterThan(30);
  });

  it('reads cells with quotes, commas and a guarded formula', () => {
    expect(cellsOf('a,"b ""c"", d",,\'=x,1.5')).toEqual(['a', 'b "c", d', '', '=x', '1.5']);
  });

  it('has a template that it reads itself', async () => {
    const [subject] = await gathered(subjectsOf(CSV_TEMPLATE));
    expect(subject?.problems).toEqual([]);
    expect(lineOfFindings('S-001', 'measurements', subject?.findings ?? { timepoints: [] })).toMatchObject({ line: { timepoints: [{ sumMm: 50.5 }, { recist11: 'PD', irecist: 'iUPD' }] } });
  });

  it.each([
    ['subject,date\nS,2025-01-06', /line 1: columns timepoint, lesion, role, organ, answer, counted_mm missing/],
    [`${CSV_TEMPLATE}S-002,W0,"2026-01-05`, /line 9: a quote that is never closed/],
  ])('refuses a table that cannot be read', async (text, message) => expect(gathered(subjectsOf(text))).rejects.toThrow(message));

  it('keeps each cell in its column, an empty first one and one with a line break too', async () => {
    expect(cellsOf(',a,,')).toEqual(['', 'a', '', '']);
    expect(cellsOf('')).toEqual(['']);
    expect(cellsOf('a,"b')).toBeNull();
    const [one] = await gathered(subjectsOf('note,subject,timepoint,date,lesion,role,organ,answer,counted_mm\n"two\nlines",S1,W0,2026-01-05,T1,target,lung,measured,30\n,S1,W8,2026-03-02,T1,target,lung,measured,20'));
    expect(one?.problems).toEqual([]);
    expect(one?.findings.timepoints.map(({ id, day }) => [id, day])).toEqual([['W0', 0], ['W8', 56]]);
  });

  const HEAD = 'subject,timepoint,date,lesion,role,organ,answer,counted_mm,equivocal,measurable,symptom_driven,kind';
  const rows = (...more: readonly string[]): string => [HEAD, 'S1,W0,2026-01-05,T1,target,liver,measured,30,,,,', ...more].join('\n');

  it('takes yes and no as spreadsheets write them, and refuses what is neither', async () => {
    const driven = async (word: string): Promise<unknown> => {
      const [one] = await gathered(subjectsOf(rows(`S1,W8,2026-03-02,T1,target,liver,measured,30,,,${word},`)));
      return one && one.problems.length > 0 ? one.problems : one?.findings.timepoints[1]?.symptomDriven;
    };
    for (const word of ['yes', 'YES', 'Y', 'TRUE', 'True', '1']) expect(await driven(word), word).toBe(true);
    for (const word of ['no', 'N', 'FALSE', '0', '']) expect(await driven(word), word).toBe(false);
    expect(await driven('ja')).toEqual([expect.stringMatching(/^line 3, symptom_driven: /)]);
  });

  it('knows a lymph node by any of its spellings, or by its own column', async () => {
    const kind = async (organ: string, own = ''): Promise<unknown> => {
      const [one] = await gathered(subjectsOf([HEAD, `S1,W0,2026-01-05,T1,target,${organ},measured,20,,,,${own}`].join('\n')));
      return one && one.problems.length > 0 ? one.problems.map((problem) => problem.split(':')[0]) : one?.findings.timepoints[0]?.targets[0]?.lesionKind;
    };
    for (const organ of ['lymph-node', 'Lymph node', 'lymph_node', 'LN', 'Nodes', 'axillary lymph nodes']) expect(await kind(organ), organ).toBe('node');
    for (const organ of ['lung', 'thyroid nodule', 'kidney']) expect(await kind(organ), organ).toBe('nonnode');
    expect(await kind('axilla', 'node')).toBe('node');
    expect(await kind('axilla', 'nod')).toEqual(['line 2, kind']);
    expect(await kind('lymph node', 'nonnode')).toEqual(['line 2, kind']);
    expect(await kind('')).toEqual(['line 2, organ']);
  });

  it.each([
    ['a diameter of what is absent', 'S1,W8,2026-03-02,T1,target,liver,absent,42,,,,', 'line 3, counted_mm'], ['a word that objects inherit', 'S1,W8,2026-03-02,T1,target,liver,constructor,,,,,', 'line 3, answer'],
    ['a role that objects inherit', 'S1,W8,2026-03-02,T1,toString,liver,absent,,,,,', 'line 3, role'], ['a decimal comma', 'S1,W8,2026-03-02,T1,target,liver,measured,31,5,,,,no', 'line 3'], ['cells without a column', `S1,W8,2026-03-02,T1,target,liver,measured,31,,,,,x`, 'line 3'],
  ])('refuses %s', async (_name, row, where) => {
    const [one] = await gathered(subjectsOf(rows(row)));
    expect(one?.problems.map((problem) => problem.split(':')[0])).toContain(where);
  });

  it('refuses a subject whose rows are scattered, all of it, and assesses the others', async () => {
    const at = (subject: string, timepoint: string, date: string): string => `${subject},${timepoint},${date},T1,target,liver,measured,30,,,,`;
    const found = await gathered(subjectsOf([HEAD, at('S1', 'W0', '2026-01-05'), at('S2', 'W0', '2026-01-05'), at('S1', 'W8', '2026-03-02'), at('S3', 'W0', '2026-01-05')].join('\n')));
    expect(found.map(({ subject, findings, problems }) => [subject, findings.timepoints.length, problems])).toEqual([['S1', 0, ['line 4: rows of S1 must stand together']], ['S2', 1, []], ['S3', 1, []]]);
  });

  it('counts a judged new lesion with its diameter, as a case does', async () => {
    const [one] = await gathered(subjectsOf(rows('S1,W8,2026-03-02,T1,target,liver,measured,30,,,,', 'S1,W8,2026-03-02,NL1,new,lung,increased,14,,yes,,')));
    expect(one?.findings.timepoints[1]?.newLesions).toEqual([{ id: 'NL1', organ: 'lung', lesionKind: 'nonnode', measurable: true, finding: { kind: 'increased', mm: 14 } }]);
  });
});

describe('bytes', () => {
  it('are UTF-8 or refused, wherever they are cut', async () => {
    async function* bytes(encoding: BufferEncoding): AsyncGenerator<Uint8Array> {
      for (const byte of Buffer.from('Müller', encoding)) yield Uint8Array.of(byte);
    }
    expect((await gathered(utf8(bytes('utf8')))).join('')).toBe('Müller');
    await expect(gathered(utf8(bytes('latin1')))).rejects.toThrow('not UTF-8');
  });
});

describe('npm run assess', () => {
  const program = fileURLToPath(new URL('../../src/cli/assess.mjs', import.meta.url));
  it('tells each result while its input is still being written, so that no input is too long to hold', async () => {
    const one = JSON.stringify(JSON.parse(caseText('t2-r07b-plus5')));
    const child = spawn(process.execPath, [program, '-'], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdout.setEncoding('utf8');
    for (const id of ['first', 'second', 'third']) {
      child.stdin.write(`${one.replace('t2-r07b-plus5', id)}\n`);
      // The stream of inputs stays open: only a result that does not wait for its end can arrive.
      const [told] = await once(child.stdout, 'data') as [string];
      expect((JSON.parse(told) as { readonly id: string }).id).toBe(id);
    }
    child.stdin.end();
    expect(await once(child, 'close')).toEqual([0, null]);
  }, 60_000);
  it('assesses what it can and ends with 2 when an input is bad', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, `${folder}t2-r07b-plus5.json`, 'absent.json', '-', `${folder}base-nodes.json`], { input: '{"schema":"irecist-case/1","id":"odd","kind":"lesion"}\n', encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stdout.trim().split('\n').map((line) => (JSON.parse(line) as { readonly id: string }).id)).toEqual(['t2-r07b-plus5', 'base-nodes']);
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/^absent\.json: ENOENT/), '-: odd: timepoints: missing, a list expected']);
  }, 60_000);
  it('takes a charter for a table, and tells an id that comes twice', () => {
    const told = (input: string, ...args: readonly string[]): readonly { readonly ibor: unknown; readonly remarks?: readonly string[] }[] => {
      const { stdout } = spawnSync(process.execPath, [program, ...args, '-'], { input, encoding: 'utf8' });
      return stdout.trim().split('\n').map((line) => JSON.parse(line) as { readonly ibor: unknown; readonly remarks?: readonly string[] });
    };
    expect(told(CSV_TEMPLATE, '--csv')).toMatchObject([{ ibor: 'iUPD' }]);
    expect(told(CSV_TEMPLATE, '--csv', '--charter', 'recist-1.1')).toMatchObject([{ ibor: null }]);
    const one = JSON.stringify(JSON.parse(caseText('t2-r07b-plus5')));
    expect(told(`${one}\n${one}\n`).map(({ remarks }) => remarks?.length ?? 0)).toEqual([0, 1]);
    expect(spawnSync(process.execPath, [program, '--csv', '--charter', 'house rules', '-'], { input: CSV_TEMPLATE, encoding: 'utf8' })).toMatchObject({ status: 2, stdout: '' });
  }, 60_000);
});
