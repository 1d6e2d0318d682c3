import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, CSV_TEMPLATE, csvSubjects } from '../../src/cli/assess-csv';
import { lineOfFindings, lineOfJson } from '../../src/cli/assess-lines';
import { jsonValues } from '../../src/cli/assess-values';

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
async function* linesOf(text: string): AsyncGenerator<string> {
  yield* text.split('\n');
}

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

describe('a line of output', () => {
  it('has the fields of its kind and no other', async () => {
    const lesion = await lineOfJson(caseText('t2-r07b-plus5'));
    expect(lesion).toMatchObject({ kind: 'assessed', line: { id: 't2-r07b-plus5', kind: 'lesion', ibor: 'iCPD', bor: 'PD', progressionDate: '2025-03-03', recist11ProgressionDate: '2025-03-03' } });
    const line = lesion.kind === 'assessed' ? (lesion.line as { readonly timepoints: readonly object[] }) : { timepoints: [] };
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
    ['a part below zero', (one) => { (one.timepoints[1]?.targets[0] ?? {})['parts'] = [4, -1]; }, 'timepoints[1].targets[0].parts[1]: -1 mm is not a length.'],
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
      const [subject] = await gathered(csvSubjects(linesOf(['subject,timepoint,date,lesion,role,organ,answer,counted_mm,measurable', ...rows].join('\n'))));
      const table = lineOfFindings(name, 'measurements', subject?.findings ?? { timepoints: [] });
      const file = await lineOfJson(caseText(name));
      if (table.kind === 'refused' || file.kind === 'refused') throw new Error(`${name} ${JSON.stringify([table, file, subject])}`);
      type Labels = { readonly timepoints: readonly Record<string, unknown>[]; readonly progressionDate: string | null };
      const labels = ({ timepoints, progressionDate }: Labels): unknown => [progressionDate, timepoints.map(({ because: _because, ...rest }) => rest)];
      expect(labels(table.line as Labels), name).toEqual(labels(file.line as Labels));
      compared += 1;
    }
    expect(compared).toBeGreaterThan(30);
  });

  it('reads cells with quotes, commas and a guarded formula', () => {
    expect(cellsOf('a,"b ""c"", d",,\'=x,1.5')).toEqual(['a', 'b "c", d', '', '=x', '1.5']);
  });

  it('has a template that it reads itself', async () => {
    const [subject] = await gathered(csvSubjects(linesOf(CSV_TEMPLATE)));
    expect(subject?.problems).toEqual([]);
    expect(lineOfFindings('S-001', 'measurements', subject?.findings ?? { timepoints: [] })).toMatchObject({ line: { timepoints: [{ sumMm: 50.5 }, { recist11: 'PD', irecist: 'iUPD' }] } });
  });

  it.each([
    ['subject,date\nS,2025-01-06', /line 1: columns timepoint, lesion, role, organ, answer, counted_mm missing/],
    [`${CSV_TEMPLATE}S-002,W0,2026-01-05,T1,target,lung,measured,30,,,\n${CSV_TEMPLATE.split('\n')[1] ?? ''}`, /line 10: rows of S-001 must stand together/],
  ])('refuses a table that cannot be read', async (text, message) => expect(gathered(csvSubjects(linesOf(text)))).rejects.toThrow(message));
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
});
