import type { CohortMember } from '../panels';
import { caseTruth } from '../phantom';
import type { Digest } from '../read';
import { cohortMember } from './cohort-member';
import { derived } from './room-acts';
import { expertRead } from './teaching/expert-read';
import { teachingScript } from './teaching/teaching-script';

const FILES = import.meta.glob<unknown>('../../sample-dicom/*/case.json', { eager: true, import: 'default' });

/** Short enough to stand at the end of a line. The last case is read as its path A: the new nodes taken for disease. */
const NAMES: Readonly<Record<string, string>> = {
  'flare-classic': 'Classic flare', 'true-progression': 'True progression', 'new-lesions-vanish': 'New lesions vanish', 'flare-then-late-pd': 'Flare, late PD', hyperprogression: 'Hyperprogression',
  dissociated: 'Dissociated', 'nodal-additive': 'Nodal, additive', 'cr-residual-nodes': 'CR, residual nodes', 'sarcoid-like': 'Sarcoid-like (A)',
};

/** The nine scripted cases as a perfect reader would read them. */
export const teachingMembers = (digest: Digest): readonly CohortMember[] => Object.values(FILES).flatMap((json) => {
  const teaching = teachingScript(json);
  const { id } = teaching.script;
  return cohortMember(id, NAMES[id] ?? id, 'teaching', derived(expertRead(teaching, caseTruth(teaching.script), digest))) ?? [];
});
