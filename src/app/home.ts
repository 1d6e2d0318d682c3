import { forgetImages, forgetRead, listReads, loadSettings, saveSettings, spaceUsed } from '../storage';
import type { RecentRead } from '../panels';
import { readFrom, type Log } from '../read';
import { inTableOrder, unanswered } from './lesion-steps';
import { set, store } from './state';

/** The state of a kept read in a few words, from its log. */
const stateOf = (log: Log): { readonly state: string; readonly timepoints: RecentRead['timepoints'] } => {
  const read = readFrom(log);
  const count = inTableOrder(read).length;
  const marks = read.timepoints.map((timepoint) => {
    const open = unanswered(read, timepoint.id).length;
    return count === 0 || open === count ? ('not-read' as const) : ('draft' as const);
  });
  const current = [...read.timepoints].reverse().find((_one, index) => marks[marks.length - 1 - index] !== 'not-read');
  if (!current) return { state: 'not begun', timepoints: marks };
  const open = unanswered(read, current.id).length;
  return { state: `${current.label} ${open === 0 ? 'all answered' : `draft, ${open} lesion${open === 1 ? '' : 's'} unanswered`}`, timepoints: marks };
};

export const refreshHome = async (): Promise<void> => {
  const [reads, space, settings] = await Promise.all([listReads(), spaceUsed(), loadSettings()]);
  const recent: readonly RecentRead[] = reads.map((kept) => ({ id: kept.id, subjectKey: kept.subjectKey, code: kept.code, changedAt: kept.changedAt, imagesKept: kept.imagesKept, ...stateOf(kept.log) }));
  set({ recent, reader: settings.reader, space: { ...space, keepImages: settings.keepImages } });
};

export const showHome = async (): Promise<void> => {
  set({ screen: 'home' });
  await refreshHome();
};

export const forget = async (id: string): Promise<void> => {
  await forgetImages(id);
  await forgetRead(id);
  await refreshHome();
};

export const forgetImagesOf = async (id: string): Promise<void> => {
  await forgetImages(id);
  await refreshHome();
};

export const setKeepImages = async (keepImages: boolean): Promise<void> => {
  await saveSettings({ ...(await loadSettings()), keepImages });
  await refreshHome();
};

export const setReader = async (reader: string): Promise<void> => {
  await saveSettings({ ...(await loadSettings()), reader });
  set({ reader });
};

export const tellOnHome = (fact: string, follows: string): void => set({ screen: store.getState().room ? 'room' : 'home', message: { rank: 'fault', fact, follows } });
