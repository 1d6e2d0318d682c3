import { useStore } from 'zustand';
import { Home, Loading, ReadingRoom } from '../panels';
import type { Series } from '../dicom';
import type { TimepointId } from '../read';
import { archiveBox } from './archive/box';
import { sourceOfFile, sourcesOfDrop } from './byte-sources';
import { CanvasOver, paintInto } from './canvas';
import { openedCase } from './case-files';
import { charterHash, chooseCharter } from './charter-choice';
import { openCharterFile, saveCharter } from './charter-files';
import { openCohort } from './cohort';
import { saveDeidentified } from './deid-copy';
import { forget, forgetImagesOf, setKeepImages, setReader, teachingAtHome } from './home';
import { cautionsAt } from './guards';
import * as opening from './opening';
import { levelKnown } from './places';
import { openReadFile, saveText } from './read-files';
import { intents } from './room-intents';
import { beginRead, resumeRead } from './room-open';
import { openSample } from './sample';
import { screenOf } from './screens';
import { sheetOver } from './sheets';
import { set, store, type Room } from './state';
import { today } from './today';
import { openWorklist } from './trial/worklist-screen';

/** The series that may be read at a timepoint: those of its studies, the chosen one first. */
const seriesAt = (room: Room) => (timepoint: TimepointId): readonly Series[] => {
  const at = room.read.timepoints.find((one) => one.id === timepoint);
  const all = [...room.series.values()].filter((series) => at?.studyInstanceUids.includes(series.studyInstanceUid));
  return all.sort((a, b) => Number(b.key === at?.seriesKey) - Number(a.key === at?.seriesKey));
};

const problemsAsText = (): string =>
  (store.getState().opening?.library.problems ?? []).map((problem) => `${problem.rank}\t${problem.kind}\t${problem.detail}\t${problem.file}`).join('\n');

export const App = () => {
  const state = useStore(store);
  if (state.screen === 'room' && state.room) {
    const { read, assessment, problems, session, stage } = state.room;
    return <ReadingRoom read={read} assessment={assessment} problems={problems} seriesOf={seriesAt(state.room)} session={session} stage={stage} intents={intents} today={today()} charterHash={charterHash} cautionsOf={cautionsAt(state.room)} levelOf={levelKnown(state.room)} sheet={sheetOver(state.room)} />;
  }
  if (state.screen === 'loading' && state.opening) {
    return (
      <><Loading
        {...state.opening}
        reader={state.reader}
        charter={state.charter}
        charterHash={charterHash}
        chooseCharter={(charter) => void chooseCharter(charter)}
        openCharterFile={openCharterFile}
        saveCharter={saveCharter}
        cancel={opening.cancelOpening}
        goHome={opening.leaveOpening}
        openRead={(file) => void openReadFile(file)}
        addDrop={(transfer) => void opening.openSources(sourcesOfDrop(transfer), true)}
        rename={opening.renameTimepoint}
        redate={opening.redateTimepoint}
        chooseSeries={opening.chooseTimepointSeries}
        move={opening.moveTimepoint}
        setExcluded={opening.excludeTimepoint}
        merge={opening.mergeTimepoint}
        separate={opening.separateTimepoint}
        read={(subjectKey) => void beginRead(subjectKey)}
        resume={(subjectKey, readId) => void resumeRead(readId, opening.sourcesOf(subjectKey))}
        saveDeidentified={(subjectKey) => void saveDeidentified(subjectKey)}
        saveProblems={() => saveText('nadir-load-problems.txt', problemsAsText())}
        paint={paintInto}
      /><CanvasOver /></>
    );
  }
  if (state.screen === 'starting') return null;
  const elsewhere = screenOf(state.screen);
  if (elsewhere) return elsewhere;
  return (
    <Home
      reader={state.reader}
      recent={state.recent}
      space={state.space}
      message={state.message}
      archive={archiveBox()}
      openFiles={(files) => { if (!openedCase(files)) void opening.openSources(files.map((file) => sourceOfFile(file))); }}
      openDrop={(transfer) => { if (!openedCase(transfer.files)) void opening.openSources(sourcesOfDrop(transfer)); }}
      openSample={() => void openSample()}
      openRead={(file) => { if (!openedCase([file])) void openReadFile(file); }}
      resume={(id) => void resumeRead(id)}
      forget={(id) => void forget(id)}
      forgetImages={(id) => void forgetImagesOf(id)}
      setKeepImages={(keep) => void setKeepImages(keep)}
      setReader={(reader) => void setReader(reader)}
      openCohort={() => void openCohort()}
      teaching={teachingAtHome()}
      trial={{ openWorklist: () => void openWorklist(), openStudy: () => set({ screen: 'study' }) }}
    />
  );
};
