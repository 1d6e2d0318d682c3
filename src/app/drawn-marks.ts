import { isNodal, lineLength, longAxis, mappedPlace, type Between, type FreeMark, type Lesion, type LesionId, type Measured, type Read, type TimepointId } from '../read';
import type { DrawnMark, PlaceHint } from '../viewer';
import { suggestedMark, type Suggestion } from './caliper-suggestion';
import { calipersOf, ghostAllowed, ghostsOf } from './ghost';
import { middleOfLine, PLANE_SHORT } from './reformat-words';

const PART = ' part ';
/** Id of a drawn mark: the lesion's, with the number of the part where it was measured in parts. */
export const markId = (lesion: LesionId, part = 0): string => (part === 0 ? lesion : `${lesion}${PART}${part + 1}`);
export const lesionOfMark = (id: string): { readonly lesion: LesionId; readonly part: number } => {
  const [lesion, part] = id.split(PART);
  return { lesion: lesion ?? id, part: part ? Number(part) - 1 : 0 };
};

const suffixOf = (lesion: Lesion, timepoint: TimepointId): string => {
  const answer = lesion.at.get(timepoint)?.answer;
  if (!answer) return '';
  if (answer.kind === 'too-small') return 'too small';
  if (answer.kind === 'absent') return 'absent';
  if (answer.kind === 'merged') return 'merged';
  if (answer.kind === 'not-evaluable') return 'not evaluable';
  if (answer.kind === 'measured') return answer.equivocal ? 'equivocal' : '';
  if (answer.kind === 'status' && answer.status !== 'present') return answer.status.replace('-', ', ');
  return '';
};

/** A measurement that came about by a click says so. */
const assistedIn = (measured: Measured): string => (measured.assisted ? (measured.assisted.changed ? 'assisted, changed' : 'assisted') : '');

const marksOfLesion = (lesion: Lesion, timepoint: TimepointId, selected: LesionId | null): readonly DrawnMark[] => {
  const at = lesion.at.get(timepoint);
  if (!at?.place || (at.answer?.kind === 'absent' && !at.caliper)) return [];
  const isSelected = lesion.id === selected;
  const common = { style: lesion.role, name: lesion.name, selected: isSelected, editable: true } as const;
  const calipers = calipersOf(lesion, timepoint);
  if (calipers.length === 0) {
    return [{ ...common, id: markId(lesion.id), place: at.place.place, shape: { kind: 'point', at: at.place.at }, counted: null, suffix: suffixOf(lesion, timepoint) }];
  }
  return calipers.map((measured, part) => (measured.place.reformatted ? {
    // A line of another plane only pierces this slice: its place is shown, with what it measures and where it was drawn.
    ...common, id: markId(lesion.id, part), editable: false, place: measured.place, shape: { kind: 'point', at: middleOfLine(measured.caliper.long) }, counted: null,
    suffix: `${longAxis(measured.caliper).toFixed(1)} mm ${PLANE_SHORT[measured.place.reformatted]}`,
  } : {
    ...common, id: markId(lesion.id, part), place: measured.place, shape: { kind: 'caliper', caliper: measured.caliper },
    counted: lesion.role === 'non-target' ? null : isNodal(lesion.site) ? 'short' : 'long',
    suffix: [calipers.length > 1 ? `part ${part + 1} of ${calipers.length}` : suffixOf(lesion, timepoint), assistedIn(measured)].filter((word) => word !== '').join(', '),
  }));
};

const plainMark = (mark: FreeMark): DrawnMark => {
  const common = { id: mark.id, style: 'plain', place: mark.place, name: '', counted: null, selected: false } as const;
  const { shape, place: { reformatted } } = mark;
  return reformatted && shape.kind === 'length'
    ? { ...common, shape: { kind: 'point', at: middleOfLine(shape.line) }, editable: false, suffix: `${lineLength(shape.line).toFixed(1)} mm ${PLANE_SHORT[reformatted]}` }
    : { ...common, shape, editable: true, suffix: '' };
};

export interface Shown {
  readonly timepoint: TimepointId;
  /** What is known of the way from one timepoint's scan to another's. */
  readonly way: (from: TimepointId, to: TimepointId) => Between;
  readonly selected: LesionId | null;
  /** The selected lesion as it was measured before, on demand. */
  readonly ghost: boolean;
  readonly blinded: boolean;
  readonly suggestion: Suggestion | null;
}

const ghosts = (read: Read, { timepoint, selected, blinded, way }: Shown): readonly DrawnMark[] => {
  const lesion = read.lesions.find((one) => one.id === selected);
  return lesion && ghostAllowed(read, lesion, timepoint, blinded) ? ghostsOf(read, lesion, timepoint, way) : [];
};

/** Everything that is drawn on one side. */
export const drawnMarks = (read: Read, shown: Shown): readonly DrawnMark[] => [
  ...(shown.ghost ? ghosts(read, shown) : []),
  ...read.marks.filter((mark) => mark.timepoint === shown.timepoint).map(plainMark),
  ...read.lesions.flatMap((lesion) => marksOfLesion(lesion, shown.timepoint, shown.selected)),
  ...(shown.suggestion ? [suggestedMark(shown.suggestion)] : []),
];

const HINT_REACH_MM = 6;

/** Empty diamonds where a new lesion is not, or not any more: at its mapped place on every scan on which it has no mark. */
export const placeHints = (read: Read, timepoint: TimepointId, between: (from: TimepointId, to: TimepointId) => Between): readonly PlaceHint[] => {
  const index = (id: TimepointId): number => read.timepoints.findIndex((one) => one.id === id);
  return read.lesions.filter((lesion) => lesion.role === 'new').flatMap((lesion) => {
    const here = lesion.at.get(timepoint);
    if (here?.caliper || (here?.place && here.answer?.kind !== 'absent')) return [];
    const seen = [...lesion.at.values()].filter((at) => at.place !== null).sort((a, b) => Math.abs(index(a.timepoint) - index(timepoint)) - Math.abs(index(b.timepoint) - index(timepoint)))[0];
    if (!seen?.place) return [];
    const earlier = index(timepoint) < index(lesion.identifiedAt);
    const gone = here?.answer?.kind === 'absent' || (here?.answer?.kind === 'status' && here.answer.status === 'absent');
    return [{
      id: `hint ${lesion.id}`, name: lesion.name, text: earlier ? 'not marked' : gone ? 'gone' : here?.answer ? 'answered' : 'look here', withinMm: HINT_REACH_MM,
      at: mappedPlace(read, seen.timepoint, timepoint, seen.place.at, between(seen.timepoint, timepoint)),
    }];
  });
};
