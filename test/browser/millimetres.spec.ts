import { expect, test } from '@playwright/test';
import { analyticSeries, type AnalyticVariant } from '../../src/phantom';
import { brightMiddle, drag, openFiles, read, savedRead, viewport, watchForErrors, written, type Spot } from './desk';

/**
 * The truth: bright balls whose centres the phantom's script gives in patient millimetres. The mouse is taken to where they are seen on the
 * screen, so neither the page's camera nor its idea of the pixel spacing can be wrong unnoticed.
 */
const VARIANTS: readonly { readonly variant: AnalyticVariant; readonly pixelMm: number }[] = [
  { variant: 'square', pixelMm: 0.7 }, { variant: 'non-square', pixelMm: 0.8 }, { variant: 'tilted', pixelMm: 0.7 }, { variant: 'oblique', pixelMm: 0.7 },
];

interface Drawn { readonly shape: { readonly kind: string; readonly line: readonly (readonly number[])[] } }

const lengthsIn = async (page: Parameters<typeof savedRead>[0]): Promise<readonly number[]> => {
  const { log } = await savedRead(page);
  return log.filter(({ act }) => act.kind === 'markDrawn').map(({ act }) => {
    const [a, b] = (act as unknown as Drawn).shape.line;
    return Math.hypot(...[0, 1, 2].map((axis) => (a?.[axis] ?? 0) - (b?.[axis] ?? 0)));
  });
};

for (const { variant, pixelMm } of VARIANTS) {
  test(`a length drawn between two known points is true: ${variant}`, async ({ page }, info) => {
    const errors = watchForErrors(page);
    const { files, truth } = analyticSeries(variant);
    await openFiles(page, written(info, files));
    await read(page);
    await page.keyboard.press('4'); // bone window: the balls are the brightest
    const area = await viewport(page, 'Baseline viewport').locator('[data-stage]').boundingBox();
    const bar = await viewport(page, 'Baseline viewport').locator('[data-mm]').boundingBox();
    const mm = Number(await viewport(page, 'Baseline viewport').locator('[data-mm]').getAttribute('data-mm'));
    if (!area || !bar) throw new Error('the viewport is not laid out');
    const perMm = bar.width / mm;
    const line = truth.lines.find(({ from, to }) => from === 'A' && to === 'C');
    const at = async (id: string): Promise<Spot> => {
      const ball = truth.points.find((point) => point.id === id);
      if (!ball) throw new Error(`no ball ${id}`);
      const first = files.length > 0 ? ball.pixel : { column: 0, row: 0 };
      const spacing = variant === 'non-square' ? { column: 0.6, row: 0.8, columns: 320 } : { column: 0.7, row: 0.7, columns: 256 };
      return brightMiddle(page, {
        x: area.x + area.width / 2 + (first.column - (spacing.columns - 1) / 2) * spacing.column * perMm,
        y: area.y + area.height / 2 + (first.row - 127.5) * spacing.row * perMm,
      });
    };
    const [a, c] = [await at('A'), await at('C')];
    await page.getByRole('button', { name: 'Length' }).click();
    await drag(page, a, c);
    const [length] = await lengthsIn(page);
    const halfDiagonal = Math.hypot(pixelMm, pixelMm) / 2;
    expect(Math.abs((length ?? 0) - (line?.lengthMm ?? NaN))).toBeLessThan(halfDiagonal);

    // The same two points stay the same length at any zoom and window: nothing of the screen is in them.
    await page.keyboard.press('2');
    await page.keyboard.press('i');
    await page.mouse.move(area.x + area.width / 2, area.y + area.height / 2);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -400);
    await page.keyboard.up('Control');
    expect(Math.abs(((await lengthsIn(page))[0] ?? 0) - (length ?? NaN))).toBeLessThan(0.001);
    expect(errors).toEqual([]);
  });
}
