import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test, type Page } from '@playwright/test';
import { shown } from './desk';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation { readonly id: string; readonly impact: string; readonly nodes: readonly { readonly html: string }[] }

/** Serious and critical findings of axe on the page as it stands. */
const serious = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe); // evaluated by the test, not loaded by the page: its security policy stays on
  const violations = await page.evaluate(async () => (await (window as unknown as { axe: { run(): Promise<{ violations: unknown[] }> } }).axe.run()).violations) as readonly Violation[];
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
};

test('home, reading room and keyboard map are free of serious accessibility faults', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Open sample subject' })).toBeVisible();
  expect(await serious(page)).toEqual([]);
  await page.getByRole('button', { name: 'Open sample subject' }).click();
  await shown(page, 'Baseline viewport');
  expect(await serious(page)).toEqual([]);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await serious(page)).toEqual([]);
});
