import { notLookedBack, type Lesion, type LesionRole, type NewLesionAnswer, type NonTargetAnswer, type Read, type Timepoint } from '../../read';
import type { MenuLine } from '../parts/Menu';
import type { RoomIntents } from '../room-props';

/** Why a lesion cannot be evaluated at a scan; the first is taken by Enter. */
const NOT_EVALUABLE_REASONS = ['not in the scanned region', 'motion', 'poor image quality', 'artefact', 'other technique than before', 'hidden by another finding', 'treated locally'] as const;
const WITHDRAWAL_REASONS = ['drawn by mistake', 'not a lesion', 'benign', 'same lesion as another one'] as const;

/** The page of a lesion's menu: the answers, or what one of them asks for. */
export type LesionPage = 'answers' | 'not-evaluable' | 'not-measurable' | 'merged' | 'withdraw' | 'words-not-evaluable' | 'words-withdraw';

export interface LesionMenuContext {
  readonly read: Read;
  readonly lesion: Lesion;
  readonly timepoint: Timepoint;
  readonly intents: RoomIntents;
  readonly turn: (page: LesionPage) => void;
}

/** Did the lesion count as unequivocal growth at an earlier scan? Then it can only be more so. */
const wasUnequivocal = ({ read, lesion, timepoint }: LesionMenuContext): boolean =>
  read.timepoints.slice(0, timepoint.index).some((before) => {
    const answer = lesion.at.get(before.id)?.answer;
    return answer?.kind === 'status' && (answer.status === 'unequivocal' || answer.status === 'unequivocal-increased');
  });

const isEquivocal = ({ lesion, timepoint }: LesionMenuContext): boolean => {
  const answer = lesion.at.get(timepoint.id)?.answer;
  return (answer?.kind === 'measured' && answer.equivocal) || (answer?.kind === 'status' && answer.status === 'equivocal');
};

const evaluable = (context: LesionMenuContext): MenuLine => ({ label: 'Not evaluable…', key: 'E', leads: true, press: () => context.turn('not-evaluable') });

const growth = (context: LesionMenuContext, answer: (status: NonTargetAnswer & NewLesionAnswer) => void): readonly MenuLine[] => [
  { label: 'Increased, not unequivocally', key: 'I', press: () => answer('increased') },
  { label: 'Unequivocal increase', key: 'U', press: () => answer('unequivocal') },
  ...(wasUnequivocal(context) ? [{ label: 'Unequivocal before, larger again', key: 'L', press: () => answer('unequivocal-increased') }] : []),
];

/** What a lesion can have grown together with: one of its role and organ that is measured here, and so is not merged itself. */
const partners = ({ read, lesion, timepoint }: LesionMenuContext): readonly Lesion[] =>
  read.lesions.filter((other) => {
    const answer = other.at.get(timepoint.id)?.answer;
    return other.role === lesion.role && other.id !== lesion.id && lesion.site !== null && other.site?.organ === lesion.site.organ && (answer?.kind === 'measured' || answer?.kind === 'parts');
  });

const sized = (context: LesionMenuContext): readonly MenuLine[] => {
  const { lesion, timepoint, intents, turn } = context;
  const drawn = lesion.at.get(timepoint.id)?.caliper ?? null;
  return [
    { label: drawn ? 'Split: add a part' : 'Draw in parts', key: 'D', press: () => intents.addPart(lesion.id, timepoint.id) },
    ...(partners(context).length > 0 ? [{ label: 'Merged with another…', key: 'M', leads: true, press: () => turn('merged') }] : []),
  ];
};

const answers = (context: LesionMenuContext): readonly MenuLine[] => {
  const { lesion, timepoint, intents } = context;
  const { id } = lesion;
  switch (lesion.role) {
    case 'target': return [
      { label: 'Too small to measure', detail: '5 mm', key: 'S', press: () => intents.answerTooSmall(id, timepoint.id) },
      { label: 'Absent', detail: '0 mm', key: 'A', press: () => intents.answerAbsent(id, timepoint.id) },
      evaluable(context),
      ...sized(context),
    ];
    case 'non-target': return [
      { label: 'Present', key: 'P', press: () => intents.assessNonTarget(id, timepoint.id, 'present') },
      { label: 'Absent', key: 'A', press: () => intents.assessNonTarget(id, timepoint.id, 'absent') },
      ...growth(context, (status) => intents.assessNonTarget(id, timepoint.id, status)),
      evaluable(context),
    ];
    case 'new': return [
      ...(notLookedBack(context.read, lesion) ? [{ label: 'Was it there before?', key: 'B', press: () => intents.lookBack(id) }] : []),
      { label: 'Present', key: 'P', press: () => intents.assessNewLesion(id, timepoint.id, 'present') },
      ...growth(context, (status) => intents.assessNewLesion(id, timepoint.id, status)),
      { label: 'Gone again', key: 'A', press: () => intents.assessNewLesion(id, timepoint.id, 'absent') },
      evaluable(context),
      { label: 'Too small to measure', detail: '5 mm', key: 'S', press: () => intents.answerTooSmall(id, timepoint.id) },
      isEquivocal(context)
        ? { label: 'Definite after all', key: 'Q', press: () => intents.setEquivocal(id, timepoint.id, false) }
        : { label: 'Equivocal, may be something else', key: 'Q', press: () => intents.setEquivocal(id, timepoint.id, true) },
      ...sized(context),
    ];
  }
};

/** A lesion is placed by hand where no stroke has placed it. */
const placeable = ({ lesion, timepoint }: LesionMenuContext): boolean => lesion.at.get(timepoint.id)?.caliper == null;

const LOOKED_BACK = { new: 'new', 'seen-before': 'seen before', 'below-threshold': 'below threshold', equivocal: 'equivocal', 'likely-benign': 'likely benign' } as const;

/** B4–B7: what a size cannot tell. */
const NOT_MEASURABLE_REASONS = ['cystic, a solid one is preferred (B5)', 'treated locally, no growth since (B6)', 'bone without a soft-tissue part (B4)', 'fluid or diffuse disease (B7)', 'its border cannot be followed'] as const;

const ROLES = { target: 'target', 'non-target': 'non-target', new: 'new lesion' } as const;

/**
 * Other roles that a lesion can take. Targets and non-targets are chosen at the baseline, and what was there at the baseline is never new;
 * what was first marked later is a new lesion, whatever it was drawn as, and never becomes a target.
 */
const otherRoles = ({ read, lesion, timepoint }: LesionMenuContext): readonly LesionRole[] => {
  const baseline = read.timepoints[0]?.id;
  if (lesion.identifiedAt !== baseline) return lesion.role === 'new' ? [] : ['new'];
  return timepoint.id === baseline ? (['target', 'non-target'] as const).filter((role) => role !== lesion.role) : [];
};

const aboutTheLesion = (context: LesionMenuContext): readonly MenuLine[] => {
  const { lesion, timepoint, intents, turn } = context;
  return [
    { label: 'Clear this answer', disabled: !lesion.at.has(timepoint.id), press: () => intents.clearAnswer(lesion.id, timepoint.id) },
    'rule',
    ...(placeable(context) ? [{ label: 'Place it on this slice', detail: 'wins over the map', key: 'H', press: () => intents.placeHere(lesion.id) }] : []),
    ...(lesion.lookBack !== null ? [{ label: 'Look back again', detail: LOOKED_BACK[lesion.lookBack.answer], press: () => intents.lookBack(lesion.id) }] : []),
    ...(lesion.role === 'target' && timepoint.index === 0 ? [{ label: 'Not measurable because…', leads: true, press: () => turn('not-measurable') }] : []),
    { label: 'Change the site…', detail: lesion.site?.label ?? 'none yet', press: () => intents.askSite(lesion.id) },
    ...otherRoles(context).map((role) => ({ label: `Make it a ${ROLES[role]}`, press: () => intents.reassign(lesion.id, role) })),
    { label: 'Withdraw the lesion…', leads: true, press: () => turn('withdraw') },
  ];
};

const mergedWith = (context: LesionMenuContext): readonly MenuLine[] =>
  partners(context).map((other, index) => ({
    label: `Merged with ${other.name}`, detail: other.site?.label ?? '', key: String(index + 1), press: () => context.intents.answerMerged(context.lesion.id, context.timepoint.id, other.id),
  }));

const reasons = (given: readonly string[], take: (reason: string) => void, other: () => void): readonly MenuLine[] => [
  ...given.map((reason, index) => ({ label: reason.charAt(0).toUpperCase() + reason.slice(1), key: String(index + 1), press: () => take(reason) })),
  { label: 'Another reason…', key: '/', leads: true, press: other },
];

/** The lines of a page of a lesion's menu. */
export const lesionLines = (page: LesionPage, context: LesionMenuContext): readonly MenuLine[] => {
  const { lesion, timepoint, intents, turn } = context;
  switch (page) {
    case 'answers': return [...answers(context), ...aboutTheLesion(context)];
    case 'not-evaluable': return reasons(NOT_EVALUABLE_REASONS, (reason) => intents.answerNotEvaluable(lesion.id, timepoint.id, reason), () => turn('words-not-evaluable'));
    case 'not-measurable': return NOT_MEASURABLE_REASONS.map((reason, index) => ({ label: reason.charAt(0).toUpperCase() + reason.slice(1), key: String(index + 1), press: () => intents.notMeasurable(lesion.id, reason) }));
    case 'merged': return mergedWith(context);
    case 'withdraw': return reasons(WITHDRAWAL_REASONS, (reason) => intents.withdraw(lesion.id, reason), () => turn('words-withdraw'));
    case 'words-not-evaluable':
    case 'words-withdraw': return [];
  }
};

export const PAGE_HEADS: Readonly<Record<LesionPage, string>> = {
  answers: '', 'not-evaluable': 'not evaluable because', 'not-measurable': 'becomes a non-target because', merged: 'is one with', withdraw: 'withdrawn because', 'words-not-evaluable': 'not evaluable because', 'words-withdraw': 'withdrawn because',
};
