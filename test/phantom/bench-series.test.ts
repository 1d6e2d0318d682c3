import * as dicomParser from 'dicom-parser';
import { expect, it } from 'vitest';
import { benchSeries } from '../../src/phantom';

it('makes thin slices of 512×512 with the noise of a real scan', () => {
  const bytes = benchSeries(2)[1]?.bytes ?? new Uint8Array();
  const read = dicomParser.parseDicom(bytes);
  expect([read.uint16('x00280010'), read.uint16('x00280011')]).toEqual([512, 512]);
  // In the air of a corner there is nothing but noise: mean −1000 HU, standard deviation 22 HU (cut at −1024).
  const offset = read.elements['x7fe00010']?.dataOffset ?? 0;
  const view = new DataView(bytes.buffer);
  const corner = Array.from({ length: 40 * 40 }, (_, i) => view.getInt16(offset + 2 * (Math.floor(i / 40) * 512 + (i % 40)), true));
  const mean = corner.reduce((sum, value) => sum + value, 0) / corner.length;
  const deviation = Math.sqrt(corner.reduce((sum, value) => sum + (value - mean) ** 2, 0) / corner.length);
  expect(Math.abs(mean + 998)).toBeLessThan(4);
  expect(deviation).toBeGreaterThan(15);
  expect(deviation).toBeLessThan(24);
});
