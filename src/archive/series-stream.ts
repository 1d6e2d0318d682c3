import type { Slice } from '../dicom';
import { slicesIn } from './frame-ways';
import { partsOf } from './parts';
import { problemOf, type Answer, type ArchiveProblem, type ArchiveProblemKind } from './problem';
import { ask, type Desk } from './request';

/** Of the whole series in one answer: as stored, or as the archive likes it. */
const ACCEPTS = ['multipart/related; type="application/dicom"; transfer-syntax=*', 'multipart/related; type="application/dicom"'];

/** The archive does not stream series, or cannot do it just now. */
export const REFUSALS: readonly ArchiveProblemKind[] = ['unsupported', 'not-found', 'forbidden', 'server-fault', 'malformed-multipart', 'html-instead-of-json'];

export interface Streamed {
  readonly files: number;
  readonly bytes: number;
  readonly firstMs: number;
  readonly wholeMs: number;
  /** Why it ended before its end. What came until then is good. */
  readonly broken: ArchiveProblem | null;
}

export interface StreamedFile {
  readonly bytes: Uint8Array;
  readonly slices: readonly Slice[];
}

/** RetrieveSeries (PS3.18 10.4.1.1.2) in one request; every file is handed on as soon as its last byte is there. */
export const streamSeries = async (
  desk: Desk, study: string, series: string, priority: number, signal: AbortSignal, onFile: (file: StreamedFile) => void, onBadFile: (problem: ArchiveProblem) => void,
): Promise<Answer<Streamed>> => {
  const what = 'the series';
  const started = performance.now();
  const read = (accept: string): Promise<Answer<Streamed>> =>
    ask(desk, { what, path: `/studies/${study}/series/${series}`, accept, priority, signal }, async (arrived) => {
      let [files, bytes, firstMs] = [0, 0, 0];
      const ended = (broken: ArchiveProblem | null): Streamed => ({ files, bytes, firstMs, wholeMs: performance.now() - started, broken });
      try {
        for await (const part of partsOf(arrived, what)) {
          if (files === 0) firstMs = performance.now() - started;
          files += 1;
          bytes += part.bytes.length;
          try {
            onFile({ bytes: part.bytes, slices: await slicesIn('instance', part.bytes) });
          } catch (error) {
            const problem = problemOf(error);
            if (!problem) throw error;
            onBadFile(problem);
          }
        }
      } catch (error) {
        const problem = problemOf(error);
        // Not one file: the request as a whole may be tried again. After that, only what is missing is asked for.
        if (!problem || files === 0) throw error;
        return ended(problem);
      }
      return ended(null);
    });
  const [best = '', second = ''] = ACCEPTS;
  const answer = await read(best);
  return answer.kind === 'problem' && answer.problem.kind === 'unsupported' ? read(second) : answer;
};
