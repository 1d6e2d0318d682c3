import type { Archive, ArchivedSeries, ArchiveProblem } from '../../archive';
import type { Library } from '../../dicom';
import { leaveOpening, openTold } from '../opening';
import { describe } from './describe';
import { closeAll, waitForRead } from './waiting';

export type Opened =
  | { readonly kind: 'opened'; readonly library: Library }
  /** The archive told of nothing that could be opened. */
  | { readonly kind: 'problem'; readonly problem: ArchiveProblem }
  /** The reader went elsewhere. */
  | { readonly kind: 'left' };

const imagesIn = (series: readonly ArchivedSeries[]): number => series.reduce((sum, { instanceCount }) => sum + (instanceCount ?? 0), 0);

/**
 * Opens studies of an archive like a drop: their CT series are described and shown on the loading page as they come, with the timepoints that
 * they suggest. Images are not loaded before a read begins.
 */
export const openStudies = async (archive: Archive, root: string, studies: readonly string[], only: readonly string[] | null = null): Promise<Opened> => {
  const { signal, tell } = openTold();
  const left = (): Opened => ({ kind: 'left' });
  const answers = await Promise.all(studies.map((study) => archive.seriesOf(study, { signal })));
  if (signal.aborted) return left();
  const listed = answers.flatMap((answer) => (answer.kind === 'ok' ? answer.value : []));
  const series = listed.filter(({ modality, seriesInstanceUid }) => (modality === 'CT' || modality === '') && (only === null || only.includes(seriesInstanceUid)));
  const refused = answers.flatMap((answer) => (answer.kind === 'problem' ? [answer.problem] : []));
  const total = imagesIn(series);
  const progress = (library: Library): { readonly filesDone: number; readonly filesTotal: number; readonly bytesDone: number; readonly bytesTotal: number } => {
    const done = library.subjects.flatMap(({ days, setApart }) => [...days.flatMap((day) => day.series), ...setApart.flatMap((apart) => apart.series ?? [])]).reduce((sum, { slices }) => sum + slices.length, 0);
    return { filesDone: done, filesTotal: Math.max(done, total), bytesDone: 0, bytesTotal: 0 };
  };
  const { from, library, problems } = await describe(archive, root, series, signal, (soFar) => void tell(soFar, progress(soFar), false));
  const [problem] = [...refused, ...problems];
  if (signal.aborted || (from.series.length === 0 && problem)) {
    closeAll(from);
    if (signal.aborted) return left();
    leaveOpening();
    return problem ? { kind: 'problem', problem } : left();
  }
  const unlisted = refused.map((one) => ({ kind: 'unreadable' as const, rank: 'fault' as const, file: 'A study of the archive', detail: one.detail, count: 1 }));
  const whole: Library = { ...library, problems: [...unlisted, ...library.problems] };
  const done = progress(whole);
  if (!tell(whole, { ...done, filesTotal: done.filesDone }, true)) {
    closeAll(from);
    return left();
  }
  waitForRead(from);
  return { kind: 'opened', library: whole };
};
