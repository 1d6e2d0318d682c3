import type { Lesion, Organ } from '../../read';

const ORGANS: Readonly<Record<Organ, string>> = {
  lung: 'Lung', liver: 'Liver', 'lymph-node': 'Nodes, one organ', adrenal: 'Adrenal', kidney: 'Kidney', spleen: 'Spleen', pancreas: 'Pancreas', bone: 'Bone', brain: 'Brain',
  pleura: 'Pleura', peritoneum: 'Peritoneum', mediastinum: 'Mediastinum', 'soft-tissue': 'Soft tissue', skin: 'Skin', ovary: 'Ovary', other: 'Other',
};

/** RECIST 1.1 follows five targets at most, two in an organ; all lymph nodes are one organ (B8, B9). */
const TARGETS = 5;
const IN_ORGAN = 2;

export interface BudgetLine {
  readonly name: string;
  readonly used: number;
  readonly limit: number;
}

/** Words for a line: "1 of 2", "2 of 2, full", "3 of 2, too many". */
export const budgetWords = ({ used, limit }: BudgetLine): string =>
  `${used} of ${limit}${used > limit ? ', too many' : used === limit ? ', full' : ''}`;

/** How many targets are taken, in all and by organ, organs in the order in which they were first used. */
export const targetBudget = (lesions: readonly Lesion[]): readonly BudgetLine[] => {
  const targets = lesions.filter((lesion) => lesion.role === 'target');
  const organs = new Map<Organ, number>();
  for (const { site } of targets) if (site) organs.set(site.organ, (organs.get(site.organ) ?? 0) + 1);
  return [{ name: 'Targets', used: targets.length, limit: TARGETS }, ...[...organs].map(([organ, used]) => ({ name: ORGANS[organ], used, limit: IN_ORGAN }))];
};
