import type { LoadProblem, ProblemRank } from '../../dicom';

/** Files with the same thing wrong, told in one line. */
export interface ProblemGroup {
  readonly key: string;
  readonly rank: ProblemRank;
  readonly what: string;
  readonly files: readonly string[];
  /** How many files it stands for; more than are named where a problem already counts several. */
  readonly count: number;
}

const RANKS: readonly ProblemRank[] = ['fault', 'caution', 'information'];

/** One group for each thing that is wrong, worst first, in the order in which they came up. */
export const problemGroups = (problems: readonly LoadProblem[]): readonly ProblemGroup[] => {
  const groups = new Map<string, { readonly key: string; readonly rank: ProblemRank; readonly what: string; readonly files: string[]; count: number }>();
  for (const { kind, rank, detail, file, count = 1 } of problems) {
    const key = `${rank}\n${kind}\n${detail}`;
    const group = groups.get(key) ?? { key, rank, what: detail, files: [], count: 0 };
    groups.set(key, group);
    if (file !== '') group.files.push(file);
    group.count += count;
  }
  return [...groups.values()].sort((a, b) => RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank));
};

export const problemFiles = (problems: readonly LoadProblem[]): number => problems.reduce((sum, { count = 1 }) => sum + count, 0);
