import { proposeCaliper, type CaliperDecline } from '../align';
import { pixelFromPatient, type PatientPoint } from '../dicom';
import { longAxis, shortAxis, type Caliper, type LesionId, type MarkPlace, type TimepointId } from '../read';
import type { MarkShape } from '../read';
import type { DrawnMark, Pointed, Side } from '../viewer';
import { traceAid } from './aid-trace';
import { isBaseline } from './lesion-steps';
import { setSession, theRoom, type Room } from './state';

/** A caliper that was read from the edge around a click. Nothing of it is in the read until the reader takes it. */
export interface Suggestion {
  readonly side: Side;
  readonly timepoint: TimepointId;
  readonly tool: Pointed['tool'];
  /** The lesion that was selected then: taking it is about that one. */
  readonly selected: LesionId | null;
  readonly place: MarkPlace;
  readonly caliper: Caliper;
  readonly contour: readonly PatientPoint[];
  /** An end was moved by hand. */
  readonly changed: boolean;
}

export const SUGGESTION = 'suggestion';
const NOTE = 'suggested-caliper';

const DECLINED: Readonly<Record<CaliperDecline | 'not-hu', string>> = {
  'off-image': 'That is outside the image.',
  aerated: 'No lesion here: this is air or ordinary lung.',
  'no-edge': 'No edge all round to measure here.',
  'no-shape': 'The outline runs into what lies beside it.',
  'too-small': 'Less than three pixels wide: too small to outline.',
  'too-large': 'The outline runs on beyond what can be one lesion.',
  'not-hu': 'This image is not in Hounsfield units.',
};

const one = (mm: number): string => mm.toFixed(1);
const sizeInWords = (caliper: Caliper): string => `${one(longAxis(caliper))} × ${one(shortAxis(caliper) ?? 0)} mm`;

const noteOf = (suggestion: Suggestion, take: () => void) => ({
  id: NOTE, rank: 'information' as const, fact: `Suggested: ${sizeInWords(suggestion.caliper)}.`, follows: 'Drag an end to change it; Esc or another stroke refuses it.',
  actions: [{ label: 'Take it', key: '↵', press: take }], dismiss: () => dropSuggestion(),
});

/** The suggestion on screen; null once the tool, the selection or the scan is another. */
export const suggestionNow = ({ session, read }: Room): Suggestion | null => {
  const { suggestion } = session;
  if (!suggestion) return null;
  const shown = suggestion.side === 'left' ? session.left : session.right;
  const hands = session.hand === suggestion.tool && session.selected === suggestion.selected;
  return hands && shown === suggestion.timepoint && read.timepoints.some(({ id }) => id === suggestion.timepoint) ? suggestion : null;
};

/** Takes it away, with its note. True if there was one. */
export const dropSuggestion = (): boolean => {
  const { session } = theRoom();
  if (!session.suggestion) return false;
  setSession({ suggestion: null, ...(session.note?.id === NOTE ? { note: null } : {}) });
  return true;
};

const decline = (why: CaliperDecline | 'not-hu', timepoint: TimepointId): void => {
  const { read, session } = theRoom();
  traceAid('one-click', timepoint, session.selected, `declined: ${why}`);
  setSession({
    suggestion: null,
    // At the baseline a click on nothing lets go of the selection, as it always did; at a follow-up the lesion to measure stays.
    ...(isBaseline(read, timepoint) ? { selected: null, selectedMark: null } : {}),
    note: { id: 'no-suggestion', rank: 'information', fact: DECLINED[why], follows: 'Click inside the lesion, or draw its longest diameter.', actions: [], dismiss: () => setSession({ note: null }) },
  });
};

/** A click inside a lesion: its outline on this slice, the longest diameter and the one perpendicular to it, to look at. */
export const suggestCaliper = ({ side, tool, place, at }: Pointed, take: () => void): void => {
  const { stage, session } = theRoom();
  const view = stage?.view(side);
  const timepoint = side === 'left' ? session.left : session.right;
  const plane = view?.slice?.plane;
  const image = view && stage?.storedValues(side, view.index);
  setSession({ activeSide: side });
  if (!view || !plane || !image) return;
  if (view.slice?.pixels.rescaleType !== 'HU') return decline('not-hu', timepoint);
  const proposal = proposeCaliper({ plane, values: image.values, slope: image.slope, intercept: image.intercept }, pixelFromPatient(plane, at));
  if (proposal.kind === 'declined') return decline(proposal.why, timepoint);
  const caliper: Caliper = { long: proposal.long, short: proposal.short };
  const suggestion: Suggestion = { side, timepoint, tool, selected: session.selected, place, caliper, contour: proposal.contour, changed: false };
  traceAid('one-click', timepoint, session.selected, sizeInWords(caliper));
  setSession({ suggestion, asking: null, note: noteOf(suggestion, take) });
};

/** An end of the suggestion was moved by hand. */
export const changeSuggestion = (shape: MarkShape, take: () => void): void => {
  const { suggestion } = theRoom().session;
  if (!suggestion || shape.kind !== 'caliper') return;
  const changed: Suggestion = { ...suggestion, caliper: shape.caliper, changed: true };
  setSession({ suggestion: changed, note: noteOf(changed, take) });
};

/** As it is drawn: dashed, over the outline that it was read from. */
export const suggestedMark = ({ tool, place, caliper, contour, changed }: Suggestion): DrawnMark => ({
  id: SUGGESTION, style: tool === 'new-lesion' ? 'new' : tool, place, shape: { kind: 'caliper', caliper }, name: '', counted: null, selected: true, editable: true,
  suffix: changed ? 'suggested, changed' : 'suggested', suggested: { contour },
});
