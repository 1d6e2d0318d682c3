import { readOptions, type AidKind, type TimepointId } from '../../read';
import type { ReadingRoomProps } from '../room-props';

interface Shown {
  readonly read: Pick<ReadingRoomProps['read'], 'charter' | 'signed'>;
  readonly session: Pick<ReadingRoomProps['session'], 'aids'>;
}

/** Whether an aid is shown: neither the charter nor the reader has switched it off. */
export const aidOn = ({ read, session }: Shown, kind: AidKind): boolean =>
  readOptions(read).aids[kind] !== 'off' && !(session.aids?.off?.includes(kind) ?? false);

/** Whether the computed label of a timepoint is shown: where labels are off, once it is signed. */
export const labelOn = (shown: Shown, timepoint: TimepointId): boolean => aidOn(shown, 'label') || shown.read.signed.has(timepoint);
