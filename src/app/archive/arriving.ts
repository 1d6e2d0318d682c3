import type { ArchiveProblem } from '../../archive';
import type { Note } from '../../panels';
import { setSession, store, type Room } from '../state';
import { rememberSource } from './remembered';
import { troubleOf } from './trouble';
import { closeAll, type FromArchive } from './waiting';

/** The images of the read on screen on their way from an archive. */
interface Arriving {
  readonly readId: string;
  readonly from: FromArchive;
  /** Series that the read uses, in the order in which they come. */
  readonly order: readonly string[];
  problem: ArchiveProblem | null;
  again: boolean;
  left: boolean;
}

let arriving: Arriving | null = null;

const NOTES = ['archive-progress', 'archive-trouble'];

const roomOf = ({ readId, left }: Arriving): Room | null => {
  const { room } = store.getState();
  return !left && room?.readId === readId ? room : null;
};

/** Instances, as they are counted on their way: one may hold many slices. */
const imagesOf = (from: FromArchive, uid: string): number => {
  const slices = from.series.find(({ series }) => series === uid)?.opened.library.subjects.flatMap(({ days }) => days.flatMap((day) => day.series)).flatMap((series) => series.slices) ?? [];
  return new Set(slices.map(({ sopInstanceUid }) => sopInstanceUid)).size;
};

const counts = ({ order, from }: Arriving): { readonly done: number; readonly total: number } => ({
  done: order.reduce((sum, uid) => sum + (from.listening.here.get(uid) ?? 0), 0),
  total: order.reduce((sum, uid) => sum + imagesOf(from, uid), 0),
});

/** Tells it on the note line, where nothing of more weight stands there. */
const show = (now: Arriving, note: Note | null): void => {
  const room = roomOf(now);
  if (!room) return;
  const shown = room.session.note;
  const ours = shown === null || NOTES.includes(shown.id);
  if (ours || (note?.rank === 'fault' && shown.rank === 'information')) setSession({ note });
};

const dismiss = (): void => setSession({ note: null });

const showProgress = (now: Arriving): void => {
  if (now.problem) return;
  const { done, total } = counts(now);
  show(now, done >= total ? null : { id: 'archive-progress', rank: 'information', fact: `Images come from the archive, ${done} of ${total}.`, follows: 'You can begin; what you look at comes first.', actions: [], dismiss });
};

const showTrouble = (now: Arriving, retry: () => void, signIn: () => void): void => {
  const { problem, from } = now;
  if (!problem) return;
  const { done, total } = counts(now);
  const { fact, follows } = troubleOf(problem, from.root);
  const actions = problem.remedy === 'sign-in' ? [{ label: 'Sign in', press: signIn }] : [{ label: 'Retry', press: retry }];
  const rest = problem.remedy === 'reopen' ? 'Leave the read and open it again for the new images.' : problem.kind === 'down' ? '' : follows;
  show(now, { id: 'archive-trouble', rank: 'fault', fact, follows: `${done} of ${total} images are here; what you drew is kept. ${rest}`.trim(), actions, dismiss });
};

const run = async (now: Arriving): Promise<boolean> => {
  do {
    now.again = false;
    now.problem = null;
    const loading = new Map(now.from.series.map(({ series, opened }) => [series, opened]));
    const [left, right, ...rest] = now.order;
    await Promise.all([left, right].map((uid) => (uid === undefined ? null : loading.get(uid)?.retry())));
    for (const uid of rest) if (!now.left) await loading.get(uid)?.retry();
  } while (now.again && !now.left);
  const { done, total } = counts(now);
  return done >= total;
};

/** What is done in the archive's name elsewhere in the app; joined in `main`. */
let goToSignIn: (root: string) => void = () => undefined;
export const signInAsked = (root: string): void => goToSignIn(root);
export const onSignInAsked = (go: (root: string) => void): void => {
  goToSignIn = go;
};

/**
 * Lets the images of a read come: those on screen first, the other timepoints after them. Progress and trouble stand on the note line; nothing of
 * the read is touched by either. Settles with true once all are here, with false when the read was left before that.
 */
export const letArrive = (readId: string, from: FromArchive, order: readonly string[]): Promise<boolean> => {
  stopArriving();
  const now: Arriving = { readId, from, order: order.filter((uid, index) => order.indexOf(uid) === index && imagesOf(from, uid) > 0), problem: null, again: false, left: false };
  arriving = now;
  rememberSource(readId, from);
  return new Promise((settle) => {
    let running = false;
    let told = 0;
    const go = async (): Promise<void> => {
      running = true;
      const whole = await run(now);
      running = false;
      if (now.left || whole) {
        now.problem = null;
        if (whole) showProgress(now);
        settle(whole);
      } else showTrouble(now, retry, signIn);
    };
    const retry = (): void => {
      now.problem = null;
      now.again = true;
      showProgress(now);
      roomOf(now)?.stage?.retry();
      if (!running) void go();
    };
    const signIn = (): void => signInAsked(from.root);
    from.listening.by = {
      onProgress: () => {
        if (performance.now() - told < 400) return;
        told = performance.now();
        showProgress(now);
      },
      onProblem: (_series, problem) => {
        if (now.left || problem.kind === 'cancelled' || problem.kind === 'lying-count') return;
        now.problem = problem;
        showTrouble(now, retry, signIn);
      },
    };
    showProgress(now);
    void go();
  });
};

/** The reader moves on: everything under way is called off. */
export const stopArriving = (): void => {
  if (!arriving) return;
  arriving.left = true;
  arriving.from.listening.by = null;
  closeAll(arriving.from);
  arriving = null;
};
