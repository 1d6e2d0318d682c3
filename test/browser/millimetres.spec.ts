import { expect, test, type Page, type TestInfo } from '@playwright/test';
import { ANALYTIC_GEOMETRIES, analyticSeries, type AnalyticVariant } from '../../src/phantom';
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

const shownLength = async (page: Page): Promise<string> => (await viewport(page, 'Baseline viewport').getByRole('img', { name: /Marks on the image/ }).getAttribute('aria-label')) ?? '';

const drawnBetweenKnownPoints = async (page: Page, info: TestInfo, variant: AnalyticVariant, pixelMm: number): Promise<void> => {
  const errors = watchForErrors(page);
  const { files, truth } = analyticSeries(variant);
  const { rowSpacing, columnSpacing, rows, columns } = ANALYTIC_GEOMETRIES[variant];
  await openFiles(page, written(info, files));
  await read(page);
  await page.keyboard.press('4'); // bone window: the balls are the brightest
  const region = viewport(page, 'Baseline viewport');
  const area = await region.locator('[data-stage]').boundingBox();
  const bar = await region.locator('[data-mm]').boundingBox();
  if (!area || !bar) throw new Error('the viewport is not laid out');
  const perMm = bar.width / Number(await region.locator('[data-mm]').getAttribute('data-mm'));
  const at = (id: string): Promise<Spot> => {
    const ball = truth.points.find((point) => point.id === id);
    if (!ball) throw new Error(`no ball ${id}`);
    return brightMiddle(page, {
      x: area.x + area.width / 2 + (ball.pixel.column - (columns - 1) / 2) * columnSpacing * perMm,
      y: area.y + area.height / 2 + (ball.pixel.row - (rows - 1) / 2) * rowSpacing * perMm,
    });
  };
  const [a, c] = [await at('A'), await at('C')];
  await page.getByRole('button', { name: 'Length' }).click();
  await drag(page, a, c);
  const [length] = await lengthsIn(page);
  const line = truth.lines.find(({ from, to }) => from === 'A' && to === 'C');
  expect(Math.abs((length ?? 0) - (line?.lengthMm ?? Number.NaN))).toBeLessThan(Math.hypot(pixelMm, pixelMm) / 2);

  // The same two points stay the same length at any zoom and window: nothing of the screen is in them.
  const before = await shownLength(page);
  expect(before).toContain(`${length?.toFixed(1)} mm`);
  await page.keyboard.press('2');
  await page.keyboard.press('i');
  await page.mouse.move(area.x + area.width / 2, area.y + area.height / 2);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  await expect(region).not.toContainText('W 2500');
  expect(await shownLength(page)).toBe(before);
  expect(Math.abs(((await lengthsIn(page))[0] ?? 0) - (length ?? Number.NaN))).toBeLessThan(0.01);
  expect(errors).toEqual([]);
};

for (const { variant, pixelMm } of VARIANTS) {
  test(`a length drawn between two known points is true: ${variant}`, ({ page }, info) => drawnBetweenKnownPoints(page, info, variant, pixelMm));
}

for (const deviceScaleFactor of [1.25, 2]) {
  test.describe(`on a screen of ${deviceScaleFactor} device pixels`, () => {
    test.use({ deviceScaleFactor });
    test('a length drawn between two known points is true', ({ page }, info) => drawnBetweenKnownPoints(page, info, 'non-square', 0.8));
  });
}
