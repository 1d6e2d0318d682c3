import { proposeTimepoints, type ByteSource, type Library } from '../../dicom';
import { packagePlan, sealedTimepoint, signedPackage, type Bytes, type KeyList, type Release, type Roster, type Study, type Subtle, type TrialSubject, type Unlocked } from '../../trial';
import type { Digest } from '../../read';
import type { NeutralAs } from './neutral-instance';
import { packageFile } from './package-file';

/** Subjects as they are packed: the chosen series of each dated timepoint. */
export const trialSubjects = (library: Library): { readonly subjects: readonly TrialSubject[]; readonly sources: ReadonlyMap<string, ByteSource> } => {
  const sources = new Map<string, ByteSource>();
  const subjects = library.subjects.map((subject): TrialSubject => {
    const series = subject.days.flatMap((day) => day.series);
    const timepoints = proposeTimepoints(subject).flatMap(({ date, seriesKey }) => {
      const slices = series.find(({ key }) => key === seriesKey)?.slices ?? [];
      if (date === null || slices.length === 0) return [];
      for (const { source } of slices) sources.set(source.name, source);
      return [{ date, symptomDriven: false, files: [...new Set(slices.map(({ source }) => source.name))] }];
    });
    return { key: subject.key, timepoints };
  });
  return { subjects: subjects.filter(({ timepoints }) => timepoints.length > 0), sources };
};

export interface Packing {
  readonly study: Study;
  readonly reader: string;
  readonly subjects: readonly TrialSubject[];
  readonly sources: ReadonlyMap<string, ByteSource>;
  readonly roster: Roster;
  readonly coordinator: Unlocked;
  readonly release: Release;
  /** 32 random bytes, base64url; never twice. */
  readonly secret: string;
  /** ISO instant. */
  readonly at: string;
  /** Takes everything out of a file that says who, when and where; null when it cannot. */
  readonly deidentified: (bytes: Uint8Array, as: NeutralAs) => Bytes | null;
  readonly told: (done: number, of: number) => void;
}

export type Packed = { readonly kind: 'packed'; readonly file: Blob; readonly keyList: KeyList } | { readonly kind: 'refused'; readonly source: string };

class NotNeutral extends Error {}

/** One reader's package, every file de-identified before it is sealed. Refused whole when one file cannot be. */
export const packed = async (subtle: Subtle, digest: Digest, packing: Packing): Promise<Packed> => {
  const { study, reader, subjects, sources, roster, coordinator, release, secret, at, deidentified, told } = packing;
  const { manifest, keyList } = packagePlan(study, reader, subjects, secret, release, digest);
  const objects = new Map<string, Bytes>();
  const of = keyList.rows.reduce((sum, { timepoints }) => sum + timepoints.reduce((files, one) => files + one.files.length + 1, 0), 0);
  try {
    for (const { code, timepoints } of keyList.rows) {
      const uid = (old: string): string => `2.25.${BigInt(`0x${digest(['nadir-uid/1', secret, code, old].join('\n')).slice(0, 31)}`)}`;
      for (const timepoint of timepoints) {
        const bytes = async (name: string): Promise<Bytes> => {
          const source = sources.get(name);
          const neutral = source && deidentified(await source.read(0, source.size), { code, date: timepoint.contents.date, uid });
          if (!neutral) throw new NotNeutral(name);
          return neutral;
        };
        for await (const { object, bytes: sealed } of sealedTimepoint(subtle, keyList, code, timepoint, bytes)) {
          objects.set(object, sealed);
          told(objects.size, of);
        }
      }
    }
  } catch (error) {
    if (error instanceof NotNeutral) return { kind: 'refused', source: error.message };
    throw error;
  }
  return { kind: 'packed', file: packageFile(await signedPackage(subtle, coordinator, manifest, at, digest), roster, objects), keyList };
};
