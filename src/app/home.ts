import type { HomeProps, RecentRead } from '../panels';
import { readFrom, type Log } from '../read';
import { forgetSource } from './archive/remembered';
import { rememberedCharter } from './charter-choice';
import { inTableOrder, unanswered } from './lesion-steps';
import { inWords, theShelf } from './shelf';
import { set, store } from './state';
import { CARDS } from './teaching/cards';
import { progressOf } from './teaching/progress';

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
  const shelf = theShelf();
  const [{ reads }, space, settings] = await Promise.all([shelf.listReads(), shelf.spaceUsed(), shelf.settings()]);
  const recent: readonly RecentRead[] = await Promise.all(reads.map(async ({ id, subjectKey, code, changedAt }) => {
    const loaded = await shelf.loadLog(id);
    const state = loaded.kind === 'log' ? stateOf(loaded.log) : { state: 'cannot be read', timepoints: [] };
    return { id, subjectKey, code, changedAt, imagesKept: (space.imagesOf.get(id) ?? 0) > 0, ...state };
  }));
  set({ recent, reader: settings.reader || 'R1', charter: rememberedCharter(settings.charter), space: { ...space, keepImages: settings.keepImages } });
};

export const showHome = async (): Promise<void> => {
  set({ screen: 'home' });
  await refreshHome();
};

export const forget = async (id: string): Promise<void> => {
  const problem = await theShelf().forgetRead(id);
  if (!problem) forgetSource(id);
  if (problem) set({ message: { rank: 'caution', ...inWords(problem) } });
  await refreshHome();
};

export const forgetImagesOf = async (id: string): Promise<void> => {
  await theShelf().forgetImages(id);
  await refreshHome();
};

export const setKeepImages = async (keepImages: boolean): Promise<void> => {
  await theShelf().keepSettings({ keepImages });
  await refreshHome();
};

export const setReader = async (reader: string): Promise<void> => {
  await theShelf().keepSettings({ reader });
  set({ reader: reader || 'R1' });
};

/** Tells a fault outside a read. While a drop is being looked over it joins the list of problems, and the drop stays. */
export const tellOutside = (file: string, fact: string, follows: string): void => {
  const { opening, screen } = store.getState();
  if (screen !== 'loading' || !opening) return set({ screen: 'home', message: { rank: 'fault', fact, follows } });
  const told = { kind: 'malformed' as const, rank: 'fault' as const, file, detail: `${fact} ${follows}`.replace(/\.$/, '') };
  set({ opening: { ...opening, library: { ...opening.library, problems: [told, ...opening.library.problems] } } });
};

/** The teaching cases, and the way to them. Their code comes when one is opened. */
export const teachingAtHome = (): NonNullable<HomeProps['teaching']> => ({
  cases: CARDS.map(({ treatment: _treatment, ...card }) => ({ ...card, progress: progressOf(card.id) })),
  open: (id) => void import('./teaching/open-case').then(({ openBuiltIn }) => openBuiltIn(id)),
  openShelf: () => set({ screen: 'teaching' }),
});
