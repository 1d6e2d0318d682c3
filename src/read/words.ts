import type { Act, LesionRole, LookBackAnswer } from './acts';
import type { Read } from './read';

const ROLE: Readonly<Record<LesionRole, string>> = { target: 'target', 'non-target': 'non-target', new: 'new lesion' };
const ANSWER: Readonly<Record<string, string>> = {
  present: 'present', absent: 'absent', increased: 'increased', unequivocal: 'unequivocal increase',
  'unequivocal-increased': 'unequivocal, larger again', equivocal: 'equivocal',
};

const LOOK_BACK: Readonly<Record<LookBackAnswer, string>> = {
  new: 'new, not there before', 'seen-before': 'seen before', 'below-threshold': 'there before, below the threshold', equivocal: 'equivocal', 'likely-benign': 'likely benign',
};

/** An act in a few words, for "Undo: …" and the audit trail. */
export const actInWords = (act: Act, read: Pick<Read, 'lesions' | 'timepoints'>): string => {
  const lesion = (id: string): string => read.lesions.find((one) => one.id === id)?.name ?? 'lesion';
  const at = (id: string): string => read.timepoints.find((one) => one.id === id)?.label ?? 'a timepoint';
  switch (act.kind) {
    case 'readOpened': return 'read opened';
    case 'timepointsArranged': return 'timepoints changed';
    case 'lesionIdentified': return `${ROLE[act.role]} ${lesion(act.lesion)} identified at ${at(act.timepoint)}`;
    case 'lesionDescribed': return `${lesion(act.lesion)}: ${act.site.label}`;
    case 'lesionReassigned': return `${lesion(act.lesion)} made a ${ROLE[act.role]}`;
    case 'lesionWithdrawn': return `${lesion(act.lesion)} withdrawn`;
    case 'measured': return `${lesion(act.lesion)} measured at ${at(act.timepoint)}`;
    case 'measuredInParts': return `${lesion(act.lesion)} measured in ${act.parts.length} parts at ${at(act.timepoint)}`;
    case 'markedMerged': return `${lesion(act.lesion)} merged with ${lesion(act.into)} at ${at(act.timepoint)}`;
    case 'markedTooSmall': return `${lesion(act.lesion)} too small at ${at(act.timepoint)}`;
    case 'markedAbsent': return `${lesion(act.lesion)} absent at ${at(act.timepoint)}`;
    case 'markedNotEvaluable': return `${lesion(act.lesion)} not evaluable at ${at(act.timepoint)}: ${act.reason}`;
    case 'nonTargetAssessed':
    case 'newLesionAssessed': return `${lesion(act.lesion)} ${ANSWER[act.answer]} at ${at(act.timepoint)}`;
    case 'located': return `${lesion(act.lesion)} placed at ${at(act.timepoint)}`;
    case 'answerCleared': return `${lesion(act.lesion)} at ${at(act.timepoint)} cleared`;
    case 'markDrawn': return `${act.shape.kind} drawn at ${at(act.timepoint)}`;
    case 'markErased': return 'mark erased';
    case 'levelAnchored': return `level anchored, ${at(act.from)} to ${at(act.to)}`;
    case 'systemSearched': return `${act.system} ${act.done ? 'searched' : 'not searched'} at ${at(act.timepoint)}`;
    case 'labelOverridden': return act.recist11 === null && act.irecist === null ? `own label at ${at(act.timepoint)} taken back` : `own label at ${at(act.timepoint)}`;
    case 'charterChosen': return 'charter changed';
    case 'lookedBack': return `${lesion(act.lesion)}: ${LOOK_BACK[act.answer]}`;
    case 'clinicalNoted': return `clinical notes at ${at(act.timepoint)}`;
    case 'priorScanNoted': return act.prior ? `scan of ${act.prior.date} before the baseline noted` : 'scan before the baseline taken back';
    case 'qualityJudged': return `quality of ${at(act.timepoint)} judged`;
    case 'timepointSigned': return `${at(act.timepoint)} signed`;
    case 'timepointReopened': return `${at(act.timepoint)} opened again: ${act.reason}`;
    case 'aidShown': return `${act.aid} shown at ${at(act.timepoint)}`;
    case 'noteDismissed': return `note dismissed at ${at(act.timepoint)}: ${act.reason}`;
    case 'imagesViewed': return `images of ${at(act.timepoint)} viewed`;
    case 'exported': return `${act.what} exported`;
    case 'signedIn': return `${act.name} signed in`;
    case 'undone': return 'undo';
  }
};
