import { distinctOf, sampleOf, type Copy } from './duplicates';
import type { Instance } from './instance';
import { libraryOf } from './library';
import type { ByteSource, Library, LoadProblem } from './model';

/** A drop while it is read: instances and problems come in, in any order; `library` puts them in order. */
export interface Drop {
  addInstance(instance: Instance, source: ByteSource): Promise<void>;
  addProblem(problem: LoadProblem): void;
  /** `whole`: nothing more is to come. */
  library(whole: boolean): Library;
}

export const newDrop = (): Drop => {
  const copies: Copy[] = [];
  const bySop = new Map<string, Copy>();
  const problems: LoadProblem[] = [];
  return {
    async addInstance(instance, source) {
      const copy: Copy = { instance, source, sample: null };
      copies.push(copy);
      const other = bySop.get(instance.sopInstanceUid);
      if (!other) {
        bySop.set(instance.sopInstanceUid, copy);
        return;
      }
      copy.sample = await sampleOf(copy);
      other.sample ??= await sampleOf(other);
    },
    addProblem(problem) {
      problems.push(problem);
    },
    library(whole) {
      const distinct = distinctOf(copies);
      return libraryOf(distinct.instances, [...problems, ...distinct.problems], whole);
    },
  };
};
