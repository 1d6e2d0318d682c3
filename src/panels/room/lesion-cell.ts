import { countedDiameter, isNodal, type Answer, type Lesion, type Timepoint } from '../../read';
import { shown } from '../numbers';

/** What a cell of the lesion table says of one lesion at one timepoint. */
export type LesionCell =
  /** A size, mm, as it is shown and used; `state` is said beside it. */
  | { readonly kind: 'size'; readonly mm: number; readonly state: string | null; /** Proposed by a click: taken as it was, or changed by hand. */ readonly assisted?: 'taken' | 'changed'; /** Drawn on a computed plane. */ readonly plane?: 'axial' | 'coronal' | 'sagittal' }
  | { readonly kind: 'status'; readonly letter: string; readonly word: string }
  | { readonly kind: 'not-evaluable'; readonly reason: string }
  | { readonly kind: 'merged'; readonly into: string }
  | { readonly kind: 'gone' }
  /** A node whose short axis is still to be set. */
  | { readonly kind: 'short-axis-open' }
  /** Not answered although it is asked for. */
  | { readonly kind: 'missing' }
  /** Not asked for yet: the timepoint has not been begun. */
  | { readonly kind: 'not-read' }
  /** Before the scan on which a new lesion was first seen. */
  | { readonly kind: 'not-here' };

const STATUS_WORDS: Readonly<Record<Extract<Answer, { kind: 'status' }>['status'], readonly [letter: string, word: string]>> = {
  present: ['P', 'present'], absent: ['A', 'absent'], increased: ['I', 'increased'], unequivocal: ['U', 'unequivocal'],
  'unequivocal-increased': ['U+', 'unequivocal, more'], equivocal: ['?', 'equivocal'],
};

/** By rule F2 a lesion too small to measure counts 5 mm. */
const TOO_SMALL_MM = 5;

const sizeOf = (lesion: Lesion, answer: Extract<Answer, { kind: 'measured' | 'parts' }>): number | null => {
  const parts = answer.kind === 'measured' ? [answer.measured] : answer.parts;
  const sizes = parts.map((part) => countedDiameter(part.caliper, lesion.site));
  return sizes.every((size) => size !== null) ? sizes.reduce<number>((sum, size) => sum + shown(size as number), 0) : null;
};

const assistedIn = (answer: Extract<Answer, { kind: 'measured' | 'parts' }>): 'taken' | 'changed' | null => {
  const given = (answer.kind === 'measured' ? [answer.measured] : answer.parts).flatMap(({ assisted }) => assisted ?? []);
  return given.length === 0 ? null : given.some(({ changed }) => changed) ? 'changed' : 'taken';
};

const answered = (lesion: Lesion, answer: Answer, nameOf: (id: string) => string): LesionCell => {
  switch (answer.kind) {
    case 'measured':
    case 'parts': {
      const mm = sizeOf(lesion, answer);
      if (mm === null) return { kind: 'short-axis-open' };
      const state = answer.kind === 'parts' ? `${answer.parts.length} parts` : answer.equivocal ? 'equivocal' : null;
      const assisted = assistedIn(answer);
      const plane = (answer.kind === 'measured' ? [answer.measured] : answer.parts).find(({ place }) => place.reformatted)?.place.reformatted;
      return { kind: 'size', mm, state, ...(assisted ? { assisted } : {}), ...(plane ? { plane } : {}) };
    }
    case 'too-small': return { kind: 'size', mm: TOO_SMALL_MM, state: 'too small' };
    case 'absent': return lesion.role === 'target' ? { kind: 'size', mm: 0, state: 'absent' } : lesion.role === 'new' ? { kind: 'gone' } : { kind: 'status', letter: 'A', word: 'absent' };
    case 'merged': return { kind: 'merged', into: nameOf(answer.into) };
    case 'not-evaluable': return { kind: 'not-evaluable', reason: answer.reason };
    case 'status': {
      if (lesion.role === 'new' && answer.status === 'absent') return { kind: 'gone' };
      const [letter, word] = STATUS_WORDS[answer.status];
      return { kind: 'status', letter, word };
    }
  }
};

/** What was said, or why nothing is there. A missing answer is never filled in. */
export const lesionCell = (lesion: Lesion, timepoint: Timepoint, firstSeen: number, isBegun: boolean, nameOf: (id: string) => string): LesionCell => {
  const answer = lesion.at.get(timepoint.id)?.answer;
  if (answer) return answered(lesion, answer, nameOf);
  if (lesion.role === 'new' && timepoint.index < firstSeen) return { kind: 'not-here' };
  return isBegun ? { kind: 'missing' } : { kind: 'not-read' };
};

/** The size that a cell shows, mm; null where it shows none. */
export const cellSize = (cell: LesionCell): number | null => (cell.kind === 'size' ? cell.mm : null);

/** Which axis counts is said beside the site of a node. */
export const countsShortAxis = (lesion: Lesion): boolean => isNodal(lesion.site) && lesion.role !== 'non-target';
