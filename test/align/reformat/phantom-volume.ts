import { frameBytes, readSources, type ByteSource } from '../../../src/dicom';
import type { ScanSlice } from '../../../src/align';
import { analyticSeries, type AnalyticVariant } from '../../../src/phantom';

const made = new Map<AnalyticVariant, ReturnType<typeof read>>();

/** The calibration phantom as its files tell it, slice by slice, and the script's own places. */
export const phantomSlices = (variant: AnalyticVariant): ReturnType<typeof read> => {
  const known = made.get(variant) ?? read(variant);
  made.set(variant, known);
  return known;
};

const read = async (variant: AnalyticVariant): Promise<{ readonly slices: readonly ScanSlice[]; readonly truth: ReturnType<typeof analyticSeries>['truth'] }> => {
  const { files, truth } = analyticSeries(variant);
  const sources = files.map(({ name, bytes }): ByteSource => ({ name, size: bytes.length, read: async (start, end) => bytes.subarray(start, end) }));
  const series = (await readSources(sources, {})).subjects[0]?.days[0]?.series[0];
  const slices = await Promise.all((series?.slices ?? []).map(async (slice): Promise<ScanSlice> => {
    const found = await frameBytes(slice);
    if (!slice.plane || found.kind !== 'bytes') throw new Error('no pixels');
    return { plane: slice.plane, values: new Int16Array(found.bytes.slice().buffer), slope: slice.pixels.rescaleSlope, intercept: slice.pixels.rescaleIntercept };
  }));
  return { slices, truth };
};
