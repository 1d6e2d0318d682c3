import type { ReactElement, ReactNode } from 'react';
import { useStore } from 'zustand';
import { UnequivocalGuard } from '../../panels';
import { closeGuard, growthSites, guarding, recordUnequivocal } from '../guards-unequivocal';
import type { Room } from '../state';

const GuardOver = ({ room }: { readonly room: Room }): ReactElement | null => {
  const { now } = useStore(guarding);
  const lesion = room.read.lesions.find((one) => one.id === now?.lesion);
  const timepoint = room.read.timepoints.find((one) => one.id === now?.timepoint);
  if (!now || !lesion || !timepoint) return null;
  return <UnequivocalGuard key={lesion.id} lesion={lesion} timepoint={timepoint} sites={growthSites(room.read, lesion)} again={now.answer === 'unequivocal-increased'} record={recordUnequivocal} close={closeGuard} />;
};

export const unequivocalSheet = (room: Room): ReactNode => <GuardOver room={room} />;
