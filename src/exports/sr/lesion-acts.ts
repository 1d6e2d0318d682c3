import { canonicalJson, readFrom, type Act, type FirstStroke, type LesionAt, type Log, type PlannedTimepoint, type TimepointId } from '../../read';
import type { FoundLesion } from './found-lesions';

/** A log of acts that nobody has stamped yet: enough to see what they tell. */
export const unstamped = (acts: readonly Act[]): Log => acts.map((act, index) => ({ id: `act ${index}`, at: '', by: '', act, prev: '', hash: '' }));

interface Sighting {
  readonly timepoint: TimepointId;
  readonly lesion: FoundLesion;
}

const strokeOf = ({ parts: [first], point }: FoundLesion): FirstStroke | null => (first ? { kind: 'caliper', measured: first } : point ? { kind: 'point', ...point } : null);

/** The first drawing of a lesion makes it known; null where nothing of it was ever drawn. */
const identified = (sightings: readonly Sighting[]): readonly Act[] | null => {
  for (const { timepoint, lesion } of sightings) {
    const stroke = strokeOf(lesion);
    if (!stroke) continue;
    const { id, role, site, answer, lookBack } = lesion;
    return [
      { kind: 'lesionIdentified', v: 1, lesion: id, role, timepoint, site, stroke, equivocal: (answer?.kind === 'measured' && answer.equivocal) || (answer?.kind === 'status' && answer.status === 'equivocal') },
      ...(lookBack ? [{ kind: 'lookedBack', v: 1, lesion: id, timepoint, answer: lookBack.answer, firstSeen: lookBack.firstSeen, benign: lookBack.benign, note: lookBack.note, shown: [] } as const] : []),
    ];
  }
  return null;
};

const drawing = ({ timepoint, lesion: { id, parts, point, answer } }: Sighting): readonly Act[] => {
  const [first] = parts;
  if (answer?.kind === 'parts' && first) return [{ kind: 'measuredInParts', v: 1, lesion: id, timepoint, parts }];
  if (first) return [{ kind: 'measured', v: 1, lesion: id, timepoint, measured: first, equivocal: answer?.kind === 'measured' && answer.equivocal }];
  return point ? [{ kind: 'located', v: 1, lesion: id, timepoint, ...point }] : [];
};

const answered = ({ timepoint, lesion: { id, role, answer } }: Sighting): readonly Act[] => {
  const at = { v: 1, lesion: id, timepoint } as const;
  switch (answer?.kind) {
    case undefined:
    case 'measured':
    case 'parts': return [];
    case 'merged': return [{ kind: 'markedMerged', ...at, into: answer.into }];
    case 'too-small': return [{ kind: 'markedTooSmall', ...at }];
    case 'absent': return [{ kind: 'markedAbsent', ...at }];
    case 'not-evaluable': return [{ kind: 'markedNotEvaluable', ...at, reason: answer.reason }];
    case 'status': {
      const { status, sites } = answer;
      if (status === 'equivocal' || role === 'new') return [{ kind: 'newLesionAssessed', ...at, answer: status }];
      return [{ kind: 'nonTargetAssessed', ...at, answer: status, ...(sites ? { sites } : {}) }];
    }
  }
};

const told = (at: LesionAt | undefined): string => canonicalJson(at ? { answer: at.answer, caliper: at.caliper, place: at.caliper ? null : at.place } : null);
const wanted = ({ answer, parts, point }: FoundLesion): string =>
  (answer === null && parts.length === 0 && point === null ? canonicalJson(null) : canonicalJson({ answer, caliper: parts[0] ?? null, place: parts.length > 0 ? null : point }));

/** The acts that tell one lesion as the reports do: how it was found, then every answer that does not follow from that. Null where nothing of it was drawn. */
export const lesionActs = (opening: Act, timepoints: readonly PlannedTimepoint[], sightings: readonly Sighting[]): { readonly found: readonly Act[]; readonly answers: readonly (readonly Act[])[] } | null => {
  const found = identified(sightings);
  if (!found) return null;
  const [lesion] = readFrom(unstamped([opening, ...found])).lesions;
  const answers = timepoints.map(({ id }): readonly Act[] => {
    const so = lesion?.at.get(id);
    const sighting = sightings.find(({ timepoint }) => timepoint === id);
    if (!sighting || told(so) === wanted(sighting.lesion)) return [];
    const cleared: readonly Act[] = so ? [{ kind: 'answerCleared', v: 1, lesion: sighting.lesion.id, timepoint: id }] : [];
    return [...cleared, ...drawing(sighting), ...answered(sighting)];
  });
  return { found, answers };
};
