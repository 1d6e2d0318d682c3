import type { Instance } from './instance';
import type { ByteSource, LoadProblem } from './model';
import { plural, problem } from './problem';
import { byKey } from './split';

/** One copy of an image with what it takes to compare it to another copy. */
export interface Copy {
  readonly instance: Instance;
  readonly source: ByteSource;
  /** Bytes from the middle of the file, read once a second copy turns up; null before. */
  sample: string | null;
}

const SAMPLE = 4096;

/** A fingerprint of the middle of the pixel data, from the end backwards, so that longer headers of re-exported copies do not matter. */
export const sampleOf = async ({ instance, source }: Copy): Promise<string> => {
  const place = instance.frames[0]?.slice.pixels.place;
  if (!place || place.length === null) return `compressed ${instance.frames[0]?.slice.pixels.transferSyntaxUid ?? ''}`;
  const middle = place.deflatedFrom === null ? place.offset + (place.length >> 1) : source.size >> 1;
  const bytes = await source.read(middle, Math.min(source.size, middle + SAMPLE));
  let hash = 0;
  for (const byte of bytes) hash = (Math.imul(hash, 31) + byte) | 0;
  return `${instance.frames[0]?.slice.pixels.transferSyntaxUid ?? ''} ${place.length} ${hash}`;
};

/** Same pixels as far as can be told without decoding: a copy in another transfer syntax is compared by its header alone. */
const alike = (a: Copy, b: Copy): boolean => {
  if (a.instance.likeness !== b.instance.likeness) return false;
  const [x = '', y = ''] = [a.sample ?? '', b.sample ?? ''];
  return x === y || x === '' || y === '' || x.split(' ')[0] !== y.split(' ')[0];
};

export interface Distinct {
  readonly instances: readonly Instance[];
  readonly problems: readonly LoadProblem[];
}

/** One of each SOP Instance UID: the first by name. Copies are told of by series, contradicting ones one by one. */
export const distinctOf = (copies: readonly Copy[]): Distinct => {
  const first = new Map<string, Copy>();
  const instances: Instance[] = [];
  const repeats: { readonly kept: Instance; readonly copy: Instance }[] = [];
  const problems: LoadProblem[] = [];
  for (const copy of [...copies].sort((a, b) => (a.instance.file < b.instance.file ? -1 : a.instance.file > b.instance.file ? 1 : 0))) {
    const uid = copy.instance.sopInstanceUid;
    const kept = first.get(uid);
    if (!kept || uid === '') {
      first.set(uid, copy);
      instances.push(copy.instance);
    } else if (alike(kept, copy)) repeats.push({ kept: kept.instance, copy: copy.instance });
    else problems.push(problem('conflicting-duplicate', copy.instance.file, `Same SOP Instance UID as ${kept.instance.file} but another image; left out`));
  }
  for (const group of byKey(repeats, ({ kept }) => kept.series.seriesInstanceUid)) {
    const [one] = group;
    if (!one) continue;
    const detail = group.length === 1 ? `Same image as ${one.kept.file}; one kept` : `${plural(group.length, 'file')} of series ${one.kept.series.description || one.kept.series.seriesNumber || ''} are here twice; one of each kept`;
    problems.push(problem('duplicate', one.copy.file, detail, group.length));
  }
  return { instances, problems };
};
