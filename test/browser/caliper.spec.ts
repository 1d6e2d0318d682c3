import { expect, test, type Page } from '@playwright/test';
import type { KnownLesion } from '../../src/phantom';
import { shown, watchForErrors, type Spot } from './desk';
import { onPage, sampleSeries, sampleTruth, scrollToSlice, type Side } from './sample';

const truth = sampleTruth();
const at = (timepoint: string, id: string): KnownLesion => {
  const lesion = truth.find((one) => one.timepoint === timepoint && one.id === id);
  if (!lesion) throw new Error(`${id} is not in the script at ${timepoint}`);
  return lesion;
};
const middle = ({ long: [a, b] }: KnownLesion): KnownLesion['long'][0] => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2] as unknown as KnownLesion['long'][0];

const openSample = async (page: Page): Promise<(side: Side, lesion: KnownLesion, point: KnownLesion['long'][0]) => Promise<Spot>> => {
  const series = await sampleSeries();
  await page.goto('/');
  await page.getByRole('button', { name: 'Open sample subject' }).click();
  await shown(page, 'Baseline viewport');
  await shown(page, 'Current viewport');
  return async (side, lesion, point) => {
    const scan = series.get(lesion.timepoint);
    if (!scan) throw new Error(`no series at ${lesion.timepoint}`);
    return onPage(page, side, scan, lesion.sopInstanceUid, point);
  };
};

/** "41.2 × 33.1 mm" of the label of a mark. */
const sizes = async (page: Page, mark: RegExp): Promise<readonly number[]> => {
  const said = (await page.locator('.stage-marks text').allTextContents()).find((text) => mark.test(text));
  return (said?.match(/\d+\.\d/g) ?? []).map(Number);
};

test('a click proposes a caliper, Enter takes it, and it stays marked as assisted; Esc and a stroke refuse it', async ({ page }) => {
  const errors = watchForErrors(page);
  const spot = await openSample(page);
  const lesion = at('W0', 'T3');
  await scrollToSlice(page, 'Baseline viewport', lesion.slice);
  await page.keyboard.press('t');
  const inside = await spot('Baseline viewport', lesion, middle(lesion));
  await page.mouse.click(inside.x, inside.y);
  await expect(page.getByText('Suggested:')).toBeVisible();
  await expect.poll(async () => (await sizes(page, /suggested/)).length).toBe(2); // the mark is drawn a frame after its note
  const [long = 0, short = 0] = await sizes(page, /suggested/);
  // The truth is the script's. A pixel of the sample is 1.5 mm.
  expect(Math.abs(long - lesion.longMm)).toBeLessThanOrEqual(Math.max(1, 0.05 * lesion.longMm));
  expect(Math.abs(short - lesion.shortMm)).toBeLessThanOrEqual(Math.max(1, 0.05 * lesion.shortMm));
  await expect(page.getByRole('row', { name: /T1/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByText('Suggested:')).toHaveCount(0);
  await page.mouse.click(inside.x, inside.y);
  await expect(page.getByText('Suggested:')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('where is it?')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect.poll(() => sizes(page, /^T1.*assisted/)).toEqual([long, short]);
  await expect(page.locator('.lesions sup.assisted')).toHaveCount(1);

  // Where there is no edge it declines with one line: ordinary lung.
  const lung = at('W0', 'T3').long[0];
  const away = await spot('Baseline viewport', lesion, [lung[0], lung[1] - 45, lung[2]] as unknown as KnownLesion['long'][0]);
  await page.mouse.click(away.x, away.y);
  await expect(page.getByText('No lesion here')).toBeVisible();
  expect(errors).toEqual([]);
});

test('the arrow keys move an end by tenths of a pixel, and a row of presses is one act', async ({ page }) => {
  const errors = watchForErrors(page);
  const spot = await openSample(page);
  const lesion = at('W0', 'T1');
  await scrollToSlice(page, 'Baseline viewport', lesion.slice);
  await page.keyboard.press('t');
  const inside = await spot('Baseline viewport', lesion, middle(lesion));
  await page.mouse.click(inside.x, inside.y);
  await expect(page.getByText('Suggested:')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await sizes(page, /^T1/)).length).toBe(2);
  const [before = 0] = await sizes(page, /^T1/);
  await page.keyboard.press('k');
  await expect(page.locator('.stage-marks .grip.held')).not.toHaveCount(0);
  const step = async (key: string, times: number): Promise<void> => { for (let n = 0; n < times; n += 1) await page.keyboard.press(key); };
  await step('ArrowLeft', 6);
  await step('ArrowUp', 4);
  await expect.poll(async () => (await sizes(page, /^T1/))[0]).not.toBe(before);
  await page.keyboard.press('Escape');
  await expect(page.locator('.stage-marks .grip.held')).toHaveCount(0);
  const [after = 0] = await sizes(page, /^T1/);
  expect(Math.abs(after - before)).toBeGreaterThan(0.1);
  expect(Math.abs(after - before)).toBeLessThanOrEqual(1.5);
  // Ten presses, one undo.
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await sizes(page, /^T1/))[0]).toBe(before);
  // Without an end in hand the arrows scroll as before.
  const index = await page.getByRole('region', { name: 'Baseline viewport' }).getAttribute('data-index');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('region', { name: 'Baseline viewport' })).toHaveAttribute('data-index', String(Number(index) + 1));
  expect(errors).toEqual([]);
});
