import type { ReactElement, ReactNode } from 'react';
import { useStore } from 'zustand';
import { LookBackSheet, type LookBackProps } from '../../panels';
import { aidAllowed } from '../aids';
import { closeLookBack, lookingBack, looksOf, recordLookBack, removeLookedAt } from '../look-back';
import { lookBackEffect } from '../look-back-effect';
import { pixelsOf } from '../pixels-of';
import type { Room } from '../state';

const LUNG = { center: -600, width: 1500 };
const SOFT_TISSUE = { center: 40, width: 400 };
const WIDE = 1000;

const pixels: LookBackProps['pixels'] = (series, index) => pixelsOf(series.slices[index]);

/** Labels that are off are not told here either. */
const withoutLabels = ({ read }: Room, effect: ReturnType<LookBackProps['consequence']>): typeof effect => (effect && !aidAllowed(read, 'label') ? { ...effect, labels: [] } : effect);

const LookBackOver = ({ room }: { readonly room: Room }): ReactElement | null => {
  const { now } = useStore(lookingBack);
  const lesion = room.read.lesions.find((one) => one.id === now?.lesion);
  const looks = now && looksOf(room, now);
  const timepoint = room.read.timepoints.find((one) => one.id === now?.timepoint);
  if (!now || !lesion || !looks || !timepoint) return null;
  const side = room.session.left === now.timepoint ? 'left' : 'right';
  const drawn = lesion.at.get(now.timepoint)?.caliper?.place.window;
  const inLung = lesion.site?.organ === 'lung' && (drawn === undefined || drawn.width < WIDE); // in a narrow window small vessels and faint nodules of the lung are black
  const window = inLung ? LUNG : (drawn ?? room.stage?.view(side).window ?? SOFT_TISSUE);
  return (
    <LookBackSheet blinded={room.session.blinded ?? false} lesion={lesion} timepoint={timepoint} earlier={looks.earlier} here={looks.here} window={window} pixels={pixels}
      consequence={(candidate) => withoutLabels(room, lookBackEffect(room, now, candidate))} record={recordLookBack} remove={removeLookedAt} close={closeLookBack} />
  );
};

export const lookBackSheet = (room: Room): ReactNode => <LookBackOver key={lookingBack.getState().now?.lesion ?? ''} room={room} />;
