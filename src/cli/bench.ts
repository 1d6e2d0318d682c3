// npm run bench: the built page, 300 local slices of 512×512, median of five runs in a fresh browser context each.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { benchSeries } from '../phantom';

const SLICES = Number(process.env['SLICES'] ?? 300);
const RUNS = Number(process.env['RUNS'] ?? 5);
const PORT = 5191;
const root = join(import.meta.dirname, '..', '..');

interface Run {
  readonly firstImageMs: number;
  readonly allSlicesMs: number;
  readonly slicesShown: number;
  readonly framesPerSecond: number;
  readonly worstGapMs: number;
  readonly heapMb: number;
}

/** Installed before the files are chosen: notes when they were, presses "Read" as soon as it can be pressed, and notes when images are there. */
const watchOpening = (page: Page): Promise<void> =>
  page.evaluate((slices) => {
    const marks: { chosen?: number; first?: number; all?: number } = {};
    Object.assign(window, { benchMarks: marks });
    addEventListener('change', () => (marks.chosen ??= performance.now()), { capture: true });
    const look = (): void => {
      if (document.querySelector('[data-status]') === null) {
        const button = [...document.querySelectorAll('button')].find((one) => (one.textContent ?? '').startsWith('Read '));
        if (button && !button.disabled && button.getAttribute('aria-disabled') !== 'true') button.click();
      }
      const viewport = document.querySelector('[aria-label="Baseline viewport"]');
      if (viewport?.getAttribute('data-status') === 'ready') marks.first ??= performance.now();
      if (Number(viewport?.getAttribute('data-loaded')) >= slices) marks.all ??= performance.now();
      if (!marks.all) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, SLICES);

const scrolled = async (page: Page): Promise<Pick<Run, 'slicesShown' | 'framesPerSecond' | 'worstGapMs'>> => {
  const box = await page.getByRole('region', { name: 'Baseline viewport' }).locator('[data-stage]').boundingBox();
  if (!box) throw new Error('no viewport');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.keyboard.press('Home');
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    const shown: { at: number; index: string | null }[] = [];
    Object.assign(window, { benchShown: shown, benchScrolling: true });
    const viewport = document.querySelector('[aria-label="Baseline viewport"]');
    const frame = (): void => {
      shown.push({ at: performance.now(), index: viewport?.getAttribute('data-index') ?? null });
      if ((window as unknown as { benchScrolling: boolean }).benchScrolling) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const start = Date.now();
  for (let notch = 0; notch < SLICES - 1; notch += 1) {
    await page.mouse.wheel(0, 100);
    const due = start + ((notch + 1) * 1000) / 60;
    if (Date.now() < due) await new Promise((resolve) => setTimeout(resolve, due - Date.now()));
  }
  await page.waitForTimeout(300);
  return page.evaluate(() => {
    Object.assign(window, { benchScrolling: false });
    const shown = (window as unknown as { benchShown: { at: number; index: string | null }[] }).benchShown;
    const changes = shown.filter((one, index) => index > 0 && one.index !== shown[index - 1]?.index);
    const gaps = changes.slice(1).map((one, index) => one.at - (changes[index]?.at ?? one.at));
    const span = ((changes.at(-1)?.at ?? 0) - (changes[0]?.at ?? 0)) / 1000;
    return { slicesShown: new Set(changes.map((one) => one.index)).size + 1, framesPerSecond: changes.length / span, worstGapMs: Math.max(...gaps) };
  });
};

const oneRun = async (paths: readonly string[]): Promise<Run> => {
  const executablePath = process.env['NADIR_CHROMIUM'];
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox', '--enable-unsafe-swiftshader', '--enable-precise-memory-info'] });
  try {
    const page = await (await browser.newContext({ viewport: { width: 1600, height: 1000 } })).newPage();
    await page.addInitScript('globalThis.__name = (named) => named'); // the runner's compiler names functions, also those that run in the page
    await page.goto(`http://127.0.0.1:${PORT}`);
    await page.getByLabel('Open DICOM files').waitFor({ state: 'attached' });
    await watchOpening(page);
    await page.getByLabel('Open DICOM files').setInputFiles([...paths]);
    await page.waitForFunction(() => (window as unknown as { benchMarks: { all?: number } }).benchMarks.all !== undefined, undefined, { timeout: 60_000 });
    const marks = await page.evaluate(() => (window as unknown as { benchMarks: { chosen: number; first: number; all: number } }).benchMarks);
    const scroll = await scrolled(page);
    const heap = await page.evaluate(() => (performance as unknown as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0);
    return { firstImageMs: marks.first - marks.chosen, allSlicesMs: marks.all - marks.chosen, ...scroll, heapMb: heap / 2 ** 20 };
  } finally {
    await browser.close();
  }
};

const spread = (values: readonly number[]): string => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number): string => (sorted[index] ?? Number.NaN).toFixed(sorted[0] !== undefined && sorted[0] < 100 ? 1 : 0);
  return `${at(Math.floor(sorted.length / 2))} [${at(0)}–${at(sorted.length - 1)}]`;
};

const folder = mkdtempSync(join(tmpdir(), 'nadir-bench-'));
const paths = benchSeries(SLICES).map(({ name, bytes }) => {
  const path = join(folder, name.replaceAll('/', '_'));
  writeFileSync(path, bytes);
  return path;
});
const server = await preview({ root: join(root, 'src'), configFile: join(root, 'vite.config.ts'), logLevel: 'error', preview: { host: '127.0.0.1', port: PORT, strictPort: true } });
const runs: Run[] = [];
for (let run = 0; run < RUNS; run += 1) runs.push(await oneRun(paths));
await server.close();
rmSync(folder, { recursive: true, force: true });

console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GB, no GPU assumed; ${SLICES} slices of 512×512 from local files, ${RUNS} runs, median [min–max]`);
console.log(`first image, ms            ${spread(runs.map((run) => run.firstImageMs))}`);
console.log(`all slices scrollable, ms  ${spread(runs.map((run) => run.allSlicesMs))}`);
console.log(`wheel 60/s: slices shown   ${spread(runs.map((run) => run.slicesShown))} of ${SLICES}`);
console.log(`wheel: slices per second   ${spread(runs.map((run) => run.framesPerSecond))}`);
console.log(`wheel: worst gap, ms       ${spread(runs.map((run) => run.worstGapMs))}`);
console.log(`JavaScript heap, MB        ${spread(runs.map((run) => run.heapMb))}`);
