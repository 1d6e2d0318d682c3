import { isNodal, proposedSites, type Answer, type Assistance, type Caliper, type FirstStroke, type Lesion, type LesionId, type LesionRole, type Measured, type Site, type Surroundings, type TimepointId } from '../read';
import type { MarkEdit, Side, StageEvents, Stroke } from '../viewer';
import { aidAllowed } from './aids';
import { changeSuggestion, dropSuggestion, suggestCaliper, SUGGESTION, suggestionNow } from './caliper-suggestion';
import { lesionOfMark } from './drawn-marks';
import { calipersOf } from './ghost';
import { advance, isBaseline, unanswered } from './lesion-steps';
import { nearestOpenTarget, tellIfElsewhere } from './expected-place';
import { prepareLookBack } from './look-back';
import { measurabilityNote } from './notes';
import { act, mayAct, newId } from './room-acts';
import { seriesShown } from './room-show';
import { tellIfOblique } from './short-axis-angle';
import { setSession, theRoom } from './state';
import { windowCaution } from './window-caution';


/** A stroke, and how it came about where the reader did not draw it alone. */
type Drawn = Stroke & { readonly assisted?: Assistance };

const measuredOf = ({ place, assisted }: Drawn, caliper: Caliper): Measured => ({ caliper, place, ...(assisted ? { assisted } : {}) });

const tell = (id: string, rank: 'information' | 'caution' | 'fault', fact: string, follows: string): void =>
  setSession({ note: { id, rank, fact, follows, actions: [], dismiss: () => setSession({ note: null }) } });

const timepointOn = (side: Side): TimepointId => {
  const { session } = theRoom();
  return side === 'left' ? session.left : session.right;
};

const surroundingsOf = (stroke: Stroke): Surroundings | null => {
  const room = theRoom();
  const series = seriesShown(room, timepointOn(stroke.side));
  const view = room.stage?.view(stroke.side);
  if (!stroke.surroundings || !series || !view) return null;
  const point = stroke.shape.kind === 'caliper' ? stroke.shape.caliper.long[0] : stroke.shape.kind === 'point' ? stroke.shape.at : null;
  const x = point?.[0] ?? 0;
  return { ...stroke.surroundings, side: Math.abs(x) < 15 ? null : x < 0 ? 'right' : 'left', level: view.count > 1 ? view.index / (view.count - 1) : 0.5 };
};

const recentSites = (): readonly Site[] => [...theRoom().read.lesions].reverse().flatMap((lesion) => (lesion.site ? [lesion.site] : []));

const firstStroke = (stroke: Drawn): FirstStroke | null => {
  if (stroke.shape.kind === 'caliper') return { kind: 'caliper', measured: measuredOf(stroke, stroke.shape.caliper) };
  return stroke.shape.kind === 'point' ? { kind: 'point', place: stroke.place, at: stroke.shape.at } : null;
};

const identify = (role: LesionRole, stroke: Drawn, timepoint: TimepointId): void => {
  const first = firstStroke(stroke);
  if (!first) return;
  const lesion: LesionId = newId();
  if (!act({ kind: 'lesionIdentified', v: 1, lesion, role, timepoint, site: null, stroke: first, equivocal: false })) return;
  setSession({ selected: lesion, selectedAt: timepoint, asking: { lesion, proposals: proposedSites(surroundingsOf(stroke), recentSites()) }, note: null });
};

const isEquivocal = (answer: Answer | null | undefined): boolean =>
  (answer?.kind === 'measured' && answer.equivocal) || (answer?.kind === 'status' && answer.status === 'equivocal');

const measure = (lesion: Lesion, timepoint: TimepointId, measured: Measured): void => {
  const { session } = theRoom();
  const before = lesion.at.get(timepoint)?.answer;
  if (session.adding === lesion.id && before && (before.kind === 'measured' || before.kind === 'parts')) {
    const parts = before.kind === 'parts' ? before.parts : [before.measured];
    act({ kind: 'measuredInParts', v: 1, lesion: lesion.id, timepoint, parts: [...parts, measured] });
    setSession({ adding: null });
  } else {
    act({ kind: 'measured', v: 1, lesion: lesion.id, timepoint, measured, equivocal: isEquivocal(before) });
  }
  setSession({ note: null, asking: null });
  measurabilityNote(lesion.id, timepoint);
  advance(lesion.id);
  tellIfElsewhere(lesion.id, timepoint, measured);
  windowCaution(lesion.id, timepoint);
};

const targetStroke = (stroke: Drawn, timepoint: TimepointId): void => {
  const { read, session } = theRoom();
  if (stroke.shape.kind !== 'caliper') return;
  const measured = measuredOf(stroke, stroke.shape.caliper);
  const selected = read.lesions.find((lesion) => lesion.id === session.selected && lesion.role === 'target' && session.selectedAt === timepoint);
  if (isBaseline(read, timepoint)) {
    const open = selected && (!selected.at.get(timepoint)?.caliper || session.adding === selected.id);
    return open ? measure(selected, timepoint, measured) : identify('target', stroke, timepoint);
  }
  const lesion = selected ?? nearestOpenTarget(timepoint, measured);
  if (lesion) return measure(lesion, timepoint, measured);
  tell('no-target-selected', 'information', 'No target is left to measure here.', 'Choose one in the table to measure it again, or press X for a new lesion.');
};

const nonTargetStroke = (stroke: Drawn, timepoint: TimepointId): void => {
  const { read, session } = theRoom();
  if (isBaseline(read, timepoint)) return identify('non-target', stroke, timepoint);
  const selected = read.lesions.find((lesion) => lesion.id === session.selected && lesion.role === 'non-target') ?? unanswered(read, timepoint).find((lesion) => lesion.role === 'non-target');
  if (!selected) return tell('no-non-target', 'information', 'Non-targets are chosen at the baseline.', 'Draw it on the baseline scan, or press X for a lesion that is new here.');
  if (stroke.shape.kind === 'point') act({ kind: 'located', v: 1, lesion: selected.id, timepoint, place: stroke.place, at: stroke.shape.at });
  else if (stroke.shape.kind === 'caliper') act({ kind: 'measured', v: 1, lesion: selected.id, timepoint, measured: measuredOf(stroke, stroke.shape.caliper), equivocal: false });
  setSession({ selected: selected.id });
};

const newLesionStroke = (stroke: Drawn, timepoint: TimepointId): void => {
  const { read, session } = theRoom();
  if (isBaseline(read, timepoint)) return tell('new-at-baseline', 'information', 'Nothing is new at the baseline.', 'Draw it as a target (T) or a non-target (N); new lesions count from the first follow-up.');
  const selected = read.lesions.find((lesion) => lesion.id === session.selected && lesion.role === 'new' && (!lesion.at.get(timepoint)?.answer || session.adding === lesion.id));
  if (selected && stroke.shape.kind === 'caliper') return measure(selected, timepoint, measuredOf(stroke, stroke.shape.caliper));
  identify('new', stroke, timepoint);
  prepareLookBack(timepoint);
};

const strokeEnded = (stroke: Drawn): void => {
  dropSuggestion();
  if (!mayAct()) return;
  const timepoint = timepointOn(stroke.side);
  setSession({ activeSide: stroke.side });
  switch (stroke.tool) {
    case 'target': return targetStroke(stroke, timepoint);
    case 'non-target': return nonTargetStroke(stroke, timepoint);
    case 'new-lesion': return newLesionStroke(stroke, timepoint);
    case 'length':
    case 'arrow':
    case 'oval':
      act({ kind: 'markDrawn', v: 1, mark: newId(), timepoint, place: stroke.place, shape: stroke.shape });
  }
};

/** Takes the suggestion on screen as if it had been drawn; the log says how it came about. True if there was one. */
export const takeSuggestion = (): boolean => {
  const room = theRoom();
  const suggestion = suggestionNow(room);
  if (!suggestion) return false;
  const { side, tool, place, caliper, changed } = suggestion;
  if (room.stage?.view(side).slice?.sopInstanceUid !== place.sopInstanceUid) {
    room.stage?.jumpTo(side, caliper.long[0]); // what is not seen is not taken
    return true;
  }
  strokeEnded({ side, tool, place, shape: { kind: 'caliper', caliper }, millimetres: true, surroundings: room.stage.surroundings(side, caliper.long), assisted: { kind: 'one-click', changed } });
  return true;
};

const take = (): void => void takeSuggestion();

const markEdited = (edit: MarkEdit): void => {
  if (edit.id === SUGGESTION) return changeSuggestion(edit.shape, take);
  if (!mayAct()) return;
  const { read } = theRoom();
  const timepoint = timepointOn(edit.side);
  const free = read.marks.find((mark) => mark.id === edit.id);
  if (free) {
    act({ kind: 'markDrawn', v: 1, mark: free.id, timepoint, place: edit.place, shape: edit.shape });
    return;
  }
  const { lesion: id, part } = lesionOfMark(edit.id);
  const lesion = read.lesions.find((one) => one.id === id);
  if (!lesion) return;
  if (edit.shape.kind === 'point') {
    act({ kind: 'located', v: 1, lesion: id, timepoint, place: edit.place, at: edit.shape.at });
    return;
  }
  if (edit.shape.kind !== 'caliper') return;
  const before = lesion.at.get(timepoint)?.answer;
  // What was proposed once and is then moved by hand stays assisted.
  const assisted = calipersOf(lesion, timepoint)[part]?.assisted;
  const measured: Measured = { caliper: edit.shape.caliper, place: edit.place, ...(assisted ? { assisted: { ...assisted, changed: true } } : {}) };
  const shortWasMissing = before?.kind === 'measured' && before.measured.caliper.short === null && measured.caliper.short !== null;
  if (before?.kind === 'parts') act({ kind: 'measuredInParts', v: 1, lesion: id, timepoint, parts: before.parts.map((one, index) => (index === part ? measured : one)) });
  else act({ kind: 'measured', v: 1, lesion: id, timepoint, measured, equivocal: isEquivocal(before) });
  setSession({ note: null });
  measurabilityNote(id, timepoint);
  windowCaution(id, timepoint);
  tellIfOblique(id, timepoint, measured);
  // A node is answered only when its short axis has been set: then the reader goes on as after a stroke.
  if (shortWasMissing && isNodal(lesion.site) && theRoom().session.asking === null) advance(id);
};

const REFUSED: Readonly<Record<Parameters<StageEvents['refused']>[1], readonly [string, string] | null>> = {
  'no-millimetres': ['No millimetres on this image.', 'It has no trustworthy pixel spacing, so nothing can be measured on it; choose another series.'],
  'too-short': null,
  'outside-image': ['Outside the image.', 'Both ends of a measurement lie on the image.'],
  'nothing-shown': ['No image is shown here yet.', 'Wait until the scan has loaded, then draw.'],
};

/** What the viewer reports becomes acts of the read. */
export const stageEvents: StageEvents = {
  strokeEnded,
  markEdited,
  pointed: (pointed) => {
    if (!aidAllowed(theRoom().read, 'one-click')) return stageEvents.markSelected(pointed.side, null);
    if (mayAct()) suggestCaliper(pointed, take);
  },
  markSelected: (side, id) => {
    if (id === SUGGESTION) return;
    const { session } = theRoom();
    const free = id === null ? null : theRoom().read.marks.find((mark) => mark.id === id);
    setSession({ activeSide: side, selected: id === null || free ? (id === null ? null : session.selected) : lesionOfMark(id).lesion, selectedMark: free?.id ?? null });
  },
  activated: (side) => {
    if (theRoom().session.activeSide !== side) setSession({ activeSide: side });
  },
  refused: (_side, why) => {
    const text = REFUSED[why];
    if (text) tell(`refused ${why}`, 'caution', text[0], text[1]);
  },
};
