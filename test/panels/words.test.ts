import { describe, expect, it } from 'vitest';
import { dateRange, fullDate, shortDate } from '../../src/panels/dates';
import { counted, decimal, percent, shown, signed, whole } from '../../src/panels/numbers';
import { findingInWords, seriesInWords } from '../../src/panels/room/geometry-words';
import { reasonPieces } from '../../src/panels/room/reason-text';
import { shortSite } from '../../src/panels/room/short-site';
import type { Series } from '../../src/dicom';
import { SITES } from '../../src/read';

describe('numbers', () => {
  it('have one decimal, a real minus (U+2212) and no space before %', () => {
    expect([decimal(-204), decimal(142.24), signed(37.1), signed(-7.65), signed(0.04), percent(28.256), whole(-600)]).toEqual(['\u2212204.0', '142.2', '+37.1', '\u22127.7', '0.0', '+28.3%', '\u2212600']);
  });
  it('are used as they are shown: halves go away from zero also where binary fractions fall short', () => {
    expect([shown(1.25), shown(-1.25), shown(2.675 * 10), shown(0.15)]).toEqual([1.3, -1.3, 26.8, 0.2]);
  });
  it('are counted in words', () => expect([counted(1, 'lesion'), counted(5, 'system')]).toEqual(['1 lesion', '5 systems']));
});

describe('dates', () => {
  it('are short where the year is known', () => expect([fullDate('2026-03-02'), shortDate('2026-04-27')]).toEqual(['2 Mar 2026', '27 Apr']));
  it('name both years only across the new year', () => {
    expect(dateRange('2026-05-25', '2026-06-22')).toBe('25 May – 22 Jun 2026');
    expect(dateRange('2025-12-15', '2026-01-12')).toBe('15 Dec 2025 – 12 Jan 2026');
  });
});

describe('sites', () => {
  it('are short in the table', () => {
    expect(['Lung, left upper lobe', 'Liver, segment 6', 'Node, right paratracheal 4R', 'Adrenal, left', 'Bone, spine', 'Node, right axillary', 'Spleen'].map(shortSite))
      .toEqual(['LUL', 'Liver S6', 'Node 4R', 'L adrenal', 'Spine', 'R axillary', 'Spleen']);
  });
  it('stay told apart: no two sites of the catalogue have the same short name', () => {
    const names = SITES.map((site) => shortSite(site.label));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe('reasons', () => {
  const sentence = 'NL1 was not there at W0 or W8; T1 grew by +11.5 mm (+21.7%). NT1 holds.';
  it('lead to the lesions and scans that they name, and lose no letter', () => {
    const pieces = reasonPieces(sentence, ['T1', 'NT1', 'NL1'], ['W0', 'W8']);
    expect(pieces.map(({ text }) => text).join('')).toBe(sentence);
    expect(pieces.filter(({ kind }) => kind === 'lesion').map(({ text }) => text)).toEqual(['NL1', 'T1', 'NT1']);
    expect(pieces.filter(({ kind }) => kind === 'change').map(({ text }) => text)).toEqual(['+11.5 mm', '+21.7%']);
  });
  it('take a name only as a whole word: W1 is not in W16', () => {
    expect(reasonPieces('At W16.', [], ['W1', 'W16']).filter(({ kind }) => kind === 'timepoint').map(({ text }) => text)).toEqual(['W16']);
  });
});

describe('a series', () => {
  const series = (description: string, sliceThicknessMm: number | null): Series => ({
    key: 's', seriesInstanceUid: '1', studyInstanceUid: '1', frameOfReferenceUid: null, seriesNumber: 3, description, protocol: '', modality: 'CT', manufacturer: '', kernel: '', contrast: '', phase: null,
    kilovolts: null, sliceThicknessMm, sliceSpacingMm: null, orientation: 'axial', slices: [], findings: [], date: null, time: null, timePointId: null, timePointOffsetDays: null,
  });
  it('is named with its thickness, once', () => {
    expect([series('Chest', 5), series('Chest 5.0 B30f', 5), series('THORAX 15', 5), series('', 1.25), series('', null)].map(seriesInWords)).toEqual(['Chest 5.0 mm', 'Chest 5.0 B30f', 'THORAX 15 5.0 mm', 'Series 3 1.25 mm', 'Series 3']);
  });
});

describe('geometry', () => {
  it('is told in short plain words', () => {
    expect(findingInWords({ kind: 'gantry-tilt', degrees: -12.04 })).toBe('Gantry tilt \u221212.0°');
    expect(findingInWords({ kind: 'missing-slices', count: 1, gaps: [] })).toBe('1 slice missing');
    expect(findingInWords({ kind: 'no-millimetres', why: 'no-pixel-spacing' })).toBe('No mm: no pixel spacing');
  });
});
