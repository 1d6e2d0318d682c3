import { AIDS, canonicalJson, optionsFrom, readingOf, type AidKind, type AidState, type Digest } from '../../read';
import { isRecord } from './check';
import type { Study } from './study';

const COMMITTED = /^sha256:[0-9a-f]{64}$/;

/** The study as a reader may have it: the seed and the names of the training cases only as their hashes. */
export const readersCopy = (study: Study, digest: Digest): Study => (COMMITTED.test(study.seed) ? study : {
  ...study, seed: `sha256:${digest(study.seed)}`, training: study.training && { ...study.training, cases: [`sha256:${digest(canonicalJson(study.training.cases))}`] },
});

/** SHA-256 of the study, hex. The same for the coordinator's document and a reader's copy. */
export const studyHash = (study: Study, digest: Digest): string => digest(canonicalJson(readersCopy(study, digest)));

export interface StudyStamp {
  readonly id: string;
  readonly version: number;
  readonly sha256: string;
}

/** What the charter says of the reading, with every aid off that the study does not allow: a read knows it from its own text. */
const reading = ({ charter, aids }: Study): { readonly reading?: Readonly<Record<string, unknown>> } => {
  const options = optionsFrom(charter.reading);
  const said = readingOf({ ...options, aids: Object.fromEntries(AIDS.map(({ kind }) => [kind, aids.includes(kind) ? options.aids[kind] : 'off'])) as Record<AidKind, AidState> });
  return said ? { reading: said } : {};
};

/** What a read is opened with: its charter whole, and by which version of which study (R1). The rules read the charter out of the same text. */
export const studyCharterText = (study: Study, digest: Digest): string =>
  canonicalJson({ ...study.charter, ...reading(study), study: { id: study.id, version: study.version, sha256: studyHash(study, digest) } satisfies StudyStamp });

/** The study that a read's charter names; null for a read outside a study. */
export const studyStamp = (charter: string): StudyStamp | null => {
  try {
    const json: unknown = JSON.parse(charter);
    const stamp = isRecord(json) ? json['study'] : undefined;
    if (!isRecord(stamp)) return null;
    const { id, version, sha256 } = stamp;
    return typeof id === 'string' && typeof version === 'number' && typeof sha256 === 'string' ? { id, version, sha256 } : null;
  } catch {
    return null;
  }
};
