import { type Archive, type ArchivedSeries, type ArchiveProblem } from '../../archive';
import { readMetadata, type Library, type LoadProblem } from '../../dicom';
import type { FromArchive } from './waiting';

export interface Described {
  readonly from: FromArchive;
  readonly library: Library;
  /** Of the series that could not be opened, one each. */
  readonly problems: readonly ArchiveProblem[];
}

/** A series to open; what the archive lists of it, where it was listed. */
type Wanted = Pick<ArchivedSeries, 'studyInstanceUid' | 'seriesInstanceUid'> & Partial<Pick<ArchivedSeries, 'description' | 'instanceCount'>>;

/** Between two looks at what has come so far, ms. */
const LOOK_MS = 300;

const missing = ({ description, seriesInstanceUid }: Wanted, problem: ArchiveProblem): LoadProblem => ({
  kind: 'unreadable', rank: 'fault', file: description || seriesInstanceUid, detail: problem.detail, count: 1,
});

/** What series hold, from their metadata alone: their images are asked for when they are looked at. Rejects never because of the archive. */
export const describe = async (archive: Archive, root: string, wanted: readonly Wanted[], signal: AbortSignal, soFar: (library: Library, seriesDone: number) => void): Promise<Described> => {
  const listening: FromArchive['listening'] = { by: null, here: new Map() };
  const series: { study: string; series: string; opened: FromArchive['series'][number]['opened'] }[] = [];
  const failures: { readonly problem: ArchiveProblem; readonly line: LoadProblem }[] = [];
  const library = async (): Promise<Library> => {
    const told = await readMetadata(series.flatMap(({ opened }) => opened.instances));
    return { ...told, problems: [...failures.map(({ line }) => line), ...told.problems] };
  };
  let looked = 0;
  // Only while it is described: a read that has begun is not called off with the page that proposed it.
  const calledOff = new AbortController();
  const callOff = (): void => calledOff.abort();
  signal.addEventListener('abort', callOff);
  await Promise.all(wanted.map(async (one) => {
    const { studyInstanceUid: study, seriesInstanceUid: uid } = one;
    const answer = await archive.openSeries(study, uid, {
      images: 'when-asked', signal: calledOff.signal, expected: one.instanceCount ?? null,
      onProgress: (progress) => {
        listening.here.set(uid, progress.imagesDone);
        listening.by?.onProgress();
      },
      onProblem: (problem) => listening.by?.onProblem(uid, problem),
    });
    if (answer.kind === 'problem') failures.push({ problem: answer.problem, line: missing(one, answer.problem) });
    else if (signal.aborted) answer.value.close();
    else series.push({ study, series: uid, opened: answer.value });
    if (performance.now() - looked < LOOK_MS || signal.aborted) return;
    looked = performance.now();
    soFar(await library(), series.length + failures.length);
  }));
  signal.removeEventListener('abort', callOff);
  return { from: { root, series, listening }, library: await library(), problems: failures.map(({ problem }) => problem) };
};
