import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { haveOrthanc, startOrthanc, type RunningOrthanc } from '../../src/cli/orthanc.mjs';
import { drag, shown, viewport } from './desk';

/** Where the app's server passes /dicom-web on to (src/cli/archive-proxy.mjs). */
const PORT = Number(process.env['NADIR_ARCHIVE_PORT'] ?? 8052);
const SUBJECT = 'NADIR-SAMPLE-1';
/** Studies of the sample subject, earliest first: they are in its files. */
const STUDIES = ['2.25.186049787681460815988603045808733620544', '2.25.213071155770546887436441941381070619322', '2.25.248448242206583300127765131718432997439'];

const isFree = (port: number): Promise<boolean> => new Promise((resolve) => {
  const server = createServer();
  server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
});

let folder = '';
let orthanc: RunningOrthanc | null = null;
let why = 'Orthanc is not installed (Debian packages orthanc and orthanc-dicomweb)';

// One archive for all, one test after the other.
test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  if (!haveOrthanc()) return;
  if (!(await isFree(PORT))) {
    why = `port ${PORT} is taken: another archive runs there`;
    return;
  }
  folder = mkdtempSync(join(tmpdir(), 'nadir-archive-spec-'));
  orthanc = await startOrthanc({ port: PORT, folder });
  const zip = new Uint8Array(readFileSync(join(import.meta.dirname, '..', '..', 'sample-dicom', 'flare-classic', 'subject.zip')));
  for (const bytes of Object.values(unzipSync(zip, { filter: ({ name }) => name.endsWith('.dcm') }))) await orthanc.load(bytes);
});
test.afterAll(async () => {
  await orthanc?.stop();
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});
test.beforeEach(() => test.skip(orthanc === null, why));

const both = async (page: Page): Promise<void> => {
  await shown(page, 'Baseline viewport');
  await shown(page, 'Current viewport');
};

const follow = async (page: Page): Promise<void> => {
  await page.goto(`/?archive=/dicom-web&study=${[...STUDIES].reverse().join(',')}`);
  await both(page);
};

/** A target on the baseline: a stroke across what the middle of the image shows. */
const drawTarget = async (page: Page): Promise<void> => {
  const box = await viewport(page, 'Baseline viewport').boundingBox();
  if (!box) throw new Error('no viewport');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.keyboard.press('t');
  await drag(page, { x: x - 25, y }, { x: x + 25, y });
  await expect(page.getByRole('row', { name: /T1/ })).toBeVisible();
  await page.keyboard.press('Escape');
};

test('by keyboard: search, choose, propose, read; a reload brings the read back, and so does the archive when no image is kept', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('switch', { name: /Keep images/ }).click();
  await page.getByRole('region', { name: 'Archive' }).getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('button', { name: SUBJECT })).toBeVisible();
  await page.keyboard.type('sample');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 subject, in')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Open 3 scans' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `Read ${SUBJECT}` })).toBeEnabled();
  await expect(page.getByRole('row', { name: /5 Jan 2026/ })).toContainText('day 1, baseline');
  await page.locator('body').press('Enter');
  await both(page);
  await drawTarget(page);
  await page.reload();
  await both(page);
  await expect(page.getByRole('row', { name: /T1/ })).toBeVisible();
});

test('a link of a worklist opens straight into the read, whatever the order of its studies, and leaves the address clean; OHIF’s form too', async ({ page }) => {
  await follow(page);
  await expect(viewport(page, 'Baseline viewport')).toContainText('2026-01-05');
  expect(new URL(page.url()).search).toBe('');
  await page.goto(`/viewer?StudyInstanceUIDs=${STUDIES.join(',')}`);
  await both(page);
  expect(new URL(page.url()).pathname).toBe('/');
});

test('a link to a stranger and one to nothing open nothing, and say so', async ({ page }) => {
  await page.goto(`/?archive=https://stranger.example/dicom-web&study=${STUDIES[0] ?? ''}`);
  await expect(page.getByText('This installation does not allow links to the archive')).toBeVisible();
  await page.goto('/?archive=/dicom-web&study=1.2.3.4');
  await expect(page.getByText('hold no CT images')).toBeVisible();
});

test('stores the report of a scan, finds it again, and opens it as a read in another browser; sent twice it is there once', async ({ page, browser }) => {
  await follow(page);
  await drawTarget(page);
  const store = async (): Promise<void> => {
    await page.getByRole('button', { name: 'More tools' }).click();
    await page.getByRole('menuitem', { name: 'Store in the archive' }).click();
    await page.getByRole('button', { name: 'Store 1 report' }).click();
    await expect(page.getByRole('list', { name: 'Result' }).or(page.getByRole('status', { name: 'Result' }))).toContainText('W0 in the archive');
    await page.getByRole('button', { name: 'Done' }).click();
  };
  await store();
  await store();
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto('/');
  await other.getByRole('region', { name: 'Archive' }).getByRole('button', { name: 'Search' }).click();
  await other.getByRole('button', { name: SUBJECT }).click();
  await other.getByRole('button', { name: 'Reports in the archive' }).click();
  await expect(other.getByRole('button', { name: /^W0, / })).toHaveCount(1);
  await other.getByRole('button', { name: /^W0, / }).click();
  await shown(other, 'Baseline viewport');
  await expect(other.getByRole('row', { name: /T1/ })).toBeVisible();
  await context.close();
});

test('the archive dies in mid-load and comes back: what is drawn stays, Retry gets the rest', async ({ page }) => {
  const third = STUDIES[2] ?? '';
  // The third series waits long enough for the archive to die before it is asked for; everything else is the archive's own doing.
  await page.route(/\/series\/[\d.]+$/, async (route) => {
    if (route.request().url().includes(third)) await new Promise((resolve) => setTimeout(resolve, 5000));
    await route.continue().catch(() => undefined);
  });
  await follow(page);
  await drawTarget(page);
  await orthanc?.stop('SIGKILL');
  await expect(page.getByText('No archive answers at /dicom-web.')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('row', { name: /T1/ })).toBeVisible();
  orthanc = await startOrthanc({ port: PORT, folder });
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByText('No archive answers at /dicom-web.')).toBeHidden();
  await page.keyboard.press('.');
  await expect(viewport(page, 'Current viewport')).toContainText('2026-04-20');
  await shown(page, 'Current viewport');
});
