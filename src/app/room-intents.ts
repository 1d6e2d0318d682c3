import type { RoomIntents, SheetName } from '../panels';
import { mappedPlace, notLookedBack, type LesionId } from '../read';
import { advance, currentTimepoint, isBaseline, selectLesion, stepLesion, unanswered } from './lesion-steps';
import { aidAllowed, switchAid } from './aids';
import { askUnequivocal } from './guards-unequivocal';
import { startCine } from './cine';
import { measurabilityNote } from './notes';
import { openReformat } from './reformat';
import { act, redo, undo } from './room-acts';
import { guardIntents } from './room-guards';
import { leaveRoom } from './room-open';
import { between, showTimepoint } from './room-show';
import { openReadFile, saveRead } from './read-files';
import { setSession, theRoom } from './state';
import { windowCaution } from './window-caution';
import { openSigning } from './trial/signing';
import { keepOwnWindow, setAid } from './window-per-organ';

const WITHDRAWN_SELECTION = { selected: null, asking: null, note: null } as const;

/** Takes a tool in hand. A drawing tool at a follow-up goes to the first lesion of its kind that has no answer. */
const takeHand: RoomIntents['takeHand'] = (hand) => {
  const { read, session } = theRoom();
  const timepoint = currentTimepoint();
  const role = hand === 'target' ? 'target' : hand === 'non-target' ? 'non-target' : null;
  if (hand === 'new-lesion' || (role && isBaseline(read, timepoint))) return setSession({ hand, selected: null, adding: null, asking: null });
  const selected = read.lesions.find((lesion) => lesion.id === session.selected);
  const next = role && selected?.role !== role ? unanswered(read, timepoint).find((lesion) => lesion.role === role) : undefined;
  if (next) selectLesion(next.id);
  setSession({ hand, adding: null });
};

const stepTimepoint: RoomIntents['stepTimepoint'] = (by) => {
  const { read, session } = theRoom();
  const side = session.activeSide === 'left' && session.left !== read.timepoints[0]?.id ? 'left' : 'right';
  const index = read.timepoints.findIndex((one) => one.id === session[side]) + by;
  const next = read.timepoints[index];
  if (next) showTimepoint(next.id, side);
};

const reAnchor = (): void => {
  const { stage, session } = theRoom();
  const left = stage?.view('left').slice?.plane?.origin[2];
  const right = stage?.view('right').slice?.plane?.origin[2];
  if (left === undefined || right === undefined || session.left === session.right) return;
  const anchored = act({ kind: 'levelAnchored', v: 1, from: session.left, to: session.right, offsetMm: Math.round((right - left) * 1000) / 1000 });
  if (anchored) setSession({ linked: true, toast: { id: 'anchored', text: `Scans linked here, ${(right - left).toFixed(1)} mm apart`, undo: true } });
};

/** Both scans to the same level: the other side goes to the mapped place of what the active side shows. */
export const jumpToLevel = (): void => {
  const room = theRoom();
  const { stage, session, read } = room;
  if (!stage) return;
  const side = session.activeSide;
  const other = side === 'left' ? 'right' : 'left';
  const [from, to] = [session[side], session[other]];
  const origin = stage.view(side).slice?.plane?.origin;
  if (origin) stage.jumpTo(other, mappedPlace(read, from, to, origin, between(room)(from, to)));
};

/** Deletes what is selected: a plain mark, or the selected lesion's answer here; at the timepoint where it was identified, the lesion. */
export const deleteSelected = (): void => {
  const { read, session } = theRoom();
  if (session.selectedMark) {
    if (!act({ kind: 'markErased', v: 1, mark: session.selectedMark })) return;
    return setSession({ selectedMark: null, toast: { id: 'erased', text: 'Mark erased', undo: true } });
  }
  const lesion = read.lesions.find((one) => one.id === session.selected);
  if (!lesion) return;
  const timepoint = currentTimepoint();
  if (lesion.identifiedAt === timepoint) return intents.withdraw(lesion.id, 'deleted by the reader');
  if (lesion.at.has(timepoint)) intents.clearAnswer(lesion.id, timepoint);
};

/** A new lesion that was just drawn here is asked for at once; one of another scan only from its row. */
const askLookBack = (id: LesionId): void => {
  const { read } = theRoom();
  const lesion = read.lesions.find((one) => one.id === id);
  if (lesion && lesion.identifiedAt === currentTimepoint() && notLookedBack(read, lesion) && aidAllowed(read, 'look-back')) guardIntents.lookBack(id);
};

const nameOf = (id: LesionId): string => theRoom().read.lesions.find((one) => one.id === id)?.name ?? 'Lesion';

/** Sheets that tell labels, or what could be read off for one. */
const TELLS_LABELS: ReadonlySet<SheetName> = new Set(['outcomes', 'report', 'plots', 'plain', 'export', 'clinical']);

export const intents: RoomIntents = {
  ...guardIntents,
  takeHand,
  undo,
  redo,
  saveRead,
  openRead: (file) => void openReadFile(file),
  goHome: leaveRoom,
  selectLesion,
  stepLesion,
  answerTooSmall: (lesion, timepoint) => {
    act({ kind: 'markedTooSmall', v: 1, lesion, timepoint });
    advance(lesion);
  },
  answerAbsent: (lesion, timepoint) => {
    act({ kind: 'markedAbsent', v: 1, lesion, timepoint });
    advance(lesion);
  },
  answerNotEvaluable: (lesion, timepoint, reason) => {
    act({ kind: 'markedNotEvaluable', v: 1, lesion, timepoint, reason });
    advance(lesion);
  },
  answerMerged: (lesion, timepoint, into) => {
    act({ kind: 'markedMerged', v: 1, lesion, timepoint, into });
    advance(lesion);
  },
  addPart: (lesion) => {
    selectLesion(lesion);
    setSession({
      adding: lesion, hand: theRoom().read.lesions.find((one) => one.id === lesion)?.role === 'new' ? 'new-lesion' : 'target',
      note: { id: 'adding-part', rank: 'information', fact: `${nameOf(lesion)}: draw the next part.`, follows: 'The parts’ longest diameters are added up.', actions: [], dismiss: () => setSession({ note: null, adding: null }) },
    });
  },
  assessNonTarget: (lesion, timepoint, answer) => {
    if ((answer === 'unequivocal' || answer === 'unequivocal-increased') && aidAllowed(theRoom().read, 'unequivocal-guard')) return askUnequivocal(lesion, timepoint, answer);
    act({ kind: 'nonTargetAssessed', v: 1, lesion, timepoint, answer });
    advance(lesion);
  },
  assessNewLesion: (lesion, timepoint, answer) => {
    act({ kind: 'newLesionAssessed', v: 1, lesion, timepoint, answer });
    advance(lesion);
  },
  setEquivocal: (id, timepoint, equivocal) => {
    const answer = theRoom().read.lesions.find((one) => one.id === id)?.at.get(timepoint)?.answer;
    if (answer?.kind === 'measured') act({ kind: 'measured', v: 1, lesion: id, timepoint, measured: answer.measured, equivocal });
    else act({ kind: 'newLesionAssessed', v: 1, lesion: id, timepoint, answer: equivocal ? 'equivocal' : 'present' });
  },
  clearAnswer: (lesion, timepoint) => {
    if (act({ kind: 'answerCleared', v: 1, lesion, timepoint })) setSession({ toast: { id: 'cleared', text: `${nameOf(lesion)} is unanswered again`, undo: true } });
  },
  describe: (lesion, site) => {
    act({ kind: 'lesionDescribed', v: 1, lesion, site });
    setSession({ asking: null, note: null });
    const at = theRoom().read.lesions.find((one) => one.id === lesion)?.identifiedAt;
    if (at) measurabilityNote(lesion, at);
    if (at) windowCaution(lesion, at);
    askLookBack(lesion);
  },
  askSite: (lesion) => setSession({ asking: { lesion, proposals: [] } }),
  closeSiteQuestion: () => setSession({ asking: null }),
  withdraw: (lesion, reason) => {
    const name = nameOf(lesion);
    if (act({ kind: 'lesionWithdrawn', v: 1, lesion, reason })) setSession({ ...WITHDRAWN_SELECTION, toast: { id: 'withdrawn', text: `${name} withdrawn`, undo: true } });
  },
  reassign: (lesion, role) => {
    act({ kind: 'lesionReassigned', v: 1, lesion, role });
    setSession({ note: null });
  },
  overrideLabel: (timepoint, recist11, irecist, reason) => void act({ kind: 'labelOverridden', v: 1, timepoint, recist11, irecist, reason }),
  showTimepoint,
  stepTimepoint,
  chooseSeries: (timepoint, seriesKey) => {
    const timepoints = theRoom().read.timepoints.map(({ index: _index, day: _day, ...one }) => (one.id === timepoint ? { ...one, seriesKey } : one));
    act({ kind: 'timepointsArranged', v: 1, timepoints });
  },
  arrangeTimepoints: (timepoints) => {
    // Reasons name timepoints by their labels: two of one name would make them ambiguous.
    const labels = new Set(timepoints.map((one) => one.label.trim()));
    if (labels.size < timepoints.length || labels.has('')) {
      return setSession({ note: { id: 'same-label', rank: 'caution', fact: labels.has('') ? 'A timepoint needs a name.' : 'Two timepoints would have the same name.', follows: 'Nothing was changed; choose another name.', actions: [], dismiss: () => setSession({ note: null }) } });
    }
    act({ kind: 'timepointsArranged', v: 1, timepoints });
    const { session } = theRoom();
    const has = (id: string): boolean => timepoints.some((one) => one.id === id);
    const first = timepoints[0]?.id ?? '';
    setSession({ left: has(session.left) ? session.left : first, right: has(session.right) ? session.right : (timepoints[1]?.id ?? first) });
  },
  activateSide: (activeSide) => setSession({ activeSide }),
  setWindow: (window) => theRoom().stage?.setWindow('both', window),
  fit: () => {
    const { stage } = theRoom();
    stage?.fit('left');
    stage?.fit('right');
  },
  invert: () => {
    const { stage } = theRoom();
    stage?.invert('left');
    stage?.invert('right');
  },
  toggleLinked: () => setSession({ linked: !theRoom().session.linked }),
  reAnchor,
  toggleGhost: () => setSession(aidAllowed(theRoom().read, 'ghost') ? { ghost: !theRoom().session.ghost } : { ghost: false, toast: { id: 'ghost-off', text: 'The earlier outline is switched off in this read', undo: false } }),
  startCine,
  setAid,
  switchAid,
  keepOwnWindow,
  toggleMarks: () => setSession({ marksVisible: !theRoom().session.marksVisible }),
  toggleSearched: (timepoint, system) => {
    const done = theRoom().read.searched.get(timepoint)?.has(system) ?? false;
    act({ kind: 'systemSearched', v: 1, timepoint, system, done: !done });
  },
  toggleKeys: () => setSession({ keysShown: !theRoom().session.keysShown }),
  toggleWhy: () => setSession({ whyShown: !theRoom().session.whyShown }),
  openSheet: (sheet) => {
    const { read, session } = theRoom();
    if (sheet === 'reformat') return openReformat();
    if (session.labelHidden && TELLS_LABELS.has(sheet)) return setSession({ toast: { id: 'label-hidden', text: 'Hidden by the charter of this study', undo: false } });
    // Endpoints are made of labels: where these wait for the signature, so do they.
    if (sheet === 'outcomes' && !aidAllowed(read, 'label') && !read.timepoints.every(({ id }) => read.signed.has(id))) return setSession({ toast: { id: 'label-off', text: 'Endpoints are shown once every timepoint is signed', undo: false } });
    setSession({ sheet, asking: null });
  },
  openSigning,
  closeSheet: () => setSession({ sheet: null }),
  dismissToast: () => setSession({ toast: null }),
};
