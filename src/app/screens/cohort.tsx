import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { CohortPlots } from '../../panels';
import { addCohortFiles, cohort, openCohortRead, setCohortSource } from '../cohort';
import { showHome } from '../home';
import { store } from '../state';

/** The plots of a set of reads. */
export const Cohort = (): ReactElement => {
  const { members, sources, message, loading } = useStore(cohort);
  const reader = useStore(store, (state) => state.reader);
  const count = (from: 'kept' | 'file' | 'teaching'): number => members.filter((member) => member.from === from).length;
  return (
    <CohortPlots members={members} sources={sources} counts={{ kept: count('kept'), files: count('file'), teaching: count('teaching') }} reader={reader} message={message} loading={loading}
      setSource={setCohortSource} addFiles={(files) => void addCohortFiles(files)} open={(member, timepoint) => void openCohortRead(member, timepoint)}
      save={(what) => void import('../plot-files').then(({ savePlot }) => savePlot(what))} goHome={() => void showHome()} />
  );
};
