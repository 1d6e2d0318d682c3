import { digest } from '../room-acts';
import { set } from '../state';
import { preparedStage, takeStage } from '../the-stage';
import { renderNeeded, stopRendering } from './images';
import { rememberProgress } from './progress';
import { followLesson } from './show';
import { freshLesson, setTeaching, teaching } from './state';
import { builtInStory, type OpenedStory } from './story';
import { lessonEvents, openStudentLayer } from './student';
import type { Series } from '../../dicom';

let leaveStage: (() => void) | null = null;

const hangOn = async (opened: OpenedStory): Promise<void> => {
  const stage = await preparedStage();
  if (teaching.getState().opened !== opened) return;
  if (!stage) return setTeaching({ problem: 'The viewer could not be loaded. Reload the page; if that does not help, the installation is incomplete.' });
  leaveStage?.();
  const giveBack = takeStage(lessonEvents);
  setTeaching({ stage });
  const unfollow = followLesson(stage);
  leaveStage = () => {
    unfollow();
    giveBack();
    leaveStage = null;
  };
};

/** Opens a story: the first scan alone, everything hidden. */
export const openStory = (opened: OpenedStory, series: ReadonlyMap<string, Series> = new Map()): void => {
  leaveStage?.();
  stopRendering();
  setTeaching({ opened, session: freshLesson(opened), series, problem: null });
  openStudentLayer();
  set({ screen: 'teaching' });
  rememberProgress(opened.story.card.id, 'started');
  void renderNeeded();
  void hangOn(opened);
};

export const openBuiltIn = (id: string): void => {
  const opened = builtInStory(id, digest);
  if (opened) openStory(opened);
};

/** Back to the shelf. */
export const leaveCase = (): void => {
  leaveStage?.();
  stopRendering();
  setTeaching({ opened: null, session: null, student: [], series: new Map(), stage: null });
};
