import type { Instance, Person } from './instance';
import { byKey } from './split';

const plain = (text: string): string => text.toUpperCase().replace(/[\s^]+/g, ' ').trim();
const NOBODY = /^(ANON\w*|UNKNOWN|NO ?NAME|NONAME|NN|X+|TEST|REMOVED|DE-?IDENTIFIED)?$/;

/** 53-bit hash (cyrb53) as text: keys must not carry names into logs and exports. */
const hashed = (text: string): string => {
  let [h1, h2] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    h1 = Math.imul(h1 ^ c, 2654435761);
    h2 = Math.imul(h2 ^ c, 1597334677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  return (4294967296 * (2097151 & h2) + (h1 >>> 0)).toString(36);
};

/** Neither number, nor birth date, nor a name that tells people apart: only the study holds such files together. */
const isNobody = ({ id, name, birthDate }: Person): boolean => plain(id) === '' && birthDate === null && NOBODY.test(plain(name));

export interface People {
  readonly key: string;
  readonly person: Person;
  readonly instances: readonly Instance[];
}

/**
 * Instances by person. Two are one person only if Patient ID and name agree and their birth dates do not contradict each other
 * (a birth date missing in some files is no contradiction where a Patient ID is there). Never by study, unless nobody is named.
 */
export const peopleIn = (instances: readonly Instance[]): readonly People[] =>
  byKey(instances, ({ person, study }) => (isNobody(person) ? `\u0001${study.studyInstanceUid}` : `${plain(person.id)}|${plain(person.name)}`)).flatMap((sameName) => {
    const dates = new Set(sameName.flatMap(({ person }) => person.birthDate ?? []));
    const joined = dates.size === 1 && plain(sameName[0]?.person.id ?? '') !== '' ? [sameName] : byKey(sameName, ({ person }) => person.birthDate ?? '');
    return joined.map((own): People => {
      const named = own.find(({ person }) => person.birthDate !== null) ?? own[0];
      if (!named) throw new RangeError('A person without files');
      const { person, study } = named;
      const identity = isNobody(person) ? ['study', study.studyInstanceUid] : [plain(person.id), plain(person.name), person.birthDate ?? ''];
      return { key: `subject-${hashed(identity.join('|'))}`, person, instances: own };
    });
  });
