import { expect, test } from '@playwright/test';
import { analyticSeries } from '../../src/phantom';
import { brightMiddle, drag, openFiles, read, savedRead, viewport, watchForErrors, written, type Spot } from './desk';

interface Drawn { readonly place: { readonly reformatted?: string }; readonly shape: { readonly line: readonly (readonly number[])[] } }

const lengthOf = ({ shape: { line: [a, b] } }: Drawn): number => Math.hypot(...[0, 1, 2].map((axis) => (a?.[axis] ?? 0) - (b?.[axis] ?? 0)));

test('other planes: a ball is where it is on every plane, lengths are true, and a size on a computed plane stays out of the sum', async ({ page }, info) => {
  const errors = watchForErrors(page);
  const { files, truth } = analyticSeries('square');
  const ball = (id: string) => {
    const found = truth.points.find((point) => point.id === id);
    if (!found) throw new Error(`no ball ${id}`);
    return found;
  };
  await openFiles(page, written(info, files));
  await read(page);
  await page.keyboard.press('4');
  await page.keyboard.press('Shift+R');
  const sheet = page.getByRole('dialog', { name: 'Other planes' });
  const pane = (plane: string) => sheet.locator(`[data-plane="${plane}"]`);
  await expect(pane('sagittal')).toBeVisible();

  // To the slice of E and F, by the keyboard alone; then by the mouse to where E is seen.
  await page.keyboard.press('a');
  const wanted = ball('E').slice;
  for (let turn = 0; turn < 12 && !((await pane('axial').getAttribute('aria-label')) ?? '').includes(`Im ${wanted}/21`); turn += 1) await page.keyboard.press('ArrowDown');
  await expect(pane('axial')).toHaveAttribute('aria-label', new RegExp(`Im ${wanted}/21`));
  const spotOf = async (plane: 'axial' | 'coronal' | 'sagittal', at: readonly number[]): Promise<Spot> => {
    const box = await pane(plane).boundingBox();
    const mm = Number(await pane(plane).getAttribute('data-mm'));
    const origin = ((await pane(plane).getAttribute('data-origin')) ?? '').split(' ').map(Number);
    const off = [0, 1, 2].map((axis) => (at[axis] ?? 0) - (origin[axis] ?? 0));
    const [right, down] = plane === 'axial' ? [off[0], off[1]] : plane === 'coronal' ? [off[0], -(off[2] ?? 0)] : [off[1], -(off[2] ?? 0)];
    if (!box) throw new Error('no pane');
    return { x: box.x + (right ?? 0) / mm + 0.5, y: box.y + (down ?? 0) / mm + 0.5 };
  };
  const [e, f] = [await brightMiddle(page, await spotOf('axial', ball('E').patient)), await brightMiddle(page, await spotOf('axial', ball('F').patient))];
  await page.keyboard.press('l');
  await drag(page, e, f);
  await page.keyboard.press('Escape');
  await page.mouse.click(e.x, e.y);

  // The coronal and the sagittal plane now go through E: the picture itself has it at the crosshair.
  for (const plane of ['coronal', 'sagittal'] as const) {
    const expected = await spotOf(plane, ball('E').patient);
    const seen = await brightMiddle(page, expected, 14);
    expect(Math.hypot(seen.x - expected.x, seen.y - expected.y), plane).toBeLessThan(2);
  }
  const from = await spotOf('coronal', ball('E').patient);
  const mm = Number(await pane('coronal').getAttribute('data-mm'));
  await page.keyboard.press('l');
  await drag(page, from, { x: from.x + 60, y: from.y - 25 });
  await page.keyboard.press('Escape');

  await page.keyboard.press('t');
  await drag(page, from, { x: from.x + 50, y: from.y });
  await expect(sheet).toBeHidden();
  await page.keyboard.press('Enter');
  const row = page.getByRole('table', { name: 'Lesions' }).getByRole('row', { name: /T1/ });
  await expect(row).toContainText('cor');
  await expect(page.getByRole('status')).toContainText('computed coronal');
  await expect(page.getByRole('region', { name: 'Response' })).toContainText('1 lesion');

  const { log } = await savedRead(page);
  const [axial, coronal] = log.filter(({ act }) => act.kind === 'markDrawn').map(({ act }) => act as unknown as Drawn);
  if (!axial || !coronal) throw new Error('two lengths');
  const line = truth.lines.find(({ from: a, to }) => a === 'E' && to === 'F');
  // Half a pixel's diagonal, and the half screen pixel by which each end of a mouse's stroke is uncertain.
  expect(Math.abs(lengthOf(axial) - (line?.lengthMm ?? Number.NaN))).toBeLessThan(Math.hypot(0.7, 0.7) / 2 + mm / 2);
  expect([axial.place.reformatted, coronal.place.reformatted]).toEqual([undefined, 'coronal']);
  expect(Math.abs(lengthOf(coronal) - Math.hypot(60, 25) * mm)).toBeLessThan(mm);
  expect(Math.abs((coronal.shape.line[0]?.[1] ?? 0) - ball('E').patient[1])).toBeLessThan(0.7);
  expect(log.filter(({ act }) => act.kind === 'aidShown' && act['aid'] === 'reformat')).toHaveLength(1);

  // Switched off by the charter it is offered nowhere.
  await page.getByText(/charter [0-9a-f]{8}/).click();
  const charter = page.getByRole('dialog', { name: 'Charter' });
  await charter.getByLabel('Find a setting').fill('other planes');
  await charter.locator('#aid-reformat').getByText('never shown').click();
  await charter.getByLabel('Reason for the change').fill('the protocol');
  await page.keyboard.press('Enter');
  await expect(charter).toBeHidden();
  await expect(page.getByRole('button', { name: 'Other planes' })).toHaveCount(0);
  await viewport(page, 'Baseline viewport').locator('[data-stage]').hover();
  await page.keyboard.press('Shift+R');
  await expect(sheet).toBeHidden();
  await expect(page.getByText('Other planes are switched off in this read')).toBeVisible();
  expect(errors).toEqual([]);
});
