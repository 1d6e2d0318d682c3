import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadReports, type MadeReport, type ReportOf } from '../../../src/exports';
import { FONTS, reportOf } from './scene';

const WORDS = { title: 'iRECIST research report', subject: 'SUBJ-014', at: '2026-11-23T10:00:00Z', producer: 'Nadir 0.1.0' };
const make = async (report: ReportOf, what: 'report' | 'strip' = 'report'): Promise<MadeReport> => {
  const made = (await loadReports()).madeReport(what, report, FONTS, WORDS);
  if (!made) throw new Error('no report');
  return made;
};
const words = ({ pages }: MadeReport): string => pages.map(({ marks }) => marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : [])).join(' ')).join('\n');

/** Truth: the story of the reports scene, by hand. Sums 40 + 20 + 20.3 = 80.3; 52 + 24 + 24 = 100; 18 + (11 + 10.5) + 5 = 44.5 mm, −44.6 %. */
describe('a report', () => {
  it('says label, why and next step first, then sums and sizes with their images', async () => {
    const made = await make(reportOf('w8'));
    expect(made.pages.length).toBe(2);
    const said = words(made);
    for (const one of ['iUPD  1 of 2', 'Repeat imaging from 30', 'Mar 2026 to 27 Apr 2026', '100.0', 'im 4', 'unequivocal', 'NL1 12.0 mm', 'PD from 96.4 mm', 'chain sound', 'not signed; draft of R1']) expect(said.replaceAll(/\s+/g, ' ')).toContain(one.replaceAll(/\s+/g, ' '));
    expect(said).not.toContain('27 Apr,');
  });

  it('keeps later scans out, and says what the reader set beside what was computed', async () => {
    expect(words(await make(reportOf('w8')))).not.toContain('W16');
    expect(words(await make(reportOf('w16')))).toMatch(/Set by the reader; computed: iPR and PD\./);
  });

  it('carries the research line on every page, and no page runs over its foot', async () => {
    for (const report of [reportOf('w0'), reportOf('w24')]) {
      for (const { marks, width, height } of (await make(report)).pages) {
        expect(marks.filter((mark) => mark.kind === 'text' && mark.text === 'RESEARCH USE — NOT FOR DIAGNOSIS')).toHaveLength(1);
        for (const mark of marks) if (mark.kind === 'text') expect([mark.text, mark.y < height - 20, mark.x < width - 20]).toEqual([mark.text, true, true]);
      }
    }
  });

  it('tells days instead of dates where it must', async () => {
    const said = words(await make(reportOf('w8', { days: 'study-day' })));
    expect(said).not.toMatch(/2026|\bMar\b|\bApr\b/);
    expect(said.replaceAll(/\s+/g, ' ')).toContain('day 84 to day 112');
  });

  it('is the same bytes for the same arguments', async () => {
    const [one, other] = [await (await make(reportOf('w16'))).pdf(), await (await make(reportOf('w16'))).pdf()];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  });

  it('lays crops of a lesion side by side in the contact strip, at one size', async () => {
    const { pages } = await make(reportOf('w24'), 'strip');
    const pictures = pages.flatMap(({ marks }) => marks.filter((mark) => mark.kind === 'picture'));
    expect(pictures).toHaveLength(7);
    expect(new Set(pictures.map(({ width, height }) => `${width} ${height}`)).size).toBe(1);
  });
});

const tools = ['/usr/bin/qpdf', '/usr/bin/pdftotext', '/usr/bin/pdffonts'].every((path) => existsSync(path));

describe.skipIf(!tools)('qpdf and poppler (skipped without the Debian packages qpdf and poppler-utils)', () => {
  it('find a sound file with embedded fonts, whose text can be copied with its signs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nadir-pdf-'));
    const file = join(folder, 'report.pdf');
    writeFileSync(file, await (await make(reportOf('w16'))).pdf());
    const checked = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
    expect([checked.status, checked.stdout.includes('No syntax or stream encoding errors found')]).toEqual([0, true]);
    const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n').slice(2);
    expect(fonts.map((line) => /CID TrueType\s+Identity-H\s+(yes|no)\s+(yes|no)\s+(yes|no)/.exec(line)?.slice(1))).toEqual([['yes', 'no', 'yes'], ['yes', 'no', 'yes']]);
    const copied = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    for (const one of ['SUBJ-014', '−44.6 %', 'whiskers ±6.8 mm', 'NOT FOR DIAGNOSIS', 'W 1500 L −600', 'page 2 of 2']) expect(copied).toContain(one);
    rmSync(folder, { recursive: true });
  });
});

describe('the fonts', () => {
  it('are small, and come with their licence', () => {
    for (const { length } of [FONTS.regular, FONTS.strong]) expect(length).toBeLessThan(150_000);
    expect(readFileSync(new URL('../../../src/exports/report/fonts/OFL.txt', import.meta.url), 'utf8')).toContain('SIL OPEN FONT LICENSE');
  });
});
