import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { patientPoint, type ImagePlane } from '../../src/dicom';
import { LookBack } from '../../src/panels/lookback/LookBack';
import { cropped } from '../../src/panels/lookback/crop';
import type { Look, LookBackProps } from '../../src/panels';
import { FOLLOW_UP, told } from './story';

const { read } = told(FOLLOW_UP);
const lesion = read.lesions.find(({ name }) => name === 'NL1');
const looks = read.timepoints.map((timepoint): Look => ({ timepoint, series: null, at: null, level: '', unsure: false, lack: timepoint.id === 'w0' ? 'This level was not scanned at W0.' : null }));
const never = (): never => { throw new Error('pressed'); };

const dialog = (consequence: LookBackProps['consequence']): string => {
  const [w0, w8, w16] = looks;
  if (!lesion || !w0 || !w8 || !w16) throw new Error('the story');
  return renderToStaticMarkup(<LookBack lesion={lesion} timepoint={w16.timepoint} earlier={[w0, w8]} here={w16} window={{ center: -600, width: 1500 }} pixels={never} consequence={consequence} record={never} remove={never} close={never} />);
};

describe('the look-back', () => {
  const html = dialog((candidate) => ({ size: '12.4 mm, measurable', sizeAgainst: '10 mm or more', labels: [{ at: 'W16', recist11: 'PD', irecist: 'iUPD', again: false }], counts: `if ${candidate.answer}`, amends: null }));

  it('shows every scan, says where a level was not scanned instead of guessing, and where it is still looked for', () => {
    expect([...html.matchAll(/data-timepoint="(\w+)"/g)].map(([, label]) => label)).toEqual(['W0', 'W8', 'W16']);
    expect(html).toContain('This level was not scanned at W0.');
    expect(html).toContain('Finding the level…');
  });
  it('offers five answers by key, and tells what follows from the one that is chosen', () => {
    expect([...html.matchAll(/role="radio" aria-checked="(\w+)"/g)].map(([, on]) => on)).toEqual(['true', 'false', 'false', 'false', 'false']);
    expect(html).toContain('if new');
    expect(html).toContain('Record as new');
    expect(html).toContain('1 of 2');
  });
});

/** The truth: a ramp of 10 HU per pixel of 2 mm along x, seen through a window of 0 to 100. */
describe('a crop', () => {
  const plane: ImagePlane = { rows: 20, columns: 20, origin: patientPoint(0, 0, 0), rowDirection: [1, 0, 0], columnDirection: [0, 1, 0], normal: [0, 0, 1], rowSpacing: 2, columnSpacing: 2 };
  const values = Int16Array.from({ length: 400 }, (_, index) => 10 * (index % 20));
  const crop = { plane, pixels: { values, slope: 1, intercept: 0 }, lowIsWhite: false, middle: patientPoint(10, 10, 0), mm: 8, window: { center: 50.5, width: 101 } };

  it('has the middle in its middle, the scale that was asked for and the greys of the window', () => {
    const out = cropped(crop, 8, 8); // 1 mm per pixel: 5 HU each, 2.5 HU off the middle
    const row = Array.from({ length: 8 }, (_, x) => out[4 * (4 * 8 + x)] ?? 0);
    for (const [x, grey] of row.entries()) expect(Math.abs((grey / 255) * 100 - (32.5 + 5 * x))).toBeLessThan(0.6);
  });
  it('is black outside the image', () => expect(cropped({ ...crop, middle: patientPoint(-20, 0, 0) }, 8, 8)[0]).toBe(0));
});
