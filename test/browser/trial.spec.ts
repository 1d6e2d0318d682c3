import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Browser, type Page, type TestInfo } from '@playwright/test';
import { analyticSeries, type NamedBytes } from '../../src/phantom';
import { drag, shown, viewport, watchForErrors, written } from './desk';

/**
 * Truth: words that were written into the headers of two synthetic scans before they were packed. A blinded reader must meet none of them:
 * on the page, in its title and address, in what the browser keeps, or in what is saved.
 */
const PASSPHRASE = 'correct horse battery';
const files: readonly NamedBytes[] = [...analyticSeries('pair-baseline').files, ...analyticSeries('pair-follow-up').files];

const identity = async (page: Page, name: string): Promise<void> => {
  await page.getByLabel('Printed name').fill(name);
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Passphrase again').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Make identity' }).click();
  await expect(page.getByLabel('Passphrase again')).toHaveCount(0); // the key takes a moment
};

const savedAs = async (page: Page, press: () => Promise<void>, info: TestInfo, name: string): Promise<string> => {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  const path = info.outputPath(name);
  await download.saveAs(path);
  return path;
};

const person = async (browser: Browser): Promise<Page> => {
  const page = await (await browser.newContext({ acceptDownloads: true, viewport: { width: 1440, height: 900 } })).newPage();
  await page.goto('/');
  return page;
};

/** A reader with an identity, and the package that a coordinator made for it. */
const prepared = async (browser: Browser, info: TestInfo): Promise<{ readonly reader: Page; readonly pack: string; readonly card: string }> => {
  const reader = await person(browser);
  await reader.getByRole('button', { name: 'Worklist' }).click();
  await identity(reader, 'Rosa Reader');
  const card = await savedAs(reader, () => reader.getByRole('button', { name: 'Save identity file' }).click(), info, 'R1.json');
  const coordinator = await person(browser);
  await coordinator.getByRole('button', { name: 'Set up a study' }).click();
  await identity(coordinator, 'Cora Coordinator');
  await coordinator.getByLabel('Add from identity file').setInputFiles(card);
  await coordinator.getByLabel('Archive').setInputFiles([...written(info, files)]);
  await expect(coordinator.getByText('2 scans')).toBeVisible();
  await coordinator.getByLabel('Passphrase').fill(PASSPHRASE);
  const pack = info.outputPath('R1.nadirpack');
  const downloaded = coordinator.waitForEvent('download', (download) => download.suggestedFilename().endsWith('.nadirpack'));
  await coordinator.getByRole('button', { name: 'Make 1 package' }).click();
  await (await downloaded).saveAs(pack);
  await coordinator.context().close();
  return { reader, pack, card };
};

const begin = async (page: Page, pack: string): Promise<void> => {
  await page.getByLabel('Open package').setInputFiles(pack);
  await expect(page.getByRole('button', { name: /^Open V1$/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Is V1 fit to be read?' })).toBeVisible();
};

const passGate = async (page: Page): Promise<void> => {
  await expect(page.getByRole('button', { name: 'Fit to be read' }).last()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

const drawTarget = async (page: Page): Promise<void> => {
  await shown(page, 'Baseline viewport');
  const box = await viewport(page, 'Baseline viewport').locator('[data-stage]').boundingBox();
  if (!box) throw new Error('no viewport');
  await page.keyboard.press('t');
  await drag(page, { x: box.x + 150, y: box.y + 300 }, { x: box.x + 250, y: box.y + 320 });
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  for (let system = 0; system < 9; system += 1) await page.keyboard.press('y');
};

const sign = async (page: Page, first = true): Promise<void> => {
  await page.keyboard.press('Control+Enter');
  if (first) await page.getByLabel('Signer').fill('R1');
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.keyboard.press('Control+Enter');
};

/** Everything that a page and its browser hold as text. */
const heldBy = (page: Page): Promise<string> => page.evaluate(async () => {
  const kept: string[] = [document.title, location.href, document.documentElement.outerHTML, JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name ?? '');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('closed'));
    });
    for (const store of database.objectStoreNames) {
      const rows = await new Promise<readonly unknown[]>((resolve) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
      });
      for (const row of rows) {
        kept.push(JSON.stringify(row));
        const file = (row as { readonly file?: unknown }).file;
        if (file instanceof Blob) kept.push(new TextDecoder('latin1').decode(await file.arrayBuffer()));
      }
    }
    database.close();
  }
  return kept.join('\n');
});

/** What the headers of the packed files say, read out of their bytes. */
const canaries = (): readonly string[] => {
  const text = files.map(({ bytes }) => new TextDecoder('latin1').decode(bytes.subarray(0, 3000))).join('\n');
  const words = new Set<string>();
  for (const [, word] of text.matchAll(/(?:PN|LO|DA)[^\p{L}\d]{0,4}([\p{L}\d^ -]{5,40})/gu)) if (word && !/nadir|^\s*$/i.test(word)) words.add(word.trim());
  for (const [, uid] of text.matchAll(/(2\.25\.\d{20,40})/g)) if (uid && uid !== '2.25.187346812530764926173404215836702945117') words.add(uid);
  return [...words].filter((word) => word.length > 4);
};

test('R2, R3, R7, R17: a blinded read goes from package to signature scan by scan, and nothing of who, when or what follows is anywhere', async ({ browser }, info) => {
  const hunted = canaries();
  expect(hunted.length).toBeGreaterThan(6);
  const { reader, pack } = await prepared(browser, info);
  const errors = watchForErrors(reader);
  await begin(reader, pack);
  await reader.keyboard.press('Escape');
  // The gate: a stroke before it is refused, with the reason on screen.
  await shown(reader, 'Baseline viewport');
  const box = await viewport(reader, 'Baseline viewport').locator('[data-stage]').boundingBox();
  if (!box) throw new Error('no viewport');
  await reader.keyboard.press('t');
  await drag(reader, { x: box.x + 150, y: box.y + 300 }, { x: box.x + 250, y: box.y + 320 });
  await expect(reader.getByText('The quality of the timepoint is judged before its first stroke.')).toBeVisible();
  await reader.getByRole('button', { name: 'Quality…' }).click();
  await passGate(reader);
  await expect(reader.getByText('V2', { exact: true })).toHaveCount(0); // absent, not veiled
  await drawTarget(reader);
  const before = await heldBy(reader);
  for (const word of hunted) expect(before.includes(word), `"${word}" before V1 is signed`).toBe(false);
  await sign(reader);
  await expect(reader.getByRole('dialog', { name: 'Is V2 fit to be read?' })).toBeVisible();
  await passGate(reader);
  await shown(reader, 'Current viewport');
  // Signed is read-only, and says what would open it.
  await expect(reader.getByRole('button', { name: /V1/ }).first()).toHaveAttribute('title', /signed, read-only/);
  await expect(reader.getByText('Labels are hidden by the charter of this study.')).toBeVisible();
  await expect(reader.locator('.badge')).toHaveCount(0);
  await reader.keyboard.press('o');
  await expect(reader.getByRole('dialog')).toHaveCount(0);
  const after = await heldBy(reader);
  for (const word of hunted) expect(after.includes(word), `"${word}" with V2 open`).toBe(false);
  const saved = readFileSync(await savedAs(reader, () => reader.keyboard.press('Control+s'), info, 'read.json'), 'utf8');
  await reader.getByRole('button', { name: 'More tools' }).click();
  await reader.getByRole('menuitem', { name: 'Audit trail' }).click();
  await expect(reader.getByText(/chain sound/)).toBeVisible();
  const trail = readFileSync(await savedAs(reader, () => reader.getByRole('button', { name: 'Save CSV' }).click(), info, 'trail.csv'), 'utf8');
  for (const word of hunted) expect(`${saved}${trail}`.includes(word), `"${word}" in a file`).toBe(false);
  expect(trail).toContain('V1 signed');
  // After a reload the same scans, and no more, come back through the package.
  await reader.reload();
  await shown(reader, 'Current viewport');
  expect(errors).toEqual([]);
});

test('R2, attack "second tab": it follows, and its stroke is not taken; attack "another reader": the package does not open', async ({ browser }, info) => {
  const { reader, pack } = await prepared(browser, info);
  await begin(reader, pack);
  await passGate(reader);
  const second = await reader.context().newPage();
  await second.goto('/');
  await second.getByRole('button', { name: 'Worklist' }).click();
  await second.getByRole('button', { name: /^Continue|^Open V1/ }).first().click();
  await shown(second, 'Baseline viewport');
  const box = await viewport(second, 'Baseline viewport').locator('[data-stage]').boundingBox();
  if (!box) throw new Error('no viewport');
  await second.keyboard.press('t');
  await drag(second, { x: box.x + 150, y: box.y + 300 }, { x: box.x + 250, y: box.y + 320 });
  await expect(second.getByText('This read is open in another tab.')).toBeVisible();
  await expect(second.getByRole('rowheader', { name: /T1/ })).toHaveCount(0);

  const stranger = await person(browser);
  await stranger.getByRole('button', { name: 'Worklist' }).click();
  await identity(stranger, 'Somebody Else');
  await stranger.getByLabel('Open package').setInputFiles(pack);
  await expect(stranger.getByText(/not on the study’s list of readers/)).toBeVisible(); // the same id, another key
});

test('R4, R5: outside a trial a scan is signed, refuses changes, is opened again with a reason, and a changed trail is found', async ({ page }, info) => {
  await page.goto('/');
  await page.getByLabel('Open DICOM files').setInputFiles([...written(info, files)]);
  await page.getByRole('button', { name: /^Read / }).first().click();
  await drawTarget(page);
  for (let system = 0; system < 9; system++) await page.keyboard.press('y');
  await page.keyboard.press('Control+Enter');
  await identity(page, 'Rosa Reader');
  await page.getByLabel('Signer').fill('R1');
  await page.getByLabel('Passphrase').fill('not the passphrase');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/does not open the identity/)).toBeVisible();
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'W0 signed' })).toBeVisible();
  await page.keyboard.press('Backspace');
  await page.getByRole('button', { name: 'W0 signed' }).click();
  await page.getByLabel('Reason').fill('drawn on the wrong lesion');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Sign W0' })).toBeVisible();
  await page.getByRole('button', { name: 'More tools' }).click();
  await page.getByRole('menuitem', { name: 'Audit trail' }).click();
  await expect(page.getByRole('cell', { name: 'drawn on the wrong lesion' })).toBeVisible();
  const path = await savedAs(page, () => page.getByRole('button', { name: 'Save JSONL' }).click(), info, 'trail.jsonl');
  const text = readFileSync(path, 'utf8');
  const tampered = join(info.outputDir, 'tampered.jsonl');
  const { writeFileSync } = await import('node:fs');
  writeFileSync(tampered, text.replace('drawn on the wrong lesion', 'drawn on the right lesion'));
  await page.getByLabel('Verify a file').setInputFiles(tampered);
  await expect(page.getByText(/The entry was changed after it was made/)).toBeVisible();
});
