import type { Read, TimepointId } from '../../read';
import type { Study } from '../study/study';

/**
 * signed: read-only. open: may be read and changed. stale: was signed, and an earlier one was opened again since; it is seen, and waits for
 * those before it to be signed anew. sealed: not to be listed, loaded, decoded or decrypted yet.
 */
export type TimepointState = 'signed' | 'open' | 'stale' | 'sealed';

export interface TimepointStanding {
  readonly timepoint: TimepointId;
  readonly state: TimepointState;
  /** Why it was opened again; null where it was not. */
  readonly reopened: string | null;
}

/** A signature locks its timepoint and every one before it. */
const lastSigned = (read: Read): number => Math.max(-1, ...read.timepoints.filter(({ id }) => read.signed.has(id)).map(({ index }) => index));

/** R3: how far each timepoint of the read is. Outside a study, and in a global read, nothing is sealed. */
export const timepointStandings = (read: Read, study: Study | null): readonly TimepointStanding[] => {
  const signed = lastSigned(read);
  const sequential = study !== null && study.design !== 'global';
  return read.timepoints.map(({ id, index }) => {
    const reopened = read.reopened.get(id)?.reason ?? null;
    const waits: TimepointState = reopened === null ? 'sealed' : 'stale';
    return { timepoint: id, reopened, state: index <= signed ? 'signed' : !sequential || index === signed + 1 ? 'open' : waits };
  });
};

/** The timepoints that may be on screen or in memory now. */
export const openTimepoints = (read: Read, study: Study | null): readonly TimepointId[] =>
  timepointStandings(read, study).filter(({ state }) => state !== 'sealed').map(({ timepoint }) => timepoint);

/** The timepoints that have been opened so far, and when each was: with the read, or by the signature before it. The log is its own record of unlocking. */
export const timepointOpened = (read: Read, study: Study | null, openedAt: string): readonly { readonly timepoint: TimepointId; readonly at: string }[] => {
  const sequential = study !== null && study.design !== 'global';
  return read.timepoints.flatMap(({ id, index }) => {
    const before = read.timepoints[index - 1];
    const at = index === 0 || !sequential ? openedAt : before && read.signed.get(before.id)?.at;
    return at ? [{ timepoint: id, at }] : [];
  });
};
