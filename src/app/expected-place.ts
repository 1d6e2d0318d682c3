import { dismissalKey, mappedPlace, type Lesion, type LesionId, type Measured, type TimepointId } from '../read';
import { patientPoint, type PatientPoint } from '../dicom';
import { unanswered } from './lesion-steps';
import { act } from './room-acts';
import { between } from './room-show';
import { setSession, theRoom } from './state';

/** From here on a stroke is likelier to be another lesion than the same one after breathing and growth, mm. */
const FAR_MM = 40;

const middle = ({ caliper: { long: [a, b] } }: Measured): PatientPoint => patientPoint((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2);
const distance = (a: PatientPoint, b: PatientPoint): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** Where a lesion is expected at a timepoint: the mapped place of its latest earlier mark. Null where nothing maps the two scans. */
const expectedPlace = (lesion: Lesion, timepoint: TimepointId): PatientPoint | null => {
  const room = theRoom();
  const placed = lesion.at.get(timepoint);
  if (placed?.place && !placed.caliper) return placed.place.at; // put there by hand: that wins
  const index = room.read.timepoints.findIndex((one) => one.id === timepoint);
  const earlier = room.read.timepoints.slice(0, index).reverse();
  for (const { id } of earlier) {
    const seen = lesion.at.get(id)?.place;
    if (!seen) continue;
    const way = between(room)(id, timepoint);
    return way.registered ? mappedPlace(room.read, id, timepoint, seen.at, way) : null;
  }
  return null;
};

const openTargets = (timepoint: TimepointId): readonly Lesion[] => unanswered(theRoom().read, timepoint).filter((lesion) => lesion.role === 'target');

/** The unanswered target that a stroke most likely means: the one expected nearest to it; the first of the table where no map tells. */
export const nearestOpenTarget = (timepoint: TimepointId, measured: Measured): Lesion | undefined => {
  const open = openTargets(timepoint);
  const at = middle(measured);
  const far = (lesion: Lesion): number => {
    const expected = expectedPlace(lesion, timepoint);
    return expected ? distance(expected, at) : Number.POSITIVE_INFINITY;
  };
  return [...open].sort((a, b) => far(a) - far(b) || open.indexOf(a) - open.indexOf(b))[0];
};

/** Says so when a target was measured far from where it is expected; with the one that would fit better, where there is one. */
export const tellIfElsewhere = (id: LesionId, timepoint: TimepointId, measured: Measured): void => {
  const { read } = theRoom();
  const lesion = read.lesions.find((one) => one.id === id);
  const expected = lesion && lesion.role === 'target' ? expectedPlace(lesion, timepoint) : null;
  if (!lesion || !expected) return;
  const off = distance(expected, middle(measured));
  if (off < FAR_MM || theRoom().read.dismissed.has(dismissalKey('elsewhere', timepoint, id))) return;
  const other = nearestOpenTarget(timepoint, measured);
  const place = other && expectedPlace(other, timepoint);
  const better = other && other.id !== id && place && distance(place, middle(measured)) < off / 2 ? other : null;
  const swap = (): void => {
    if (!better) return;
    act({ kind: 'answerCleared', v: 1, lesion: id, timepoint });
    act({ kind: 'measured', v: 1, lesion: better.id, timepoint, measured, equivocal: false });
    setSession({ note: null });
  };
  setSession({
    note: {
      id: 'elsewhere', rank: 'caution', fact: `${lesion.name} was drawn ${Math.round(off)} mm from where it is expected.`, follows: better ? `${better.name} is expected there.` : 'Check that it is the same lesion.',
      actions: better ? [{ label: `It is ${better.name}`, press: swap }, { label: `It is ${lesion.name}`, press: () => setSession({ note: null }) }] : [],
      dismiss: () => setSession({ note: null }),
      about: { timepoint, lesion: id, reasons: ['it is the same lesion', 'the patient lies otherwise', 'the level is not right'] },
    },
  });
};
