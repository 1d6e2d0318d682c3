import { describe, expect, it } from 'vitest';
import { measurementsCsv } from '../../src/exports';
import { csv } from '../../src/exports/csv';
import { assess } from '../../src/irecist';
import { findingsOf, overridesOf, readFrom, type Act } from '../../src/read';
import { EVERY_ACT, logOf, measured } from './every-act';

describe('csv', () => {
  it('quotes what holds a comma, a quote or a line break, as RFC 4180 has it', () => {
    expect(csv(['a', 'b'], [['x, "y"', 'line\nbreak']])).toBe('a,b\r\n"x, ""y""","line\nbreak"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\u0000=1', '＝1', '=HYPERLINK("http://x","y")'])('makes no formula of the text %j', (text) => {
    const cell = csv(['a'], [[text]]).slice(3);
    expect(cell.replace(/^"/, '').startsWith("'")).toBe(true);
    expect(cell).toContain(text.replaceAll('"', '""'));
  });

  it('leaves numbers alone, also negative ones, and writes nothing for null', () => {
    expect(csv(['a', 'b', 'c'], [[-12.5, null, 0]])).toBe('a,b,c\r\n-12.5,,0\r\n');
  });
});

/** Truth: the caliper of `measured` is the hypotenuse of 18 and 24 = 30 mm, its short axis that of 6 and 8 = 10 mm. */
describe('measurements', () => {
  const node = { organ: 'lymph-node', label: 'Left axilla' } as const;
  const identified = (lesion: string, role: 'target' | 'non-target' | 'new', timepoint: string, site: typeof node | null): Act =>
    ({ ...EVERY_ACT.lesionIdentified, lesion, role, timepoint, site });
  const log = logOf([
    EVERY_ACT.readOpened, identified('l1', 'target', 'w0', null), identified('l2', 'target', 'w0', node), identified('l3', 'new', 'w8', null),
    { kind: 'measuredInParts', v: 1, lesion: 'l1', timepoint: 'w8', parts: [measured, measured] },
    { kind: 'markedNotEvaluable', v: 1, lesion: 'l2', timepoint: 'w8', reason: '=cmd|calc' },
  ]);
  const [head, ...rows] = measurementsCsv(readFrom(log), null).trimEnd().split('\r\n').map((line) => line.split(','));
  const cell = (row: number, column: string): string | undefined => rows[row]?.[head?.indexOf(column) ?? -1];

  it('has one row for each lesion at each timepoint, a new lesion from where it was found', () => {
    const label = (row: number): string => `${cell(row, 'timepoint')} ${cell(row, 'lesion')}`;
    expect(rows.map((_, index) => label(index))).toEqual(['W0 T1', 'W0 T2', 'W8 T1', 'W8 T2', 'W8 NL1']);
  });

  it('gives both axes and the one that counts: the longest diameter, of a node the short axis, of parts their sum', () => {
    expect([0, 1, 2].map((row) => [cell(row, 'long_axis_mm'), cell(row, 'short_axis_mm'), cell(row, 'counted_mm'), cell(row, 'counted_axis'), cell(row, 'parts')])).toEqual([
      ['30', '10', '30', 'long', '1'], ['30', '10', '10', 'short', '1'], ['30', '10', '60', 'long', '2'],
    ]);
  });

  it('says what was answered, with the reason kept from being a formula, and nothing where nothing was drawn', () => {
    expect([cell(3, 'answer'), cell(3, 'reason'), cell(3, 'counted_mm')]).toEqual(['not-evaluable', "'=cmd|calc", '']);
  });

  it('gives the label that the reader set beside the computed one', () => {
    const read = readFrom(logOf([EVERY_ACT.readOpened, identified('l1', 'target', 'w0', node), { ...EVERY_ACT.measured, lesion: 'l1', timepoint: 'w8' }, { kind: 'labelOverridden', v: 1, timepoint: 'w8', recist11: null, irecist: 'iUPD', reason: 'seen again' }]));
    const outcome = assess(findingsOf(read), undefined, overridesOf(read));
    const [names, , row] = measurementsCsv(read, outcome.kind === 'assessed' ? outcome.assessment : null).trimEnd().split('\r\n').map((line) => line.split(','));
    const at = (column: string): string | undefined => row?.[names?.indexOf(column) ?? -1];
    expect(['irecist', 'chosen_recist_1_1', 'chosen_irecist', 'chosen_reason'].map(at)).toEqual(['NE', '', 'iUPD', 'seen again']);
  });
});
