import type { TeachingScan } from '../../panels';
import type { Side } from '../../viewer';
import { teaching } from './state';

/** The scan that a side shows: the one that is read on the right, on the left the baseline, or for the baseline a scan before it. The first scan stands alone on the left. */
export const scanOn = (side: Side): TeachingScan | null => {
  const { opened, session } = teaching.getState();
  const scans = opened?.story.scans ?? [];
  if (!session) return null;
  if (session.step === 0) return side === 'left' ? (scans[0] ?? null) : null;
  const current = scans[session.step] ?? null;
  if (side === 'right') return current;
  const baseline = scans.findIndex(({ timepoint }) => timepoint !== null);
  return scans[session.step > baseline ? baseline : session.step - 1] ?? null;
};

/** Whether what the expert drew on a side may be seen. */
export const expertShown = (side: Side): boolean => {
  const { session } = teaching.getState();
  const scan = scanOn(side);
  return session !== null && scan !== null && session.revealed.has(scan.label);
};
