import { readFrom, type Log } from '../../read';
import { timepointStandings, type TimepointState } from '../lock/timepoint-states';
import type { Study } from '../study/study';
import type { ReadPackage } from './read-package';

/** One line of a reader's worklist: codes, ordinals and study days, nothing else (R2). Scans that may not be opened yet are not in it. */
export interface WorklistRow {
  readonly position: number;
  readonly batch: number;
  readonly code: string;
  /** rejected: the gate did not let the open scan pass. */
  readonly state: 'not-started' | 'to-read' | 'draft' | 'rejected' | 'amendment' | 'done';
  readonly scans: readonly { readonly label: string; readonly studyDay: number; readonly state: TimepointState }[];
  readonly gate: 'at-opening' | 'passed' | 'not-passed';
  readonly lastSigned: { readonly label: string; readonly at: string } | null;
}

/** What the app knows of one reading: its log, and whether the description of its last open scan names no further one. */
export interface ReadingSoFar {
  readonly log: Log;
  readonly isLast: boolean;
}

const NOT_STARTED = { state: 'not-started', scans: [], gate: 'at-opening', lastSigned: null } as const;

const stateOf = (read: ReturnType<typeof readFrom>, states: readonly TimepointState[], isLast: boolean): WorklistRow['state'] => {
  if (read.reopened.size > 0) return 'amendment';
  const open = read.timepoints[states.indexOf('open')];
  if (!open) return isLast ? 'done' : 'to-read';
  const judged = read.quality.get(open.id);
  if (judged?.accepted === false) return 'rejected';
  const begun = judged !== undefined || read.lesions.some(({ at }) => at.has(open.id));
  if (begun) return 'draft';
  return open.index === 0 ? 'not-started' : 'to-read';
};

const rowOf = ({ position, batch, code }: ReadPackage['readings'][number], so: ReadingSoFar | undefined, study: Study): WorklistRow => {
  if (!so || so.log.length === 0) return { position, batch, code, ...NOT_STARTED };
  const read = readFrom(so.log);
  const seen = timepointStandings(read, study);
  const judged = read.timepoints.flatMap(({ id }) => read.quality.get(id) ?? []).at(-1);
  const last = [...read.signed.values()].reduce<{ readonly timepoint: string; readonly at: string } | null>((latest, one) => (latest === null || one.at > latest.at ? one : latest), null);
  return {
    position, batch, code, state: stateOf(read, seen.map(({ state }) => state), so.isLast),
    scans: read.timepoints.flatMap(({ label, day, index }) => {
      const state = seen[index]?.state ?? 'sealed';
      return state === 'sealed' ? [] : [{ label, studyDay: day, state }];
    }),
    gate: judged ? (judged.accepted ? 'passed' : 'not-passed') : 'at-opening',
    lastSigned: last && { label: read.timepoints.find(({ id }) => id === last.timepoint)?.label ?? '', at: last.at },
  };
};

/** A reader's worklist in its order, from the package and what was read of it so far, by code. */
export const worklist = (received: ReadPackage, soFar: ReadonlyMap<string, ReadingSoFar>): readonly WorklistRow[] =>
  received.readings.map((reading) => rowOf(reading, soFar.get(reading.code), received.study));
