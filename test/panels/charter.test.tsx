import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CHARTER, SETTINGS, type CharterDocument } from '../../src/irecist';
import type { Read } from '../../src/read';
import { charterInForce } from '../../src/panels';
import { CharterSheet } from '../../src/panels/charter/CharterSheet';
import { charterEffect } from '../../src/panels/charter/effect';
import { differences, named, settingsMatching, valueInWords } from '../../src/panels/charter/words';
import { FLARE, preset, underCharter } from './flare';
import { told } from './story';

const never = (): never => { throw new Error('pressed'); };
const sheet = (document: CharterDocument, read: Read | null): string =>
  renderToStaticMarkup(<CharterSheet document={document} read={read} hashOf={() => '7c1e3563'} openFile={never} save={never} choose={never} close={never} />);

describe('the charter in force', () => {
  it('is the preset that an old read names by its id, and the document that a new one holds', () => {
    expect(charterInForce('irecist-2017')).toEqual({ document: { schema: 'nadir-charter/1', name: 'iRECIST 2017', settings: DEFAULT_CHARTER }, readable: true });
    const own = { ...preset('irecist-table-2'), name: 'Trial 12' };
    expect(charterInForce(JSON.stringify(own))).toEqual({ document: own, readable: true });
  });
  it('is told as not readable where it is neither, or lacks a setting', () => {
    for (const text of ['', 'no-such-preset', '{', JSON.stringify({ ...preset('irecist-2017'), settings: { reports: 'both' } })]) expect(charterInForce(text).readable, text).toBe(false);
  });
});

describe('another charter', () => {
  it('shows which labels change before it is chosen: the flare under Table 2 to the letter', () => {
    const effect = charterEffect(told(FLARE).read, DEFAULT_CHARTER, preset('irecist-table-2').settings);
    expect(effect?.timepoints.map(({ label, before, after, changes }) => [label, before.irecist, after.irecist, changes])).toEqual([['W8', 'iUPD', 'iUPD', false], ['W16', 'iPR', 'iUPD', true]]);
    expect(effect?.timepoints[1]?.after.again).toBe(true);
    expect(effect?.endpoints.filter(({ changes }) => changes).map(({ name, before, after }) => [name, before, after])).toEqual([
      ['Best response, iRECIST', 'iPR', 'iUPD'], ['Progression, iRECIST', 'none', '2 Mar 2026'],
    ]);
  });
  it('loses the name of a preset as soon as it is not that preset any more', () => {
    expect(named({ ...DEFAULT_CHARTER, minSdDays: 42 }, 'iRECIST 2017').name).toBe('Own charter');
    expect(named({ ...DEFAULT_CHARTER, minSdDays: 42 }, 'Trial 12').name).toBe('Trial 12');
    expect(named(DEFAULT_CHARTER, 'Trial 12').name).toBe('iRECIST 2017');
  });
  it('is found by words of its name, meaning, source, rule or options', () => {
    expect(settingsMatching('A8').map(({ name }) => name)).toEqual(['confirmToleranceDays']);
    expect(settingsMatching('exactly 5').map(({ name }) => name)).toEqual(['furtherGrowth']);
    expect(settingsMatching('')).toHaveLength(SETTINGS.length);
    expect(settingsMatching('zebra')).toEqual([]);
  });
});

describe('the sheet of the charter', () => {
  const html = sheet(preset('irecist-table-2'), told([...FLARE, underCharter(preset('irecist-table-2'))]).read);
  it('shows every setting with its value, meaning, source and rules, and the default of what differs', () => {
    for (const setting of SETTINGS) {
      const row = html.slice(html.indexOf(`id="setting-${setting.name}"`)).split('</li>')[0] ?? '';
      for (const said of [setting.title, setting.meaning, setting.source, ...setting.rules]) expect(row.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&gt;', '>'), `${setting.name}: ${said}`).toContain(said);
    }
    const marked = differences(DEFAULT_CHARTER, preset('irecist-table-2').settings);
    expect(marked.map(({ name }) => name)).toEqual(['newLesionReset', 'nonTargetReset']);
    expect(html.match(/class="setting differs"/g)).toHaveLength(2);
    for (const setting of marked) expect(html).toContain(`Default: ${valueInWords(setting, DEFAULT_CHARTER[setting.name])}`);
  });
  it('asks a running read for a reason, and a read that has not begun for none', () => {
    expect(html).toContain('aria-label="Reason for the change"');
    expect(sheet(preset('irecist-2017'), null)).not.toContain('Reason for the change');
  });
  it('changes nothing while nothing is changed', () => {
    expect(html).toMatch(/<button[^>]*disabled=""[^>]*>(?:(?!<\/button>).)*Go on under this charter/);
    expect(html).not.toContain('What it changes');
  });
});
