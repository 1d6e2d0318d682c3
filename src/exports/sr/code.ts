/** A coded concept: value, scheme designator, meaning. Two codes are the same when value and scheme are; the meaning is for people. */
export interface Code {
  /** At most 16 characters. */
  readonly value: string;
  readonly scheme: string;
  /** At most 64 characters. */
  readonly meaning: string;
}

export const code = (value: string, scheme: string, meaning: string): Code => ({ value, scheme, meaning });
export const dcm = (value: string, meaning: string): Code => code(value, 'DCM', meaning);
export const sct = (value: string, meaning: string): Code => code(value, 'SCT', meaning);
export const ncit = (value: string, meaning: string): Code => code(value, 'NCIt', meaning);
export const umls = (value: string, meaning: string): Code => code(value, 'UMLS', meaning);

/** Local codes for what no public scheme names; private schemes begin with 99 (PS3.16 chapter 8). */
export const LOCAL_SCHEME = '99NADIR';
export const local = (value: string, meaning: string): Code => code(value, LOCAL_SCHEME, meaning);

export const sameCode = (a: Code | null | undefined, b: Code): boolean => a?.value === b.value && a.scheme === b.scheme;
