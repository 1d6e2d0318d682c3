import type { ReactNode } from 'react';
import { SubjectPlots } from '../../panels';
import { openCohort } from '../cohort';
import { selectLesion } from '../lesion-steps';
import { intents } from '../room-intents';
import { setSession, type Room } from '../state';

/** The plots of the read on screen. A point takes the room to its scan, and to the lesion where it is one of a lesion. */
export const plotsSheet = ({ read, assessment, session }: Room): ReactNode => (
  <SubjectPlots read={read} assessment={assessment} session={session} close={intents.closeSheet} openCohort={() => void openCohort()}
    save={(what) => void import('../plot-files').then(({ savePlot }) => savePlot(what))}
    open={(timepoint, lesion) => {
      intents.closeSheet();
      const side = read.timepoints[0]?.id === timepoint ? 'left' : 'right';
      intents.showTimepoint(timepoint, side);
      setSession({ activeSide: side });
      if (lesion !== null) selectLesion(lesion);
    }} />
);
