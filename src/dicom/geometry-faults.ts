import type { GeometryFinding, LoadProblem, Series } from './model';
import { plural, problem } from './problem';

/** What is wrong with the geometry of a series, in words: findings that hinder measuring or finding a lesion. */

type Fault = Extract<GeometryFinding, { kind: 'no-millimetres' | 'missing-slices' | 'irregular-spacing' | 'gantry-tilt' }>;

export const isFault = (finding: GeometryFinding): finding is Fault =>
  finding.kind === 'no-millimetres' || finding.kind === 'missing-slices' || finding.kind === 'irregular-spacing' || finding.kind === 'gantry-tilt';

const REFUSED: Readonly<Record<Extract<Fault, { kind: 'no-millimetres' }>['why'], string>> = {
  'no-pixel-spacing': 'no pixel spacing', 'imager-pixel-spacing-only': 'pixel spacing at the detector only', 'invalid-pixel-spacing': 'pixel spacing not usable',
  'no-position': 'no image position', 'no-orientation': 'no image orientation', localizer: 'localizer',
};

const degrees = (value: number): string => `${Number(value.toFixed(1))}°`;

/** In few words: "1 slice missing", "gantry tilt 20°". */
export const faultInWords = (fault: Fault): string => {
  switch (fault.kind) {
    case 'no-millimetres': return `${REFUSED[fault.why]}: no millimetres`;
    case 'missing-slices': return `${plural(fault.count, 'slice')} missing`;
    case 'irregular-spacing': return `slices ${fault.minMm.toFixed(1)} to ${fault.maxMm.toFixed(1)} mm apart`;
    case 'gantry-tilt': return `gantry tilt ${degrees(fault.degrees)}`;
  }
};

const MOST_GAPS = 3;

/** Where slices are missing, by the numbers of their neighbours as the reader counts them, from 1. */
const gapsInWords = ({ count, gaps }: Extract<Fault, { kind: 'missing-slices' }>): string => {
  const told = gaps.slice(0, MOST_GAPS).map(({ afterSlice, gapMm }) => `between ${afterSlice + 1} and ${afterSlice + 2}, gap ${gapMm.toFixed(1)} mm`);
  const more = gaps.length > MOST_GAPS ? [`and at ${plural(gaps.length - MOST_GAPS, 'other place')}`] : [];
  return `${count === 1 ? 'one slice' : `${count} slices`} missing ${[...told, ...more].join('; ')}`;
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The folder of a series that has one to itself, else its first (or only) file. */
const placeOf = (series: Series, all: readonly Series[]): string => {
  const first = series.slices[0]?.source.name ?? '';
  const folder = folderOf(first);
  const own = folder !== '' && series.slices.length > 1 && series.slices.every(({ source }) => folderOf(source.name) === folder);
  return own && all.every((other) => other === series || other.slices.every(({ source }) => folderOf(source.name) !== folder)) ? folder : first;
};

/** One caution for each series with such a fault. It stands for no file: they were all read. */
export const geometryLines = (all: readonly Series[]): readonly LoadProblem[] =>
  all.flatMap((series) => {
    const faults = series.findings.filter(isFault).map((fault) => (fault.kind === 'missing-slices' ? gapsInWords(fault) : faultInWords(fault)));
    return faults.length === 0 ? [] : [problem('geometry', placeOf(series, all), capital(faults.join('; ')), 0)];
  });
