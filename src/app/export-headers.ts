import { readDataset, type Dataset, type Series } from '../dicom';

const read = new WeakMap<Series, Promise<Dataset | null>>();

const datasetOf = async (series: Series): Promise<Dataset | null> => {
  const source = series.slices[0]?.source;
  if (!source) return null;
  try {
    const reading = await readDataset(await source.read(0, source.size));
    return reading.kind === 'dataset' ? reading.dataset : null;
  } catch {
    return null; // the file has gone, or an archive hands out frames only
  }
};

/** The header of a series' first image, read once; null where it cannot be had. */
export const headerOf = (series: Series): Promise<Dataset | null> => {
  const known = read.get(series) ?? datasetOf(series);
  read.set(series, known);
  return known;
};
