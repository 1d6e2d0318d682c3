import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { drag, filesUnder, hasShared, openFiles, read, savedRead, SHARED, shown, viewport, watchForErrors, WITHOUT_SHARED } from './desk';

interface MeasuredCaliper { readonly stroke: { readonly measured: { readonly caliper: { readonly long: readonly (readonly number[])[] }; readonly place: { readonly sopInstanceUid: string } } } }

test.describe('real CT', () => {
  test.skip(!hasShared, WITHOUT_SHARED);

  test('the left upper lobe mass of LungDx A0001 measures what its header says', async ({ page }) => {
    const errors = watchForErrors(page);
    const files = filesUnder(join(SHARED, 'series', 'LungDx-A0001_chest_5mm')).filter((path) => path.endsWith('.dcm'));
    await openFiles(page, files);
    await read(page);
    const region = viewport(page, 'Baseline viewport');
    await expect(region).toContainText(/\d+\/64/);
    await expect(region).toContainText('5.0 mm every 5.0 mm');
    await page.keyboard.press('6');

    // Instance 19 holds the largest box of the published annotation: columns 278–360, rows 308–394. Instance 1 is the highest slice.
    const area = await region.locator('[data-stage]').boundingBox();
    const bar = region.locator('[data-mm]');
    const barBox = await bar.boundingBox();
    if (!area || !barBox) throw new Error('not laid out');
    const perMm = barBox.width / Number(await bar.getAttribute('data-mm'));
    await page.mouse.move(area.x + area.width / 2, area.y + area.height / 2);
    for (let turn = 0; turn < 80 && Number(await region.getAttribute('data-index')) !== 18; turn += 1) {
      const before = await region.getAttribute('data-index');
      await page.mouse.wheel(0, Number(before) > 18 ? -100 : 100);
      await page.waitForFunction((index) => document.querySelector('[aria-label="Baseline viewport"]')?.getAttribute('data-index') !== index, before);
    }
    const spacing = 0.841797; // Pixel Spacing of the header
    const spot = (column: number, row: number) => ({ x: area.x + area.width / 2 + (column - 255.5) * spacing * perMm, y: area.y + area.height / 2 + (row - 255.5) * spacing * perMm });
    await page.keyboard.press('t');
    await drag(page, spot(280, 310), spot(358, 392));
    const { log } = await savedRead(page);
    const identified = log.find(({ act }) => act.kind === 'lesionIdentified')?.act as unknown as MeasuredCaliper;
    const [a, b] = identified.stroke.measured.caliper.long;
    const columns = Math.abs((a?.[0] ?? 0) - (b?.[0] ?? 0)) / spacing;
    const rows = Math.abs((a?.[1] ?? 0) - (b?.[1] ?? 0)) / spacing;
    // The mouse moves in whole screen pixels: the ends lie within one of them of where they were meant to.
    expect(Math.abs(columns - 78)).toBeLessThan(1.5 / (spacing * perMm) + 0.01);
    expect(Math.abs(rows - 82)).toBeLessThan(1.5 / (spacing * perMm) + 0.01);
    const fromHeader = Math.hypot(columns * spacing, rows * spacing);
    const shownMm = Number(/(\d+\.\d)/.exec(await page.getByRole('table', { name: 'Lesions' }).getByRole('row', { name: /T1/ }).innerText())?.[1]);
    expect(Math.abs(shownMm - fromHeader)).toBeLessThan(0.1);
    expect(errors).toEqual([]);
  });

  test('prior and current hang side by side, two patients never mixed', async ({ page }) => {
    const files = filesUnder(join(SHARED, 'series', 'covid_prior_current_single_slices')).filter((path) => /dcm$/i.test(path));
    await openFiles(page, files);
    const buttons = page.getByRole('button', { name: /^Read / });
    await expect(buttons).toHaveCount(2, { timeout: 20_000 });
    await read(page);
    await shown(page, 'Current viewport');
    const [left, right] = [await viewport(page, 'Baseline viewport').innerText(), await viewport(page, 'Current viewport').innerText()];
    const dateOf = (text: string): string => /\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? '';
    expect(dateOf(left) < dateOf(right), `${dateOf(left)} before ${dateOf(right)}`).toBe(true);
    await expect(viewport(page, 'Baseline viewport')).toContainText('1/1');
  });

  test('a drop of everything odd at once: nothing hangs, everything is accounted for', async ({ page }) => {
    const errors = watchForErrors(page);
    const files = filesUnder(join(SHARED, 'zoo'));
    await openFiles(page, files);
    await expect(page.getByRole('button', { name: /^Read / }).first()).toBeEnabled({ timeout: 40_000 });
    const problems = page.getByRole('list', { name: 'Load problems' }).getByRole('listitem');
    expect(await problems.count()).toBeGreaterThan(20);
    await expect(page.getByRole('list', { name: 'Load problems' })).toContainText('JPEG Full Progression');
    expect(errors).toEqual([]);
  });
});
