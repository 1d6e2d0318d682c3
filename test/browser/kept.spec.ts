import { expect, test } from '@playwright/test';
import { analyticSeries } from '../../src/phantom';
import { drag, read, savedRead, shown, viewport, watchForErrors, written, openFiles } from './desk';

const pair = [...analyticSeries('pair-baseline').files, ...analyticSeries('pair-follow-up').files];

const centreOf = async (page: Parameters<typeof read>[0], side: 'Baseline viewport' | 'Current viewport') => {
  const box = await viewport(page, side).locator('[data-stage]').boundingBox();
  if (!box) throw new Error('no viewport');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

test('a tab killed in the middle of a read comes back with every finished stroke and the same screen', async ({ context }, info) => {
  const page = await context.newPage();
  await openFiles(page, written(info, pair));
  await read(page);
  await shown(page, 'Current viewport');
  await page.keyboard.press('2');
  const left = await centreOf(page, 'Baseline viewport');
  await page.keyboard.press('t');
  for (const dy of [-60, 0, 60]) {
    await drag(page, { x: left.x - 60, y: left.y + dy }, { x: left.x + 60, y: left.y + dy });
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('table', { name: 'Lesions' }).getByRole('rowheader', { name: /T3/ })).toBeVisible();
  await page.waitForTimeout(3000); // the images are copied in the background
  await page.mouse.move(left.x, left.y);
  await page.mouse.wheel(0, 300);
  // One more stroke, and the renderer dies at once: no event of the page runs any more.
  await drag(page, { x: left.x - 40, y: left.y + 20 }, { x: left.x + 40, y: left.y + 20 });
  const session = await context.newCDPSession(page);
  void session.send('Page.crash').catch(() => undefined);
  await page.waitForEvent('crash');
  await page.close();

  const again = await context.newPage();
  const errors = watchForErrors(again);
  await again.goto('/');
  await shown(again, 'Baseline viewport');
  await shown(again, 'Current viewport');
  const rows = again.getByRole('table', { name: 'Lesions' }).getByRole('rowheader', { name: /^T\d/ });
  await expect(rows).toHaveCount(4);
  await expect(viewport(again, 'Baseline viewport')).toContainText('W 1500');
  expect(errors).toEqual([]);
});

test('a read goes out as a file and comes back in another browser, with undo', async ({ page, browser }, info) => {
  await openFiles(page, written(info, pair));
  await read(page);
  const left = await centreOf(page, 'Baseline viewport');
  await page.keyboard.press('t');
  await drag(page, { x: left.x - 60, y: left.y }, { x: left.x + 60, y: left.y });
  await page.keyboard.press('Enter');
  await drag(page, { x: left.x - 60, y: left.y + 50 }, { x: left.x + 60, y: left.y + 50 });
  await page.keyboard.press('Enter');
  const rows = page.getByRole('table', { name: 'Lesions' }).getByRole('rowheader', { name: /^T\d/ });
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo' }).click(); // the site
  await page.getByRole('button', { name: 'Undo' }).click(); // the stroke
  await expect(rows).toHaveCount(1);
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(rows).toHaveCount(2);
  const saved = await savedRead(page);
  const path = info.outputPath('read.json');
  const { writeFileSync } = await import('node:fs');
  writeFileSync(path, JSON.stringify(saved));

  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(page.url());
  await elsewhere.getByLabel('Open read').setInputFiles(path);
  await expect(elsewhere.getByRole('table', { name: 'Lesions' }).getByRole('rowheader', { name: /^T\d/ })).toHaveCount(2);

  // A changed number breaks the chain, and the file is refused with a reason; nothing that was open is lost.
  const damaged = JSON.parse(JSON.stringify(saved).replace('"role":"target"', '"role":"non-target"'));
  writeFileSync(path, JSON.stringify(damaged));
  await elsewhere.getByLabel('Open read').setInputFiles(path);
  await expect(elsewhere.getByText(/cannot be opened/)).toBeVisible();
  await expect(elsewhere.getByRole('table', { name: 'Lesions' }).getByRole('rowheader', { name: /^T\d/ })).toHaveCount(2);
});

test('a store that is deleted under an open read is filled again from what is on screen', async ({ page }, info) => {
  await openFiles(page, written(info, pair));
  await read(page);
  const left = await centreOf(page, 'Baseline viewport');
  const rows = page.getByRole('table', { name: 'Lesions' }).getByRole('rowheader', { name: /^T\d/ });
  await page.keyboard.press('t');
  await drag(page, { x: left.x - 60, y: left.y - 60 }, { x: left.x + 60, y: left.y - 60 });
  await page.keyboard.press('Enter');
  await page.evaluate(() => new Promise((resolve) => {
    const request = indexedDB.deleteDatabase('nadir');
    request.addEventListener('success', resolve);
    request.addEventListener('blocked', resolve);
  }));
  for (const dy of [0, 60]) {
    await drag(page, { x: left.x - 60, y: left.y + dy }, { x: left.x + 60, y: left.y + dy });
    await page.keyboard.press('Enter');
  }
  await expect(rows).toHaveCount(3);
  await expect(page.getByText(/^Kept \d/)).toBeVisible();
  await page.reload();
  await expect(rows).toHaveCount(3);
});

test('one tab writes, the other follows and takes over when the first is gone', async ({ context }, info) => {
  const first = await context.newPage();
  await openFiles(first, written(info, pair));
  await read(first);
  await first.waitForTimeout(4000); // the images are copied in the background
  const second = await context.newPage();
  await second.goto('/');
  await second.getByRole('button', { name: /NADIR-ANALYTIC-PAIR/ }).first().click();
  await shown(second, 'Baseline viewport');
  await expect(second.getByText('This read is open in another tab.')).toBeVisible();

  const rowsIn = (page: typeof first) => page.getByRole('table', { name: 'Lesions' }).getByRole('rowheader', { name: /^T\d/ });
  const draw = async (page: typeof first, dy: number): Promise<void> => {
    await page.bringToFront();
    const left = await centreOf(page, 'Baseline viewport');
    await page.keyboard.press('t');
    await drag(page, { x: left.x - 60, y: left.y + dy }, { x: left.x + 60, y: left.y + dy });
    await page.keyboard.press('Enter');
  };
  await draw(first, 0);
  await expect(rowsIn(second)).toHaveCount(1); // seen without a reload
  await draw(second, 60);
  await expect(second.getByText('This read is open in another tab.')).toBeVisible();
  await expect(rowsIn(second)).toHaveCount(1); // refused, and said so
  await first.close();
  await expect(second.getByText('You can go on here.')).toBeVisible();
  await draw(second, 60);
  await expect(rowsIn(second)).toHaveCount(2);
});
