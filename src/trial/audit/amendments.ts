import { readFrom, type EntryId, type Log, type TimepointId } from '../../read';
import { assessedRead, labelOf } from '../assessed-read';
import type { AuditRow } from './audit-rows';

/** A change after a signature (R4): asked for with a reason, made, and signed again. */
export interface Amendment {
  readonly timepoint: string;
  readonly entry: EntryId;
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  /** What was changed until it was signed anew, with old and new values. */
  readonly changes: readonly AuditRow[];
  /** ISO 8601 instant; null while it is open. */
  readonly signedAgainAt: string | null;
}

const ASIDE: ReadonlySet<AuditRow['kind']> = new Set(['aidShown', 'imagesViewed', 'exported', 'noteDismissed', 'signedIn', 'timepointSigned', 'timepointReopened']);

export const amendments = (log: Log, rows: readonly AuditRow[]): readonly Amendment[] => log.flatMap((entry, index): readonly Amendment[] => {
  const { act } = entry;
  if (act.kind !== 'timepointReopened') return [];
  const signed = log.findIndex((later, place) => place > index && later.act.kind === 'timepointSigned' && later.act.timepoint === act.timepoint);
  const until = signed < 0 ? log.length : signed;
  return [{
    timepoint: rows[index]?.timepoint ?? act.timepoint, entry: entry.id, by: entry.by, at: entry.at, reason: act.reason,
    changes: rows.slice(index + 1, until).filter(({ kind }) => !ASIDE.has(kind)), signedAgainAt: log[signed]?.at ?? null,
  }];
});

/** The labels of a timepoint as they were signed, and as they are now: a proposal until it is signed again (R4). */
export interface LabelProposal {
  readonly timepoint: TimepointId;
  readonly label: string;
  readonly signed: ReturnType<typeof labelOf>;
  readonly now: ReturnType<typeof labelOf>;
  readonly differs: boolean;
}

const NONE = { recist11: null, irecist: null } as const;

const labelsOf = (log: Log, timepoint: TimepointId): ReturnType<typeof labelOf> => {
  const read = readFrom(log);
  const response = assessedRead(read)?.assessment.timepoints[read.timepoints.findIndex(({ id }) => id === timepoint)];
  return response ? labelOf(response) : NONE;
};

export const labelProposals = (log: Log): readonly LabelProposal[] => {
  const read = readFrom(log);
  return read.timepoints.filter(({ id }) => read.reopened.has(id)).map(({ id, label }) => {
    const signedAt = log.findLastIndex(({ act }) => act.kind === 'timepointSigned' && act.timepoint === id);
    const [signed, now] = [labelsOf(log.slice(0, signedAt + 1), id), labelsOf(log, id)];
    return { timepoint: id, label, signed, now, differs: signed.recist11 !== now.recist11 || signed.irecist !== now.irecist };
  });
};
