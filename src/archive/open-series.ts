import { readMetadata, type ByteSource, type DescribedInstance, type Library, type Slice } from '../dicom';
import { archiveProblem, failed, ok, problemOf, type Answer, type ArchiveProblem } from './problem';
import type { Desk } from './request';
import { firstToTell } from './first-to-tell';
import { SeriesLoader, type Habits, type SeriesProgress } from './series-loader';

export interface SeriesOpening {
  /** The reader moved on: everything under way for this series is called off. */
  readonly signal?: AbortSignal;
  /** Lower goes first; 0 where it is not given. The series on screen before the ones beside it. */
  readonly priority?: number;
  /** How many images the list of series promised, to be held against what the archive has. */
  readonly expected?: number | null;
  /** 'when-asked': only what the series is; its images come one by one as they are looked at, and all of them once `retry` has been called. */
  readonly images?: 'now' | 'when-asked';
  onProgress?(progress: SeriesProgress): void;
  /** Problems after the series was opened: its images still come, or `retry` gets them. */
  onProblem?(problem: ArchiveProblem): void;
}

/** A series whose slices are known and whose pixels come as they are wanted. */
export interface OpenedSeries {
  /** The series by itself. For several at once, give all their `instances` to `readMetadata`. */
  readonly library: Library;
  readonly instances: readonly DescribedInstance[];
  /** Settles when everything is here, or nothing more comes by itself. Never rejects. */
  readonly loaded: Promise<void>;
  /** Goes on with what is missing after a problem; starts what was opened without images. */
  retry(): Promise<void>;
  /** Stops loading and forgets what is held. */
  close(): void;
}

const slicesOf = (library: Library): readonly Slice[] =>
  library.subjects.flatMap(({ days, setApart }) => [...days.flatMap(({ series }) => series), ...setApart.flatMap(({ series }) => series ?? [])]).flatMap(({ slices }) => slices);

const sourceOf = (loader: SeriesLoader, series: string, sop: string): ByteSource => ({
  name: `${series}/${sop}.dcm`,
  get size() {
    return loader.size(sop);
  },
  read: async (start, end) => (await loader.file(sop)).subarray(start, end),
  frame: (frame) => loader.frame(sop, frame),
});

/** Opens one series: what it is as soon as its metadata are here, its pixels while they come. */
export const openSeries = async (desk: Desk, habits: Habits, study: string, series: string, options: SeriesOpening = {}): Promise<Answer<OpenedSeries>> => {
  const left = new AbortController();
  const signal = AbortSignal.any([left.signal, desk.signal, ...(options.signal ? [options.signal] : [])]);
  const { priority = 0, expected = null, images = 'now' } = options;
  const loader = new SeriesLoader(desk, habits, study, series, {
    priority, signal, onProgress: (progress) => options.onProgress?.(progress), onProblem: (problem) => options.onProblem?.(problem),
  });
  const told = await firstToTell(desk, study, series, loader, { priority, signal, expected: images === 'now' ? expected : null });
  if (told.kind === 'problem') {
    left.abort();
    return told;
  }
  const addresses = told.value.instances.map(({ json, sop }) => ({ studyInstanceUid: study, seriesInstanceUid: series, sopInstanceUid: sop, json: json ?? {} }));
  const instances = told.value.instances.map(({ json, sop }): DescribedInstance => ({ json, source: sourceOf(loader, series, sop) }));
  loader.describe(addresses, told.value.slices);
  // Where no metadata came, the files themselves tell; one of them may have changed since.
  const library = await readMetadata(instances).catch((error: unknown) => problemOf(error) ?? Promise.reject(error));
  if ('remedy' in library) {
    left.abort();
    return failed(library);
  }
  if (told.value.slices.length === 0) loader.promise(slicesOf(library));
  if (expected !== null && expected !== instances.length) options.onProblem?.(archiveProblem('lying-count', `The archive listed ${expected} images for this series and describes ${instances.length}`));
  const opened: OpenedSeries = {
    library, instances, loaded: images === 'now' ? loader.load() : Promise.resolve(), retry: () => loader.load(),
    close: () => {
      left.abort();
      loader.close();
    },
  };
  return ok(opened);
};
