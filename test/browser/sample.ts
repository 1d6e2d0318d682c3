import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { pixelFromPatient, readSources, type ByteSource, type PatientPoint, type Series } from '../../src/dicom';
import { caseScript, caseTruth, type KnownLesion } from '../../src/phantom';
import { viewport, type Spot } from './desk';

const FOLDER = join(import.meta.dirname, '..', '..', 'sample-dicom', 'flare-classic');

/** The script from which the sample subject was rendered: where every lesion truly ends, in patient millimetres. */
export const sampleTruth = (): readonly KnownLesion[] => {
  const checked = caseScript(JSON.parse(readFileSync(join(FOLDER, 'subject.json'), 'utf8')));
  if (checked.kind !== 'script') throw new Error('The case script of the sample is not sound');
  return caseTruth(checked.script);
};

/** The sample's series by timepoint, read from its headers in Node: independent of what the page makes of them. */
export const sampleSeries = async (): Promise<ReadonlyMap<string, Series>> => {
  const bytes = new Uint8Array(readFileSync(join(FOLDER, 'subject.zip')));
  const zip: ByteSource = { name: 'subject.zip', size: bytes.length, read: async (start, end) => bytes.subarray(start, end) };
  const library = await readSources([zip], {});
  const days = library.subjects[0]?.days ?? [];
  return new Map(days.map((day, index) => [['W0', 'W8', 'W15'][index] ?? '', day.series[0] as Series]));
};

export type Side = 'Baseline viewport' | 'Current viewport';

/** Turns the wheel over a viewport until it shows the slice. Scrolling to find anatomy is no input event of the journey. */
export const scrollToSlice = async (page: Page, side: Side, slice: number): Promise<void> => {
  const area = await viewport(page, side).locator('[data-stage]').boundingBox();
  if (!area) throw new Error('no viewport');
  await page.mouse.move(area.x + area.width / 2, area.y + area.height / 2);
  const index = async (): Promise<number> => Number(await viewport(page, side).getAttribute('data-index'));
  for (let turn = 0; turn < 5; turn += 1) {
    const by = slice - 1 - (await index());
    for (let notch = 0; notch < Math.abs(by); notch += 1) await page.mouse.wheel(0, Math.sign(by) * 100);
    await expect.poll(index, { timeout: 4000 }).toBe(slice - 1).catch(() => undefined);
    if ((await index()) === slice - 1) return;
  }
  throw new Error(`slice ${slice} cannot be reached in the ${side}`);
};

/** Where a patient point is on the page while the whole image is fitted into its viewport: from the header's geometry and the scale bar alone. */
export const onPage = async (page: Page, side: Side, series: Series, sopInstanceUid: string, point: PatientPoint): Promise<Spot> => {
  const area = await viewport(page, side).locator('[data-stage]').boundingBox();
  const bar = viewport(page, side).locator('[data-mm]');
  const barBox = await bar.boundingBox();
  const plane = series.slices.find((slice) => slice.sopInstanceUid === sopInstanceUid)?.plane;
  if (!area || !barBox || !plane) throw new Error('the slice is not shown');
  const perMm = barBox.width / Number(await bar.getAttribute('data-mm'));
  const pixel = pixelFromPatient(plane, point);
  return {
    x: area.x + area.width / 2 + (pixel.column - (plane.columns - 1) / 2) * plane.columnSpacing * perMm,
    y: area.y + area.height / 2 + (pixel.row - (plane.rows - 1) / 2) * plane.rowSpacing * perMm,
  };
};
