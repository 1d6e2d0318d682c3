import type { Charter } from './charter';
import type { Course, KnownLesion } from './course';
import type { LesionKind, NewLesionFinding, NonTargetStatus, TargetFinding, TimepointFindings } from './findings';
import { recorded, rulerOf, type Ruler } from './lengths';

export interface SeenTarget {
  readonly id: string;
  readonly lesionKind: LesionKind;
  /** Units of the ruler; null when it could not be assessed. */
  readonly value: number | null;
  readonly finding: TargetFinding['kind'];
}

export interface SeenNewLesion {
  readonly id: string;
  readonly organ: string;
  readonly lesionKind: LesionKind;
  readonly measurable: boolean;
  readonly value: number | null;
  readonly evaluable: boolean;
  readonly equivocal: boolean;
  readonly gone: boolean;
  readonly status: NewLesionFinding['kind'];
}

/** One timepoint as the rules see it: lengths as whole units, and what came before. */
export interface Visit {
  readonly at: TimepointFindings;
  readonly charter: Charter;
  readonly ruler: Ruler;
  readonly course: Course;
  readonly targets: readonly SeenTarget[];
  /** Sum of what was measured (R2). */
  readonly sum: number;
  readonly complete: boolean;
  readonly anyMeasured: boolean;
  readonly newLesions: readonly SeenNewLesion[];
  /** R11 is in force: the last label, or the one before the pending iUPD, was complete response. */
  readonly afterCompleteResponse: boolean;
}

/**
 * F1–F5: the recorded length counts; fragments add up; too small to measure is 5 mm; gone or merged into another is 0;
 * what cannot be assessed, or was resected (F7), has no length. E09 4.3.2, App. II.
 */
const lengthOf = (finding: TargetFinding | NewLesionFinding, charter: Charter, ruler: Ruler): number | null => {
  switch (finding.kind) {
    case 'measured': return recorded(finding.mm, ruler);
    case 'parts': return finding.mm.reduce((sum, part) => sum + recorded(part, ruler), 0);
    case 'too-small': return recorded(charter.tooSmallMm, ruler);
    case 'absent':
    case 'merged': return 0;
    case 'present':
    case 'increased':
    case 'unequivocal':
    case 'unequivocal-increased': return finding.mm === undefined ? null : recorded(finding.mm, ruler);
    case 'equivocal':
    case 'not-evaluable':
    case 'not-answered': return null;
  }
};

/** Lengths of the targets of a timepoint by id, in units of the charter's ruler. */
export const targetLengths = (at: TimepointFindings, charter: Charter): ReadonlyMap<string, number | null> =>
  new Map(at.targets.map(({ id, finding }) => [id, lengthOf(finding, charter, rulerOf(charter))]));

/** F3: a node below 10 mm short axis is normal. */
export const isNormalNode = (value: number, ruler: Ruler): boolean => value < 10 * ruler.unitsPerMm;

/** I6: a new lesion is resolved when it is absent, 0 mm, or a node below 10 mm short axis. */
const isGone = (kind: LesionKind, value: number | null, ruler: Ruler): boolean =>
  value !== null && (value === 0 || (kind === 'node' && isNormalNode(value, ruler)));

const unseen = (lesion: KnownLesion): SeenNewLesion => ({
  id: lesion.id, organ: lesion.organ, lesionKind: lesion.lesionKind, measurable: false,
  value: null, evaluable: false, equivocal: false, gone: false, status: 'not-answered',
});

const newLesionsSeen = (at: TimepointFindings, course: Course, charter: Charter, ruler: Ruler): readonly SeenNewLesion[] => {
  const seen = at.newLesions.map(({ id, organ, lesionKind, measurable, finding }): SeenNewLesion => {
    const value = lengthOf(finding, charter, ruler);
    return {
      id, organ, lesionKind, measurable, value,
      evaluable: finding.kind !== 'not-evaluable' && finding.kind !== 'not-answered',
      equivocal: finding.kind === 'equivocal', gone: isGone(lesionKind, value, ruler), status: finding.kind,
    };
  });
  const listed = new Set(seen.map((lesion) => lesion.id));
  return [...seen, ...[...course.known.values()].filter((lesion) => !listed.has(lesion.id)).map(unseen)];
};

const isAfterCompleteResponse = (course: Course, charter: Charter): boolean => {
  if (charter.afterCR === 'sum-only') return false;
  if (course.lastLabel === 'iCR') return true;
  return charter.afterCRThroughProgression === 'PD' && course.episode !== null && course.episode.fromCR;
};

export const visitOf = (at: TimepointFindings, course: Course, charter: Charter): Visit => {
  const ruler = rulerOf(charter);
  const targets = at.targets.map(({ id, lesionKind, finding }): SeenTarget => ({ id, lesionKind, value: lengthOf(finding, charter, ruler), finding: finding.kind }));
  return {
    at, charter, ruler, course, targets,
    sum: targets.reduce((sum, target) => sum + (target.value ?? 0), 0),
    complete: targets.length > 0 && targets.every((target) => target.value !== null),
    anyMeasured: targets.some((target) => target.value !== null),
    newLesions: newLesionsSeen(at, course, charter, ruler),
    afterCompleteResponse: isAfterCompleteResponse(course, charter),
  };
};

export const isUnequivocal = (status: NonTargetStatus | NewLesionFinding['kind'] | undefined): boolean =>
  status === 'unequivocal' || status === 'unequivocal-increased';

/** Lesions that the reader has not answered at a timepoint. A non-target at baseline is there by being named. */
export const unansweredAt = (visit: Visit, isBaseline: boolean): readonly string[] => [
  ...visit.targets.filter((target) => target.finding === 'not-answered').map((target) => target.id),
  ...(isBaseline ? [] : visit.at.nonTargets.filter((lesion) => lesion.status === 'not-answered').map((lesion) => lesion.id)),
  ...visit.newLesions.filter((lesion) => lesion.status === 'not-answered').map((lesion) => lesion.id),
];
