import { patientPoint, type PatientPoint } from '../dicom';
import type { Act, FirstStroke, LesionId, LesionRole, Log, MarkId, Measured, PlannedTimepoint, SubjectIdentity, TimepointId } from './acts';
import { daysBetween } from './days';
import type { MarkPlace } from './mark';
import { emptyCourse, foldCourse, foldReopening, foldSignature, type CourseAct, type CourseDraft } from './fold-course';
import type { Answer, FreeMark, LabelOverride, Lesion, LesionAt, LevelAnchor, LookBack, Read, Timepoint } from './read';
import type { Site } from './site';
import { standing } from './undo';
import { actInWords } from './words';

interface DraftLesion {
  readonly id: LesionId;
  name: string;
  role: LesionRole;
  site: Site | null;
  withdrawn: boolean;
  identifiedAt: TimepointId;
  readonly at: Map<TimepointId, LesionAt>;
  lookBack: LookBack | null;
}

interface Draft extends CourseDraft {
  subject: SubjectIdentity;
  charter: string;
  timepoints: readonly PlannedTimepoint[];
  readonly lesions: Map<LesionId, DraftLesion>;
  readonly marks: Map<MarkId, FreeMark>;
  readonly anchors: Map<string, LevelAnchor>;
  readonly overrides: Map<TimepointId, LabelOverride>;
  readonly searched: Map<TimepointId, Set<string>>;
}

const PREFIX: Readonly<Record<LesionRole, string>> = { target: 'T', 'non-target': 'NT', new: 'NL' };

/** One more than the highest number in use. A withdrawn lesion keeps its name, so that the trail stays unambiguous. */
const nextName = (draft: Draft, role: LesionRole): string => {
  const pattern = new RegExp(`^${PREFIX[role]}(\\d+)$`);
  const used = [...draft.lesions.values()].map((lesion) => Number(pattern.exec(lesion.name)?.[1] ?? 0));
  return `${PREFIX[role]}${Math.max(0, ...used) + 1}`;
};

const middle = ({ caliper: { long: [a, b] } }: Measured): PatientPoint => patientPoint((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2);
const placed = (measured: Measured): { place: MarkPlace; at: PatientPoint } => ({ place: measured.place, at: middle(measured) });

/** Identifying a lesion by a stroke says that it is there: a caliper measures it, a point makes it present. */
const firstAnswer = (stroke: FirstStroke, role: LesionRole, equivocal: boolean): Answer | null => {
  if (stroke.kind === 'caliper' && role !== 'non-target') return { kind: 'measured', measured: stroke.measured, equivocal };
  if (role === 'target') return null;
  return { kind: 'status', status: equivocal ? 'equivocal' : 'present' };
};

const identify = (draft: Draft, act: Extract<Act, { kind: 'lesionIdentified' }>): void => {
  const { stroke } = act;
  const at = new Map<TimepointId, LesionAt>();
  at.set(act.timepoint, {
    timepoint: act.timepoint,
    answer: firstAnswer(stroke, act.role, act.equivocal),
    caliper: stroke.kind === 'caliper' ? stroke.measured : null,
    place: stroke.kind === 'caliper' ? placed(stroke.measured) : { place: stroke.place, at: stroke.at },
  });
  draft.lesions.set(act.lesion, {
    id: act.lesion, role: act.role, site: act.site, identifiedAt: act.timepoint, at, withdrawn: false, lookBack: null,
    name: nextName(draft, act.role),
  });
};

const answer = (draft: Draft, act: { readonly lesion: LesionId; readonly timepoint: TimepointId }, said: Answer | null, drawn?: Pick<LesionAt, 'caliper' | 'place'>): void => {
  const lesion = draft.lesions.get(act.lesion);
  if (!lesion) return;
  const before = lesion.at.get(act.timepoint) ?? { timepoint: act.timepoint, answer: null, caliper: null, place: null };
  lesion.at.set(act.timepoint, { ...before, answer: said, ...drawn });
};

const drawnBy = (measured: Measured): Pick<LesionAt, 'caliper' | 'place'> => ({ caliper: measured, place: placed(measured) });

const apply = (draft: Draft, act: Exclude<Act, { kind: 'timepointSigned' | 'timepointReopened' }>): void => {
  switch (act.kind) {
    case 'readOpened':
      if (draft.timepoints.length > 0) return; // a read is opened once
      draft.subject = act.subject;
      draft.charter = act.charter;
      draft.timepoints = act.timepoints;
      return;
    case 'timepointsArranged':
      draft.timepoints = act.timepoints;
      return;
    case 'lesionIdentified':
      return identify(draft, act);
    case 'lesionDescribed': {
      const lesion = draft.lesions.get(act.lesion);
      if (lesion) lesion.site = act.site;
      return;
    }
    case 'lesionReassigned': {
      const lesion = draft.lesions.get(act.lesion);
      if (lesion && lesion.role !== act.role) {
        lesion.role = act.role;
        lesion.name = nextName(draft, act.role);
        reanswer(lesion);
      }
      return;
    }
    case 'lesionWithdrawn': {
      const lesion = draft.lesions.get(act.lesion);
      if (lesion) lesion.withdrawn = true;
      return;
    }
    case 'measured': {
      const role = draft.lesions.get(act.lesion)?.role;
      const said: Answer | null = role === 'non-target' ? (draft.lesions.get(act.lesion)?.at.get(act.timepoint)?.answer ?? null) : { kind: 'measured', measured: act.measured, equivocal: act.equivocal };
      return answer(draft, act, said, drawnBy(act.measured));
    }
    case 'measuredInParts':
      return answer(draft, act, { kind: 'parts', parts: act.parts }, act.parts[0] ? drawnBy(act.parts[0]) : undefined);
    case 'markedMerged':
      return answer(draft, act, { kind: 'merged', into: act.into });
    case 'markedTooSmall':
      return answer(draft, act, { kind: 'too-small' });
    case 'markedAbsent':
      return answer(draft, act, { kind: 'absent' });
    case 'markedNotEvaluable':
      return answer(draft, act, { kind: 'not-evaluable', reason: act.reason });
    case 'nonTargetAssessed':
      return answer(draft, act, { kind: 'status', status: act.answer, ...(act.sites ? { sites: act.sites } : {}) });
    case 'newLesionAssessed':
      return answer(draft, act, { kind: 'status', status: act.answer });
    case 'lookedBack':
      return lookBack(draft, act);
    case 'located': {
      const lesion = draft.lesions.get(act.lesion);
      const before = lesion?.at.get(act.timepoint) ?? { timepoint: act.timepoint, answer: null, caliper: null, place: null };
      lesion?.at.set(act.timepoint, { ...before, place: { place: act.place, at: act.at } });
      return;
    }
    case 'answerCleared':
      draft.lesions.get(act.lesion)?.at.delete(act.timepoint);
      return;
    case 'markDrawn':
      draft.marks.set(act.mark, { id: act.mark, timepoint: act.timepoint, place: act.place, shape: act.shape });
      return;
    case 'markErased':
      draft.marks.delete(act.mark);
      return;
    case 'levelAnchored':
      draft.anchors.set(`${act.from}\n${act.to}`, { from: act.from, to: act.to, offsetMm: act.offsetMm });
      return;
    case 'systemSearched': {
      const systems = draft.searched.get(act.timepoint) ?? new Set<string>();
      if (act.done) systems.add(act.system);
      else systems.delete(act.system);
      draft.searched.set(act.timepoint, systems);
      return;
    }
    case 'labelOverridden':
      if (act.recist11 === null && act.irecist === null) draft.overrides.delete(act.timepoint);
      else draft.overrides.set(act.timepoint, { timepoint: act.timepoint, recist11: act.recist11, irecist: act.irecist, reason: act.reason });
      return;
    case 'charterChosen':
      draft.charter = act.charter;
      return;
    case 'undone':
      return;
    default:
      foldCourse(draft, act satisfies CourseAct);
  }
};

/**
 * What looking back makes of a new lesion. Seen before at the baseline, it was missed there: a non-target, present there and here. Seen first
 * at an earlier follow-up, it is new from that scan on. Equivocal and likely benign ones stay in sight and decide nothing (R17).
 */
const lookBack = (draft: Draft, act: Extract<Act, { kind: 'lookedBack' }>): void => {
  const lesion = draft.lesions.get(act.lesion);
  if (!lesion) return;
  lesion.lookBack = { answer: act.answer, firstSeen: act.firstSeen, benign: act.benign, note: act.note };
  const doubtful = act.answer === 'equivocal' || act.answer === 'likely-benign';
  const here = lesion.at.get(act.timepoint);
  if (here?.answer?.kind === 'measured') lesion.at.set(act.timepoint, { ...here, answer: { ...here.answer, equivocal: doubtful } });
  else if (here?.answer?.kind === 'status') lesion.at.set(act.timepoint, { ...here, answer: { kind: 'status', status: doubtful ? 'equivocal' : 'present' } });
  if (act.firstSeen === null || (act.answer !== 'seen-before' && act.answer !== 'below-threshold')) return;
  const shown = act.shown.find((view) => view.timepoint === act.firstSeen);
  const place = shown?.place && shown.at ? { place: shown.place, at: shown.at } : null;
  lesion.at.set(act.firstSeen, lesion.at.get(act.firstSeen) ?? { timepoint: act.firstSeen, answer: { kind: 'status', status: 'present' }, caliper: null, place });
  lesion.identifiedAt = act.firstSeen;
  if (act.firstSeen === draft.timepoints[0]?.id && lesion.role === 'new') {
    lesion.role = 'non-target';
    lesion.name = nextName(draft, 'non-target');
    reanswer(lesion);
  }
};

/** In another role a size and a status mean other things: what was drawn stays, what it answers is made anew. */
const reanswer = (lesion: DraftLesion): void => {
  for (const [timepoint, said] of lesion.at) {
    if (!said.caliper && !said.place) continue;
    const stroke: FirstStroke | null = said.caliper ? { kind: 'caliper', measured: said.caliper } : said.place ? { kind: 'point', ...said.place } : null;
    const drawn = said.answer?.kind === 'measured' || said.answer?.kind === 'status' || said.answer === null;
    if (stroke && drawn) lesion.at.set(timepoint, { ...said, answer: firstAnswer(stroke, lesion.role, false) });
  }
};

const numbered = (planned: readonly PlannedTimepoint[]): readonly Timepoint[] =>
  planned.map((timepoint, index) => ({ ...timepoint, index, day: daysBetween(planned[0]?.date ?? timepoint.date, timepoint.date) }));

/** Folds a log into the read that it tells. Entries that name an unknown lesion or mark change nothing. */
export const readFrom = (log: Log): Read => {
  const { acts, undo, redo } = standing(log);
  const draft: Draft = {
    subject: { key: '', code: '' }, charter: '', timepoints: [], lesions: new Map(), marks: new Map(), anchors: new Map(), overrides: new Map(),
    searched: new Map(), ...emptyCourse(),
  };
  for (const entry of acts) {
    if (entry.act.kind === 'timepointSigned') foldSignature(draft, entry, entry.act);
    else if (entry.act.kind === 'timepointReopened') foldReopening(draft, entry, entry.act);
    else apply(draft, entry.act);
  }
  const lesions: readonly Lesion[] = [...draft.lesions.values()].filter((lesion) => !lesion.withdrawn);
  const read: Omit<Read, 'undo' | 'redo'> = {
    subject: draft.subject, charter: draft.charter, timepoints: numbered(draft.timepoints), lesions,
    marks: [...draft.marks.values()], anchors: [...draft.anchors.values()], overrides: [...draft.overrides.values()], searched: draft.searched,
    clinical: draft.clinical, prior: draft.prior, quality: draft.quality, signed: draft.signed, reopened: draft.reopened, dismissed: draft.dismissed,
  };
  const undoneOriginal = redo?.act.kind === 'undone' ? log.find((entry) => redo.act.kind === 'undone' && entry.id === redo.act.entry) : undefined;
  return {
    ...read,
    undo: undo && { entry: undo.id, what: actInWords(undo.act, read) },
    redo: redo && undoneOriginal ? { entry: redo.id, what: actInWords(undoneOriginal.act, read) } : null,
  };
};
