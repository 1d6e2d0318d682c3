import type { Library, Series, Slice } from '../dicom';

/** What a reader of bad input may never do: say what is not true, lose a file, or leave something behind. */
export class Untrue extends Error {}

const holds = (is: boolean, words: string): void => {
  if (!is) throw new Untrue(words);
};

/** Smaller than a detector element ever was, larger than any CT pixel; and no image wider than a body is long, mm. */
const [SMALLEST_MM, LARGEST_MM, WIDEST_MM] = [0.01, 20, 3000];
/** No scanner reaches a tenth as far from its origin, mm. */
const FARTHEST_MM = 100_000;

const trueMillimetres = ({ plane, calibration, positionMm, pixels, source: { name } }: Slice): void => {
  holds((calibration.kind === 'millimetres') === (plane !== null) || calibration.kind === 'pixels-only', `${name}: millimetres without a plane`);
  holds(positionMm === null || Math.abs(positionMm) <= 2 * FARTHEST_MM, `${name}: lies at ${positionMm} mm`);
  if (!plane || calibration.kind !== 'millimetres') return;
  const { rowSpacing, columnSpacing, rows, columns, origin, normal } = plane;
  for (const mm of [rowSpacing, columnSpacing]) holds(mm >= SMALLEST_MM && mm <= LARGEST_MM, `${name}: pixels ${mm} mm apart`);
  holds(rows * rowSpacing <= WIDEST_MM && columns * columnSpacing <= WIDEST_MM, `${name}: an image of ${columns * columnSpacing} × ${rows * rowSpacing} mm`);
  holds(origin.every((mm) => Math.abs(mm) <= FARTHEST_MM), `${name}: begins at ${origin.join()} mm`);
  holds(Math.abs(Math.hypot(...normal) - 1) < 1e-6, `${name}: a normal of length ${Math.hypot(...normal)}`);
  holds(rows === pixels.rows && columns === pixels.columns, `${name}: a plane of another matrix`);
};

const numbersIn = (value: unknown): readonly number[] => (typeof value === 'number' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []);

const trueSeries = ({ key, slices, sliceSpacingMm, sliceThicknessMm, findings }: Series): void => {
  holds(slices.length > 0, `${key}: no slices`);
  holds(sliceSpacingMm === null || (sliceSpacingMm > 0 && sliceSpacingMm <= 4 * FARTHEST_MM), `${key}: slices ${sliceSpacingMm} mm apart`);
  holds(sliceThicknessMm === null || (sliceThicknessMm > 0 && sliceThicknessMm <= FARTHEST_MM), `${key}: slices ${sliceThicknessMm} mm thick`);
  holds(findings.flatMap(numbersIn).every(Number.isFinite), `${key}: a finding without a number, ${JSON.stringify(findings)}`);
  slices.forEach(trueMillimetres);
};

const seriesIn = (library: Library): readonly Series[] => library.subjects.flatMap(({ days, setApart }) => [...days.flatMap(({ series }) => series), ...setApart.flatMap(({ series }) => series ?? [])]);

/** Nothing in the library says millimetres that are not true, and each line is a sentence. Returns its slices. */
export const trueLibrary = (library: Library): readonly Slice[] => {
  const series = seriesIn(library);
  series.forEach(trueSeries);
  for (const { file, detail } of library.problems) holds(detail !== '' && !/undefined|NaN|\[object|function|Infinity/.test(detail.replace(/“[^”]*”/g, '')), `${file}: ${detail}`);
  return series.flatMap(({ slices }) => slices);
};

/** Every file is slices or a line; lines about files that are not there aside. */
export const accountedFor = (library: Library, files: number): void => {
  const read = new Set(library.subjects.flatMap(({ days }) => days.flatMap(({ series }) => series)).flatMap(({ slices }) => slices.map(({ source }) => source.name)));
  const told = library.problems.filter(({ kind }) => kind !== 'dicomdir-entry-missing').reduce((sum, { count }) => sum + (count ?? 1), 0);
  holds(read.size + told === files, `${files} files, ${read.size} of them read and ${told} told of`);
};

const PROTOTYPES = [Object.prototype, Array.prototype, String.prototype, Map.prototype].map((prototype) => ({ prototype, keys: Reflect.ownKeys(prototype).length }));

/** No input reached into what all objects share. */
export const nothingPolluted = (): void => {
  for (const { prototype, keys } of PROTOTYPES) holds(Reflect.ownKeys(prototype).length === keys && !('polluted' in prototype), 'A prototype was changed');
};

export { holds };
