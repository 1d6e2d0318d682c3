import { expect, test, type Page } from '@playwright/test';
import type { KnownLesion } from '../../src/phantom';
import { drag, shown, viewport, watchForErrors, type Spot } from './desk';
import { onPage, sampleSeries, sampleTruth, scrollToSlice, type Side } from './sample';

const TARGETS = ['T1', 'T2', 'T3', 'T4', 'T5'];
/** The key that takes the right site among those proposed. */
const SITE_KEY: Readonly<Record<string, string>> = { T1: 'Enter', T2: '2', T3: 'Enter', T4: 'Enter', T5: 'Enter', NT1: 'Enter', NT2: 'Enter', NL1: 'Enter' };

/** What a reader does: each key, click and stroke is one input event. Steps are timed, and told beside the count. */
class Hand {
  events = 0;
  readonly steps: string[] = [];
  #since = { at: performance.now(), events: 0 };
  constructor(readonly page: Page) {}
  /** Ends a step: what it took, in input events and seconds. */
  done(step: string): void {
    const now = performance.now();
    this.steps.push(`${step}: ${this.events - this.#since.events} events, ${((now - this.#since.at) / 1000).toFixed(1)} s`);
    this.#since = { at: now, events: this.events };
  }
  async press(key: string): Promise<void> {
    this.events += 1;
    await this.page.keyboard.press(key);
  }
  async drag(from: Spot, to: Spot): Promise<void> {
    this.events += 1;
    await drag(this.page, from, to);
  }
  async click(at: Spot): Promise<void> {
    this.events += 1;
    await this.page.mouse.click(at.x, at.y);
  }
  async press1(name: string): Promise<void> {
    this.events += 1;
    await this.page.getByRole('button', { name }).click();
  }
}

const middle = ({ long: [a, b] }: KnownLesion): KnownLesion['long'][0] => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2] as unknown as KnownLesion['long'][0];

/** The end of the dashed line that lies nearest to where the short axis truly ends. */
const shortEnd = async (page: Page, near: Spot): Promise<Spot> => {
  await page.mouse.move(near.x, near.y); // the ends show themselves when the pointer is near
  await expect(page.locator('.stage-marks .grip').first()).toBeAttached();
  const grips = await page.locator('.stage-marks .grip').all();
  const boxes = await Promise.all(grips.map((grip) => grip.boundingBox()));
  const spots = boxes.flatMap((box) => (box ? [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }] : []));
  const [first] = spots.toSorted((a, b) => Math.hypot(a.x - near.x, a.y - near.y) - Math.hypot(b.x - near.x, b.y - near.y));
  if (!first) throw new Error('no end to drag');
  return first;
};

test('baseline and follow-up, five targets, two non-targets, one new lesion, label shown', async ({ page }) => {
  const errors = watchForErrors(page);
  const truth = sampleTruth();
  const series = await sampleSeries();
  const at = (timepoint: string, id: string): KnownLesion => {
    const lesion = truth.find((one) => one.timepoint === timepoint && one.id === id);
    if (!lesion) throw new Error(`${id} is not in the script at ${timepoint}`);
    return lesion;
  };
  const hand = new Hand(page);
  const spot = async (side: Side, lesion: KnownLesion, point: KnownLesion['long'][0]): Promise<Spot> => {
    const scan = series.get(lesion.timepoint);
    if (!scan) throw new Error(`no series at ${lesion.timepoint}`);
    return onPage(page, side, scan, lesion.sopInstanceUid, point);
  };
  const measure = async (side: Side, lesion: KnownLesion): Promise<void> => {
    await scrollToSlice(page, side, lesion.slice);
    await hand.drag(await spot(side, lesion, lesion.long[0]), await spot(side, lesion, lesion.long[1]));
  };
  const measureShort = async (side: Side, lesion: KnownLesion): Promise<void> => {
    const end = await spot(side, lesion, lesion.short[0]);
    await hand.drag(await shortEnd(page, end), end);
  };

  await page.goto('/');
  await hand.press1('Open sample subject');
  await shown(page, 'Baseline viewport');
  await shown(page, 'Current viewport');
  hand.done('open the sample');

  await hand.press('t');
  for (const id of TARGETS) {
    await measure('Baseline viewport', at('W0', id));
    await hand.press(SITE_KEY[id] ?? 'Enter');
    if (id === 'T5') await measureShort('Baseline viewport', at('W0', id));
    hand.done(`${id} at the baseline`);
  }
  await hand.press('n');
  for (const id of ['NT1', 'NT2']) {
    await scrollToSlice(page, 'Baseline viewport', at('W0', id).slice);
    await hand.click(await spot('Baseline viewport', at('W0', id), middle(at('W0', id))));
    await hand.press(SITE_KEY[id] ?? 'Enter');
  }

  hand.done('two non-targets');
  const lesions = page.getByRole('table', { name: 'Lesions' });
  await expect(lesions.getByRole('rowheader', { name: /T5/ })).toContainText('axillary');

  await hand.press(']');
  for (const id of TARGETS) {
    await measure('Current viewport', at('W8', id));
    if (id === 'T5') await measureShort('Current viewport', at('W8', id));
    hand.done(`${id} at week 8`);
  }
  await hand.press('p');
  await hand.press('p');
  hand.done('non-targets at week 8');
  await hand.press('x');
  await measure('Current viewport', at('W8', 'NL1'));
  await hand.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Was NL1 there before?' })).toBeVisible();
  await hand.press('Enter');

  // The script's sums: 105 mm at baseline, 131 mm at week 8; one screen pixel is under a millimetre here.
  const response = page.getByRole('region', { name: 'Response' });
  await expect(response).toContainText('RECIST 1.1 PD · iRECIST iUPD');
  hand.done('new lesion, look-back, label');
  const sums = (await lesions.getByRole('row', { name: /^Sum/ }).first().innerText()).match(/\d+\.\d/g)?.map(Number) ?? [];
  expect(Math.abs((sums[0] ?? 0) - 105)).toBeLessThan(3);
  expect(Math.abs((sums[1] ?? 0) - 131)).toBeLessThan(3);
  expect(hand.events).toBeLessThanOrEqual(40);
  test.info().annotations.push({ type: 'input events', description: String(hand.events) });
  for (const step of hand.steps) test.info().annotations.push({ type: 'step', description: step });
  console.log(['journey (a)', ...hand.steps, `${hand.events} input events in all, nothing typed`].join('\n  '));

  // The new lesion is in sight where it is, and marked where it is not.
  await expect(lesions.getByRole('row', { name: /NL1/ })).toContainText('NEW');
  await scrollToSlice(page, 'Current viewport', at('W8', 'NL1').slice);
  await expect(viewport(page, 'Baseline viewport')).toContainText('not marked');

  await page.getByRole('button', { name: 'Why' }).click();
  await expect(response).toContainText('R6');
  await expect(response).toContainText(/R16/);

  // Seven weeks later the targets have shrunk and the new lesion is gone: the progression is taken back, and RECIST 1.1 cannot.
  await page.keyboard.press('.');
  await expect(viewport(page, 'Current viewport')).toContainText('W15');
  await shown(page, 'Current viewport');
  await page.keyboard.press(']');
  for (const id of TARGETS) {
    await measure('Current viewport', at('W15', id));
    if (id === 'T5') await measureShort('Current viewport', at('W15', id));
  }
  for (const answer of ['p', 'p', 'a']) await page.keyboard.press(answer);
  await expect(response).toContainText('RECIST 1.1 PD · iRECIST iPR');
  expect(errors).toEqual([]);
});
