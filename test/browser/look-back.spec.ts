import { expect, test } from '@playwright/test';
import type { KnownLesion } from '../../src/phantom';
import { drag, shown, viewport, watchForErrors } from './desk';
import { onPage, sampleSeries, sampleTruth, scrollToSlice } from './sample';

/** The sample's script has NL1 at week 8 and not at the baseline. */
const newLesion = (): KnownLesion => {
  const lesion = sampleTruth().find(({ timepoint, id }) => timepoint === 'W8' && id === 'NL1');
  if (!lesion) throw new Error('NL1 is not in the script');
  return lesion;
};

test('a new lesion is looked for on the earlier scan, the answer is recorded, taken back and given again', async ({ page }) => {
  const errors = watchForErrors(page);
  const lesion = newLesion();
  const scan = (await sampleSeries()).get('W8');
  if (!scan) throw new Error('no series at W8');
  await page.goto('/');
  await page.getByRole('button', { name: 'Open sample subject' }).click();
  await shown(page, 'Baseline viewport');
  await shown(page, 'Current viewport');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('x');
  await scrollToSlice(page, 'Current viewport', lesion.slice);
  const at = async (point: KnownLesion['long'][0]) => onPage(page, 'Current viewport', scan, lesion.sopInstanceUid, point);
  await drag(page, await at(lesion.long[0]), await at(lesion.long[1]));
  await page.keyboard.press('Enter');

  const dialog = page.getByRole('dialog', { name: 'Was NL1 there before?' });
  await expect(dialog).toBeVisible();
  await expect(dialog.locator('figure')).toHaveCount(2);
  await expect(dialog.locator('figure[data-timepoint="W0"]')).toContainText(/Level ± \d+ mm, \d\.\d\d/, { timeout: 20_000 });
  // The lesion is bright in the middle of its own crop; on the baseline, where the script has none, there is lung with its vessels.
  const middle = (label: string): Promise<number> => dialog.locator(`figure[data-timepoint="${label}"] canvas`).evaluate((canvas: HTMLCanvasElement) => {
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d')?.getImageData(width / 2 - 3, height / 2 - 3, 6, 6) ?? { data: [0] };
    return [...data].filter((_, index) => index % 4 === 0).reduce((sum, value) => sum + value, 0) / 36;
  });
  await expect.poll(() => middle('W8')).toBeGreaterThan(200);
  expect(await middle('W0')).toBeLessThan(170);

  await expect(dialog).toContainText('iUPD');
  await page.keyboard.press('2');
  await expect(dialog).toContainText('NL1 becomes NT1, a non-target missed at W0');
  await page.keyboard.press('5');
  await expect(dialog.getByRole('button', { name: 'Record as likely benign' })).toBeDisabled();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const row = page.getByRole('table', { name: 'Lesions' }).getByRole('row', { name: /NL1/ });
  await expect(row).toContainText('equivocal');
  const response = page.getByRole('region', { name: 'Response' });
  await expect(response).not.toContainText('iUPD');

  await page.keyboard.press('Control+z');
  await expect(row).toContainText('not looked back');
  await row.getByRole('button', { name: 'NL1: not looked back' }).click();
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(response).toContainText('iUPD');
  await expect(viewport(page, 'Current viewport')).toContainText(/level \d\.\d\d/);
  expect(errors).toEqual([]);
});
