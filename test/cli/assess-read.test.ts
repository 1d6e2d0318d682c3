import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { lineOfJson } from '../../src/cli/assess-lines';
import { readFile } from '../../src/exports';
import { nextEntry, patientRead, stroke, type Act, type Log } from '../read/log-of';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const append = (log: Log, act: Act): Log => [...log, nextEntry(log, act, { id: `e${log.length}`, at: '2026-01-05T10:00:00.000Z', by: 'R1' }, digest)];
const opened = patientRead(append);
const acts: readonly Act[] = [
  { kind: 'lesionIdentified', v: 1, lesion: 'a', role: 'target', timepoint: 'w0', site: { organ: 'lung', label: 'Lung' }, stroke: { kind: 'caliper', measured: stroke(40, null) }, equivocal: false },
  { kind: 'measured', v: 1, lesion: 'a', timepoint: 'w8', measured: stroke(50, null), equivocal: false },
];
const withCharter = (charter: string): string => {
  const [first] = opened;
  if (first?.act.kind !== 'readOpened') throw new Error('no opening');
  return readFile(acts.reduce(append, append([], { ...first.act, charter })));
};

describe('a saved read', () => {
  it('is assessed from its log, by the charter that it records', async () => {
    const both = await lineOfJson(withCharter('irecist-2017'));
    expect(both).toMatchObject({ kind: 'assessed', line: { kind: 'read', timepoints: [{ sumMm: 40, irecist: null }, { target: 'PD', recist11: 'PD', irecist: 'iUPD', sumMm: 50, nadirMm: 40 }, { target: 'NE', irecist: 'NE' }], bor: 'PD' } });
    const recist = await lineOfJson(withCharter('recist-1.1'));
    expect(recist).toMatchObject({ kind: 'assessed', line: { timepoints: [{}, { recist11: 'PD', irecist: null }, {}], ibor: null } });
  });
  it('tells the label that the reader set beside the computed one', async () => {
    const log = append(acts.reduce(append, opened), { kind: 'labelOverridden', v: 1, timepoint: 'w8', recist11: 'SD', irecist: 'iSD', reason: 'Motion.' });
    expect(await lineOfJson(readFile(log))).toMatchObject({ line: { timepoints: [{}, { recist11: 'PD', irecist: 'iUPD', chosen: { recist11: 'SD', irecist: 'iSD', reason: 'Motion.' } }, {}] } });
  });
  it('is refused when it records a charter that is not known, or was changed after it was made', async () => {
    expect(await lineOfJson(withCharter('house rules'))).toMatchObject({ kind: 'refused', problems: ['charter: "house rules" is not known'] });
    expect(await lineOfJson(withCharter('irecist-2017').replace('"kind":"measured"', '"kind":"Measured"'))).toMatchObject({ kind: 'refused', id: null });
    expect(await lineOfJson(withCharter('irecist-2017').replaceAll('2026-01-05T10', '2026-01-05T11'))).toMatchObject({ kind: 'refused', problems: [expect.stringMatching(/^log\[0\]: The entry was changed/)] });
  });
});
