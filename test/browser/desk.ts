import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, type TestInfo } from '@playwright/test';
import type { NamedBytes } from '../../src/phantom';

/** Real DICOM that lies beside the project on some desks and is never part of it. */
export const SHARED = join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
export const hasShared = existsSync(SHARED);
export const WITHOUT_SHARED = 'the shared DICOM data is not on this machine';

export const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });

export const written = (info: TestInfo, files: readonly NamedBytes[]): readonly string[] =>
  files.map(({ name, bytes }) => {
    const path = info.outputPath(name.replaceAll('/', '_'));
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, bytes);
    return path;
  });

export const openFiles = async (page: Page, paths: readonly string[]): Promise<void> => {
  await page.goto('/');
  await page.getByLabel('Open DICOM files').setInputFiles([...paths]);
};

/** From the proposal into the read, as a reader does: Enter on the only subject. */
export const read = async (page: Page): Promise<void> => {
  const button = page.getByRole('button', { name: /^Read / }).first();
  await expect(button).toBeEnabled({ timeout: 20_000 });
  await button.click();
  await shown(page, 'Baseline viewport');
};

export const viewport = (page: Page, name: 'Baseline viewport' | 'Current viewport'): Locator => page.getByRole('region', { name });

/** Waits until a viewport shows an image. */
export const shown = async (page: Page, name: 'Baseline viewport' | 'Current viewport'): Promise<void> => {
  await expect(viewport(page, name)).toHaveAttribute('data-status', 'ready', { timeout: 20_000 });
};

export interface Spot { readonly x: number; readonly y: number }

/** A real stroke of the mouse, with the moves that a hand makes. */
export const drag = async (page: Page, from: Spot, to: Spot): Promise<void> => {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 3 });
  await page.mouse.up();
};

/**
 * Middle of the bright ball near a spot of the screen, page pixels: weighted by brightness over what surrounds it. Independent of what the
 * page believes about its own geometry: only the picture is asked.
 */
export const brightMiddle = async (page: Page, near: Spot, reach = 9): Promise<Spot> => {
  const clip = { x: Math.round(near.x) - reach, y: Math.round(near.y) - reach, width: 2 * reach, height: 2 * reach };
  const png = (await page.screenshot({ clip, scale: 'device' })).toString('base64');
  const middle = await page.evaluate(async (data) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(data), (letter) => letter.codePointAt(0) ?? 0)]));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(image, 0, 0);
    const { data: rgba } = context.getImageData(0, 0, image.width, image.height);
    const grey = Array.from({ length: image.width * image.height }, (_, index) => rgba[4 * index] ?? 0);
    const floor = [...grey].sort((a, b) => a - b)[Math.floor(grey.length * 0.6)] ?? 0;
    const ceiling = Math.max(...grey);
    let [sum, x, y] = [0, 0, 0];
    grey.forEach((value, index) => {
      const weight = Math.max(0, value - floor - 0.25 * (ceiling - floor));
      sum += weight;
      x += weight * ((index % image.width) + 0.5);
      y += weight * (Math.floor(index / image.width) + 0.5);
    });
    return { x: x / sum / image.width, y: y / sum / image.height, contrast: ceiling - floor };
  }, png);
  expect(middle.contrast, 'a bright ball is on the screen here').toBeGreaterThan(40);
  return { x: clip.x + middle.x * clip.width, y: clip.y + middle.y * clip.height };
};

/** The read as "Save read" downloads it. */
export const savedRead = async (page: Page): Promise<{ readonly log: readonly { readonly act: Record<string, unknown> & { readonly kind: string } }[] }> => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save read' }).click()]);
  const stream = await download.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
};

/** Page errors and console errors fail a test: nothing may go wrong in silence. */
export const watchForErrors = (page: Page): readonly string[] => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  return errors;
};
