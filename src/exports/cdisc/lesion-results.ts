import { charterFromText, DEFAULT_CHARTER } from '../../irecist';
import { countedDiameter, isCounted, isNodal, type Lesion, type Measured, type NewLesionAnswer, type NonTargetAnswer, type Timepoint } from '../../read';
import { lesionLink, measuredLink, partLink } from './lesion-links';
import { recordedMm, type Row, type SubmittedRead, type Value } from './submission';
import { TEST_NAME, type IdentifiedAs, type LesionState, type ResultTest } from './terms';

/** One result of one lesion, and what has no variable of its own. */
export interface LesionResult {
  readonly row: Row;
  /** Image that was measured, and why a lesion could not be. */
  readonly image: string | null;
  readonly notEvaluable: string | null;
}

const STATE: Readonly<Record<NonTargetAnswer | NewLesionAnswer, LesionState>> = {
  present: 'PRESENT', absent: 'ABSENT', increased: 'INCREASED', unequivocal: 'UNEQUIVOCAL', 'unequivocal-increased': 'FURTHER ENLARGEMENT', equivocal: 'EQUIVOCAL',
};

const NOTHING = { TRORRES: null, TRORRESU: null, TRSTRESC: null, TRSTRESN: null, TRSTRESU: null, TRSTAT: null, TRREASND: null } satisfies Row;

const test = (name: ResultTest): Row => ({ TRTESTCD: name, TRTEST: TEST_NAME[name] });
export const numberOf = (value: number, unit: 'mm' | '%', original: Value = String(value)): Row =>
  ({ ...NOTHING, TRORRES: original, TRORRESU: original === String(value) ? unit : null, TRSTRESC: String(value), TRSTRESN: value, TRSTRESU: unit });
export const notDone = (reason: string): Row => ({ ...NOTHING, TRSTAT: 'NOT DONE', TRREASND: reason });

const diameterTest = (lesion: Lesion): ResultTest => (isNodal(lesion.site) ? 'LPERP' : 'LDIAM');

const state = (lesion: Lesion, link: string, said: LesionState): LesionResult => {
  const node = isNodal(lesion.site) && lesion.role !== 'new' && (said === 'PRESENT' || said === 'ABSENT');
  const term: LesionState = node ? (said === 'PRESENT' ? 'PATHOLOGICAL' : 'NON-PATHOLOGICAL') : said;
  return { row: { TRLNKID: link, ...test(node ? 'LNSTATE' : 'TUMSTATE'), ...NOTHING, TRORRES: term, TRSTRESC: term }, image: null, notEvaluable: null };
};

/** Nothing where the axis that counts is not set: what nobody measured is no result. */
const size = (submitted: SubmittedRead, lesion: Lesion, link: string, measured: Measured): readonly LesionResult[] => {
  const { caliper, place } = measured;
  if (!isCounted(submitted.read, measured)) return [{ row: { TRLNKID: link, ...test(diameterTest(lesion)), ...notDone('NOT EVALUABLE') }, image: place.sopInstanceUid, notEvaluable: 'measured on a computed plane, which the charter does not count' }];
  const mm = countedDiameter(caliper, lesion.site);
  return mm === null ? [] : [{ row: { TRLNKID: link, ...test(diameterTest(lesion)), ...numberOf(recordedMm(mm, submitted), 'mm') }, image: place.sopInstanceUid, notEvaluable: null }];
};

/** What was said of a lesion at a visit, in the tests of TR. Followed by size: targets and new targets; all others by their state. */
export const lesionResults = (submitted: SubmittedRead, lesion: Lesion, as: IdentifiedAs, timepoint: Timepoint): readonly LesionResult[] => {
  const at = lesion.at.get(timepoint.id);
  const answer = at?.answer;
  if (!answer) return [];
  const link = measuredLink(submitted, lesion, timepoint);
  const own = lesionLink(submitted, lesion);
  const sized = as === 'TARGET' || as === 'NEW TARGET';
  const only = (row: Row, notEvaluable: string | null = null): readonly LesionResult[] => [{ row: { TRLNKID: own, ...row }, image: null, notEvaluable }];
  switch (answer.kind) {
    case 'measured': {
      const sizes = size(submitted, lesion, link, answer.measured);
      if (answer.equivocal) return [...sizes, state(lesion, link, 'EQUIVOCAL')];
      return sized || (lesion.role === 'new' && sizes.length > 0) ? sizes : [state(lesion, link, 'PRESENT')];
    }
    case 'parts': return sized ? answer.parts.flatMap((part, index) => size(submitted, lesion, partLink(submitted, lesion, index), part)) : [state(lesion, own, 'PRESENT')];
    case 'merged': return [state(lesion, own, 'TUMOR MERGED')];
    case 'too-small': {
      if (!sized) return [state(lesion, own, 'PRESENT')];
      const { tooSmallMm } = charterFromText(submitted.read.charter) ?? DEFAULT_CHARTER;
      return only({ ...test(diameterTest(lesion)), ...numberOf(tooSmallMm, 'mm', 'TOO SMALL TO MEASURE') });
    }
    case 'absent': return sized ? only({ ...test(diameterTest(lesion)), ...numberOf(0, 'mm') }) : [state(lesion, own, 'ABSENT')];
    case 'not-evaluable': return only({ ...test(sized ? diameterTest(lesion) : 'TUMSTATE'), ...notDone('NOT EVALUABLE') }, answer.reason);
    case 'status':
      if (sized && answer.status === 'absent') return only({ ...test(diameterTest(lesion)), ...numberOf(0, 'mm') });
      return lesion.role === 'target' ? [] : [...(sized && at.caliper ? size(submitted, lesion, own, at.caliper) : []), state(lesion, own, STATE[answer.status])];
  }
};
