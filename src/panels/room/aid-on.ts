import { readOptions, type AidKind } from '../../read';
import type { ReadingRoomProps } from '../room-props';

/** Whether an aid is shown: neither the charter nor the reader has switched it off. */
export const aidOn = ({ read, session }: { readonly read: Pick<ReadingRoomProps['read'], 'charter'>; readonly session: Pick<ReadingRoomProps['session'], 'aids'> }, kind: AidKind): boolean =>
  readOptions(read).aids[kind] !== 'off' && !(session.aids?.off?.includes(kind) ?? false);
