import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { StudyPage } from '../../panels';
import { sourceOfFile, sourcesOfDrop } from '../byte-sources';
import { showHome } from '../home';
import { createIdentity, openIdentity, saveIdentity, signing } from '../trial/identity';
import { addPerson, dropPerson, hashOf, makePackages, openStudy, openSubjects, rosterNow, saveStudy, studyProblems, studyShown } from '../trial/study-screen';

export const StudyJoined = (): ReactElement => {
  const { identity } = useStore(signing);
  const state = useStore(studyShown);
  const { study, subjects, codes, message, packing } = state;
  const problems = studyProblems(study);
  return (
    <StudyPage identity={identity} study={study} problems={problems} hash={problems.length === 0 ? hashOf(study) : null} roster={rosterNow(state)} message={message} packing={packing}
      subjects={subjects.subjects.map(({ key, timepoints }) => ({ key, code: codes.get(key) ?? key, scans: timepoints.length }))}
      change={(to) => studyShown.setState({ study: to })} openStudy={(file) => void openStudy(file)} saveStudy={saveStudy} addPerson={(file, role) => void addPerson(file, role)} dropPerson={dropPerson}
      openSubjects={(files) => void openSubjects(files.map((file) => sourceOfFile(file)))} dropSubjects={(transfer) => void openSubjects(sourcesOfDrop(transfer))} makePackages={(passphrase) => void makePackages(passphrase)}
      goHome={() => void showHome()} create={createIdentity} open={openIdentity} save={saveIdentity} />
  );
};
