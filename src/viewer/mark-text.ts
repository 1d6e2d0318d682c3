import { longAxis, lineLength, shortAxis } from '../read';
import type { OvalStatistics } from './pixel-statistics';
import type { DrawnMark } from './stage';

/** A run of text in a label and how it is set. */
export interface Run {
  readonly text: string;
  readonly set: 'id' | 'count' | 'value' | 'unit' | 'short';
}

const run = (text: string, set: Run['set']): Run => ({ text, set });
const one = (value: number): string => value.toFixed(1).replace('-', '−');
const whole = (value: number): string => Math.round(value).toString().replace('-', '−');

const named = (mark: DrawnMark): readonly Run[] => (mark.name === '' ? [] : [run(mark.name, 'id')]);
const suffixed = (mark: DrawnMark): readonly Run[] => (mark.suffix === '' ? [] : [run(` ${mark.suffix}`, 'unit')]);

/** "T1 64.4 × 45.4 mm", the counted axis marked; a node says SA, and asks for its short axis while nobody set it. */
const caliperRuns = (mark: DrawnMark, long: number, short: number | null): readonly Run[] => {
  const node = mark.counted === 'short';
  const values: readonly Run[] =
    short === null
      ? [run(one(long), node ? 'value' : 'count')]
      : node
        ? [run(`${one(long)} × `, 'short'), run(one(short), 'count')]
        : [run(one(long), mark.counted === 'long' ? 'count' : 'value'), run(` × ${one(short)}`, 'short')];
  const unit = node ? (short === null ? ' mm, set short axis' : ' mm SA') : ' mm';
  return [...values, run(unit, 'unit')];
};

/** What is written beside a mark. Lengths come from the points, with one decimal; without millimetres none is given. */
export const markRuns = (mark: DrawnMark, millimetres: boolean, oval: { readonly statistics: OvalStatistics | null; readonly areaMm2: number | null; readonly unit: string } | null): readonly Run[] => {
  const { shape } = mark;
  if (mark.style === 'ghost' && shape.kind === 'caliper') {
    const short = shortAxis(shape.caliper);
    return [...named(mark), run(one(mark.counted === 'short' && short !== null ? short : longAxis(shape.caliper)), 'value'), ...suffixed(mark)];
  }
  switch (shape.kind) {
    case 'caliper':
      return [...named(mark), ...(millimetres ? caliperRuns(mark, longAxis(shape.caliper), shortAxis(shape.caliper)) : []), ...suffixed(mark)];
    case 'length':
      return [...named(mark), ...(millimetres ? [run(one(lineLength(shape.line)), 'count'), run(' mm', 'unit')] : []), ...suffixed(mark)];
    case 'point':
    case 'arrow':
      return [...named(mark), ...suffixed(mark)];
    case 'oval': {
      if (!oval?.statistics) return [...named(mark), ...suffixed(mark)];
      const { mean, deviation, minimum, maximum } = oval.statistics;
      return [
        ...named(mark),
        run(one(mean), 'count'),
        run(` ± ${one(deviation)}`, 'value'),
        run(` ${oval.unit}`, 'unit'),
        run(`, ${whole(minimum)} to ${whole(maximum)}${oval.areaMm2 === null ? '' : `, ${whole(oval.areaMm2)} mm²`}`, 'unit'),
        ...suffixed(mark),
      ];
    }
  }
};

/** The label as one line, for those who cannot see it. */
export const plainText = (runs: readonly Run[]): string => runs.map(({ text, set }, index) => (set === 'id' && index < runs.length - 1 ? `${text} ` : text)).join('');
