import type { IrecistResponse, NonTargetResponse, Recist11Response, TargetResponse } from './assessment';
import type { NewLesionSight } from './new-lesions';
import type { Charter } from './charter';

type Overall = Exclude<Recist11Response, 'PD'>;

/** R19, R20: with non-targets alone their response is the overall one; with neither there is no evidence of disease. E09 Table 2; CDISC. */
const withoutTargets = (nonTarget: NonTargetResponse): Overall => {
  switch (nonTarget) {
    case 'CR': return 'CR';
    case 'NE': return 'NE';
    case 'NA': return 'NED';
    default: return 'Non-CR/Non-PD';
  }
};

/**
 * R18: the overall response without progression; complete response of the targets needs it of the non-targets too. E09 Table 1.
 * A non-target progression that counts no longer (I24) is neither complete response nor progression.
 */
export const overallResponse = (target: TargetResponse, nonTarget: NonTargetResponse): Overall => {
  switch (target) {
    case 'NA': return withoutTargets(nonTarget);
    case 'NE': return 'NE';
    case 'CR': return nonTarget === 'CR' || nonTarget === 'NA' ? 'CR' : 'PR';
    case 'PR': return 'PR';
    case 'SD': return 'SD';
    case 'PD': throw new Error('Progression of the targets is decided before the overall response.');
  }
};

const PREFIXED: Readonly<Record<Overall, IrecistResponse>> = {
  CR: 'iCR', PR: 'iPR', SD: 'iSD', 'Non-CR/Non-PD': 'Non-iCR/Non-iUPD', NE: 'NE', NED: 'NED',
};

/** I26: while a new lesion persists there is no iCR. */
export const isBlockedFromICR = (overall: Overall, sight: NewLesionSight, charter: Charter): boolean =>
  overall === 'CR' && charter.persistentNewLesionBlocksICR && !sight.resolved;

/** I2, I26: the label where nothing progresses, or where a progression was taken back. S17 Table 2 rows 1–4. */
export const baseLabel = (target: TargetResponse, nonTarget: NonTargetResponse, sight: NewLesionSight, charter: Charter): IrecistResponse => {
  const overall = overallResponse(target, nonTarget);
  if (isBlockedFromICR(overall, sight, charter)) return target === 'NA' ? 'Non-iCR/Non-iUPD' : 'iPR';
  return PREFIXED[overall];
};
