import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { cohortFigure } from '../../../src/panels/plots/cohort-figure';
import { cohortPlot } from '../../../src/panels/plots/cohort-plot';
import { DARK, PAPER, type Role } from '../../../src/panels/plots/ink';
import { subjectFigure } from '../../../src/panels/plots/subject-figure';
import { subjectPlot } from '../../../src/panels/plots/subject-plot';
import { course, FLARE, LATE, VANISH } from './course';

const subject = (paper: boolean, part: 'sum' | 'all' = 'all', ids = 'x'): string => {
  const { read, assessment } = course(VANISH);
  return renderToStaticMarkup(subjectFigure(subjectPlot(read, assessment), { paper, part, ids }).element);
};
const cohort = (paper: boolean): string => renderToStaticMarkup(cohortFigure(cohortPlot([FLARE, LATE].map((one) => ({ id: one.code ?? '', name: one.code ?? '', from: 'file' as const, ...course(one) }))), { paper, ids: 'c' }).element);

/** WCAG 2.2 contrast of two colours, #RRGGBB. */
const luminance = (hex: string): number => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)).reduce((sum, v, index) => sum + v * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0);
const contrast = (a: string, b: string): number => { const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y); return (high + 0.05) / (low + 0.05); };

describe('a plot as a file of its own', () => {
  it.each([['subject, dark', subject(false)], ['subject, paper', subject(true)], ['sum alone', subject(true, 'sum')], ['cohort, dark', cohort(false)], ['cohort, paper', cohort(true)]])('%s needs no style sheet, script, font file or page round it', (_, svg) => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).not.toMatch(/var\(|class=|<style|<script|href=|NaN|undefined/);
    expect(svg).toContain('<title>');
    const used = new Set([...svg.matchAll(/url\(#([\w-]+)\)/g)].map(([, id]) => id));
    for (const id of used) expect(svg).toContain(`id="${id}"`);
    const ids = [...svg.matchAll(/ id="([\w-]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(used.size).toBeGreaterThan(0);
  });

  it('takes the ids of its hatches from who asks for it, so that two stand in one page', () => {
    const ids = (svg: string): readonly (string | undefined)[] => [...new Set([...svg.matchAll(/ id="([\w-]+)"/g)].map(([, id]) => id))];
    expect(ids(subject(true, 'all', 'one')).filter((id) => ids(subject(true, 'all', 'two')).includes(id))).toEqual([]);
  });

  it('says on it that it is for research, and every sum and threshold', () => {
    const svg = subject(false);
    for (const text of ['RESEARCH USE', 'PD from 76.8 mm', 'PR at or below 44.8 mm', 'iCPD by targets from 70.8', 'iCPD from 16', 'protocol would stop here', '>64<', '>59<', '>44<', '>36<']) expect(svg).toContain(text);
  });

  it.each(['text', 'soft', 'muted', 'faint', 'target', 'nonTarget', 'newLesion', 'response', 'stable', 'unconfirmed', 'progression'] satisfies Role[])('%s has a contrast of 4.5:1 on white and on dark', (role) => {
    expect(contrast(PAPER[role], PAPER.bg)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(DARK[role], DARK.bg)).toBeGreaterThanOrEqual(4.5);
  });
});
