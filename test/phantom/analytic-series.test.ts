import * as dicomParser from 'dicom-parser';
import { describe, expect, it } from 'vitest';
import { ANALYTIC_GEOMETRIES, analyticSeries, type AnalyticVariant } from '../../src/phantom';

const numbers = (read: dicomParser.DataSet, tag: string, count: number): number[] =>
  Array.from({ length: count }, (_, i) => read.floatString(tag, i) ?? Number.NaN);

describe.each(Object.keys(ANALYTIC_GEOMETRIES) as AnalyticVariant[])('analytic series %s', (variant) => {
  const { files, truth } = analyticSeries(variant);

  it('has every bright ball where the truth says, by the header alone', () => {
    for (const point of truth.points) {
      const file = files[point.slice - 1];
      if (file === undefined) throw new Error('slice missing');
      const read = dicomParser.parseDicom(file.bytes);
      const [rows, columns] = [read.uint16('x00280010') ?? 0, read.uint16('x00280011') ?? 0];
      const offset = read.elements['x7fe00010']?.dataOffset ?? 0;
      const view = new DataView(file.bytes.buffer);
      // Centre of gravity of everything above the brightest other body, in pixels, around the expected place.
      let [weight, c, r] = [0, 0, 0];
      for (let row = 0; row < rows; row += 1) {
        for (let column = 0; column < columns; column += 1) {
          if (Math.abs(row - point.pixel.row) > 8 || Math.abs(column - point.pixel.column) > 8) continue;
          const above = Math.max(0, view.getInt16(offset + 2 * (row * columns + column), true) - 320);
          weight += above;
          c += above * column;
          r += above * row;
        }
      }
      const [column, row] = [c / weight, r / weight];
      const position = numbers(read, 'x00200032', 3);
      const directions = numbers(read, 'x00200037', 6);
      const [rowSpacing, columnSpacing] = numbers(read, 'x00280030', 2) as [number, number];
      const found = [0, 1, 2].map((k) => (position[k] ?? 0) + column * columnSpacing * (directions[k] ?? 0) + row * rowSpacing * (directions[k + 3] ?? 0));
      expect(Math.hypot(...found.map((value, k) => value - (point.patient[k] ?? 0)))).toBeLessThan(0.03);
    }
  });

  it('gives lengths that agree with its own points', () => {
    for (const { from, to, lengthMm } of truth.lines) {
      const [a, b] = [from, to].map((id) => truth.points.find((point) => point.id === id)?.patient ?? [0, 0, 0]);
      expect(Math.hypot(...[0, 1, 2].map((k) => (a?.[k] ?? 0) - (b?.[k] ?? 0)))).toBeCloseTo(lengthMm, 9);
    }
  });
});

describe('analytic series', () => {
  it('tilted: the table moves 20° off the normal of the images', () => {
    const [first, second] = analyticSeries('tilted').files.map(({ bytes }) => dicomParser.parseDicom(bytes));
    const [a, b] = [first, second].map((read) => (read === undefined ? [] : numbers(read, 'x00200032', 3)));
    const step = [0, 1, 2].map((k) => (b?.[k] ?? 0) - (a?.[k] ?? 0));
    const d = first === undefined ? [] : (numbers(first, 'x00200037', 6) as [number, number, number, number, number, number]);
    const normal = [d[1]! * d[5]! - d[2]! * d[4]!, d[2]! * d[3]! - d[0]! * d[5]!, d[0]! * d[4]! - d[1]! * d[3]!];
    const along = [0, 1, 2].reduce((sum, k) => sum + (normal[k] ?? 0) * (step[k] ?? 0), 0);
    expect((Math.acos(Math.abs(along) / Math.hypot(...step)) * 180) / Math.PI).toBeCloseTo(20, 6);
  });

  it('pair: same subject, other frame of reference, other date', () => {
    const [a, b] = (['pair-baseline', 'pair-follow-up'] as const).map((variant) => dicomParser.parseDicom(analyticSeries(variant).files[0]!.bytes));
    expect(a?.string('x00100020')).toBe(b?.string('x00100020'));
    for (const tag of ['x00200052', 'x0020000d', 'x0020000e', 'x00080020']) expect(a?.string(tag)).not.toBe(b?.string(tag));
  });
});
