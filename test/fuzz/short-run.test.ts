import { describe, expect, it } from 'vitest';
import { inputsOf, KINDS, kindOf, tried } from '../../src/cli/fuzz-inputs';
import { folderGroups, madeGroups } from '../../src/cli/fuzz-seeds';
import { holds, Untrue } from '../../src/cli/fuzz-truth';

/** Made files only, so that the run is the same everywhere. */
const corpus = { images: madeGroups(), reports: [] };

describe('a short run of the fuzzer', () => {
  it('200 bent inputs: nothing throws, and nothing untrue is said', async () => {
    const inputAt = await inputsOf(corpus, 20260105);
    const failed: string[] = [];
    for (let index = 0; index < 200; index += 1) {
      const input = inputAt(index);
      await tried(input).catch((error: unknown) => failed.push(`${index} ${input.from}, ${input.steps.join(' + ')}: ${error instanceof Error ? error.message : String(error)}`));
    }
    expect(failed).toEqual([]);
    expect(new Set(Array.from({ length: 10 }, (_, index) => kindOf(index)))).toEqual(new Set(KINDS));
  });

  it('the same number is the same input, byte for byte', async () => {
    const [one, other] = [await inputsOf(corpus, 7), await inputsOf(corpus, 7)];
    for (const index of [0, 1, 2, 4, 7]) expect(one(index).files).toEqual(other(index).files);
  });

  it('a reader that throws is noticed, and one that says what is not true', async () => {
    const broken = (run: () => Promise<void>): Promise<void> => tried({ from: '', steps: [], files: [], run });
    await expect(broken(() => Promise.reject(new TypeError('no')))).rejects.toThrow('no');
    await expect(broken(async () => holds(false, 'pixels 0 mm apart'))).rejects.toThrow(Untrue);
    expect(folderGroups('/there/is/none')).toEqual([]);
  });
});
