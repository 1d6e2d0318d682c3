import type { ReactNode } from 'react';
import { MakeCase, PlainSheet } from '../../panels';
import { currentTimepoint } from '../lesion-steps';
import { intents } from '../room-intents';
import type { Room } from '../state';
import { unpackable } from '../teaching/unpackable';

/** The read on screen in plain words. Where labels are hidden from the reader, so are their words. */
export const plainSheet = ({ read, assessment, session }: Room): ReactNode => {
  const at = read.timepoints.find(({ id }) => id === currentTimepoint())?.label ?? read.timepoints[0]?.label ?? '';
  return <PlainSheet read={read} assessment={session.blinded ? null : assessment} at={at} caseName={read.subject.code} close={intents.closeSheet} />;
};

/** A teaching case of the read on screen. Its code comes when it is asked for. */
export const makeCaseSheet = (room: Room): ReactNode => {
  const labelled = room.assessment?.timepoints.filter(({ irecist, unanswered }) => irecist !== null && unanswered.length === 0).map(({ id }) => id) ?? [];
  return (
    <MakeCase read={room.read} labelled={room.session.blinded || room.read.lesions.length === 0 ? [] : labelled} unpackable={unpackable(room)} close={intents.closeSheet}
      save={async (written, archive, progress) => (await import('../teaching/make-case')).saveCase(room, written, archive, progress)} />
  );
};
