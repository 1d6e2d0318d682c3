import type { SigningMatter } from './signable';
import type { Refusal } from './refusal';

/** One open matter, e.g. "T3 is not answered". */
export const signingMatterInWords = (matter: SigningMatter): string => {
  switch (matter.kind) {
    case 'no-such-timepoint': return 'there is no such timepoint';
    case 'already-signed': return 'it is signed';
    case 'earlier-unsigned': return 'an earlier timepoint is not signed';
    case 'quality-not-judged': return 'its quality is not judged';
    case 'no-series': return 'no series is chosen';
    case 'quality-unasked': return `quality: ${matter.item} is not answered`;
    case 'lesion-unanswered': return `${matter.lesion} is not answered`;
    case 'site-missing': return `${matter.lesion} has no site`;
    case 'look-back-missing': return `${matter.lesion}: was it there before?`;
    case 'not-searched': return `${matter.system} is not searched`;
  }
};

/** What may not be done and what to do instead, in one sentence. */
export const refusalInWords = (why: Refusal): string => {
  switch (why.kind) {
    case 'timepoint-signed': return 'The timepoint is signed: open it again with a reason first.';
    case 'timepoint-stale': return 'An earlier timepoint was opened again: sign that first.';
    case 'timepoint-sealed': return 'The timepoint is not open yet: sign the one before it.';
    case 'baseline-frozen': return 'The baseline is signed: its targets and non-targets are chosen.';
    case 'quality-first': return 'The quality of the timepoint is judged before its first stroke.';
    case 'quality-not-accepted': return 'The timepoint was judged unfit to be read: only not evaluable can be answered.';
    case 'quality-incomplete': return `Quality is not answered in full: ${why.items.join(', ')}.`;
    case 'reason-missing': return 'A reason is needed.';
    case 'charter-fixed': return 'The charter is fixed.';
    case 'timepoints-fixed': return 'The timepoints are fixed.';
    case 'opened-twice': return 'The read is open already.';
    case 'adjudication-stands': return 'An adjudication of this read stands: it is withdrawn first.';
    case 'blinded': return 'Clinical information is blinded in this study.';
    case 'aid-not-allowed': return `This study does not allow the aid "${why.aid}".`;
    case 'not-signable': return `Not to be signed yet: ${why.open.map(signingMatterInWords).join('; ')}.`;
    case 'not-signed': return 'The timepoint is not signed.';
    case 'undo-sealed': return 'What was signed cannot be undone.';
  }
};
