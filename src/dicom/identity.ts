import { code, number, text } from './attributes';
import type { Header } from './header';
import { seededUid } from './seeded-uid';

export interface Identity {
  readonly sop: string;
  readonly series: string;
  readonly study: string;
  /** Names of the UIDs that are missing and that nothing else in the file can stand in for. */
  readonly missing: readonly string[];
}

/**
 * The three UIDs of an instance. Careless de-identification empties them: the instance is then named by its file meta information
 * (0002,0003), and a series and study by what else holds their images together. Stand-ins are the same for the same files.
 */
export const identityOf = (header: Header, file: string): Identity => {
  const a = header.attributes;
  const sop = code(a, 'x00080018') || code(header.meta, 'x00020003');
  const frame = code(a, 'x00200052');
  const seriesNumber = number(a, 'x00200011');
  const person = [text(a, 'x00100020'), text(a, 'x00100010')];
  const day = [...person, code(a, 'x00080020') || code(a, 'x00080022'), text(a, 'x00200010')];
  // A frame of reference is unique in the world; a series number is so only in its folder.
  const bond = frame || (seriesNumber === null ? '' : `${file.replace(/[^/]*$/, '')}|${seriesNumber}`);
  const nobody = person.every((part) => part === '');
  const study = code(a, 'x0020000d') || (bond === '' ? '' : seededUid('study', ...day, nobody ? bond : ''));
  const series = code(a, 'x0020000e') || (bond === '' ? '' : seededUid('series', ...day, bond, seriesNumber ?? '', text(a, 'x0008103e')));
  const missing = Object.entries({ SOP: sop, Series: series, Study: study }).flatMap(([name, uid]) => (uid === '' ? [name] : []));
  return { sop, series, study, missing };
};
