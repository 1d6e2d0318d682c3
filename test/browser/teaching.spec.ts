import { expect, test, type Page } from '@playwright/test';

const earlier = (page: Page) => page.getByRole('region', { name: 'Earlier viewport' });
const current = (page: Page) => page.getByRole('region', { name: 'Current viewport' });
/** A scan is whole when far more than the slice that is shown first is there. */
const whole = async (page: Page, which: typeof earlier): Promise<void> => {
  await expect.poll(async () => Number(await which(page).getAttribute('data-count')), { timeout: 120_000 }).toBeGreaterThan(100);
  await expect(which(page)).toHaveAttribute('data-status', 'ready');
};

/**
 * The lecture of case 1, as the educator's journey tells it: predict at week 8, reveal, what RECIST 1.1 would have ended, the scans after it, both
 * mistakes, results. The truth is in sample-dicom/flare-classic/case.json: sums 105, 131, 71, 49, 30; iUPD, iPR, iPR, iPR; PD at week 8.
 */
test('the lecture of case 1 runs from start to finish in at most 14 actions', async ({ page }) => {
  test.setTimeout(600_000);
  let actions = 0;
  const press = async (key: string): Promise<void> => {
    actions += 1;
    await page.keyboard.press(key);
  };
  await page.goto('/');
  actions += 1;
  await page.getByRole('button', { name: /^1\s+Melanoma/ }).click();
  await whole(page, earlier);
  const side = page.getByRole('complementary', { name: 'Lesson' });

  await press('.');
  await whole(page, current);
  await expect(side.getByText('Every lesion is bigger.')).toBeVisible();
  await expect(page.getByText('hidden until reveal').first()).toBeVisible();
  // Nothing of what is to come is in the page.
  expect(await page.locator('body').innerText()).not.toMatch(/1 of 2|\biPR\b|105\.0|131\.0|flare/i);
  await press('2');
  await expect(side.getByRole('radio', { name: /iUPD/ })).toBeChecked();

  const before = [await earlier(page).getAttribute('data-index'), await current(page).getAttribute('data-index')];
  const zooms = await page.getByText(/^Zoom /).allInnerTexts();
  await press('h');
  await expect(side.getByText('you: iUPD, same')).toBeVisible();
  await expect(side.getByText(/Sum 131\.0 mm is \+26\.0 mm and \+24\.8% over nadir 105\.0 mm at W0/).first()).toBeVisible();
  await expect(side.getByText('of treated patients, CI 5.0 to 7.0')).toBeVisible();
  await expect(side.getByText('of iUPD scanned again, CI 8 to 26')).toBeVisible();
  await expect(side.getByText(/Clues, not part of the label/)).toBeVisible();
  // Predict and reveal share the picture: the same slices, the same size; only lines and labels are added.
  expect([await earlier(page).getAttribute('data-index'), await current(page).getAttribute('data-index')]).toEqual(before);
  expect(await page.getByText(/^Zoom /).allInnerTexts()).toEqual(zooms);
  for (const [pane, size] of [[earlier(page), '32.0'], [current(page), '41.0']] as const) await expect(pane.getByRole('img', { name: /Marks on the image/ })).toHaveAttribute('aria-label', new RegExp(`T1 ${size}`));

  await press('k');
  await expect(page.getByText('Week 8 was the last scan.')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Scans of this case' }).getByRole('listitem')).toHaveCount(2);

  await press('.'); // going on brings them back
  await whole(page, current);
  await press('h');
  await expect(side.getByText(/The iUPD of W8 was not confirmed/).first()).toBeVisible();
  for (const sum of ['49.0', '30.0']) {
    await press('.');
    await whole(page, current);
    await press('h');
    await expect(side.getByText(sum, { exact: true }).first()).toBeVisible();
  }
  await press('b');
  await expect(page.getByRole('dialog')).toContainText('W15 iPR, W24 iPR, W36 iPR');
  await press('Escape');
  actions += 1;
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Results CSV' }).click()]);
  expect(download.suggestedFilename()).toBe('nadir-class-case-1.csv');
  expect(actions).toBeLessThanOrEqual(14);
});
