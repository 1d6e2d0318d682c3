import type { ArchiveProblem, OpenedSeries } from '../../archive';

/** Who listens to series on their way; another one after the read has begun. */
interface Listening {
  onProgress(): void;
  onProblem(series: string, problem: ArchiveProblem): void;
}

/** Series of an archive that have been opened: described, their images still there. */
export interface FromArchive {
  readonly root: string;
  readonly series: readonly { readonly study: string; readonly series: string; readonly opened: OpenedSeries }[];
  /** `here`: images of each series that have come, whoever listened. */
  readonly listening: { by: Listening | null; readonly here: Map<string, number> };
}

export const closeAll = (from: FromArchive): void => from.series.forEach(({ opened }) => opened.close());

let waiting: FromArchive | null = null;

/** Series that wait for a read to begin, or to be left. */
export const waitForRead = (from: FromArchive): void => {
  letGoOfWaiting();
  waiting = from;
};

/** Hands them over to the read that begins. */
export const takeWaiting = (): FromArchive | null => {
  const taken = waiting;
  waiting = null;
  return taken;
};

/** Calls off what no read wants any more. */
export const letGoOfWaiting = (): void => {
  const left = takeWaiting();
  if (left) closeAll(left);
};
