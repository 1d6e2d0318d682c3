import type { DicomJson } from '../dicom';
import { dataSetsIn, JSON_TYPE, text, texts } from './json-answer';
import { failed, ok, type Answer } from './problem';
import { ask, type Desk } from './request';
import { inOrder, seriesOf, studyOf, subjectsIn, type ArchivedSeries, type ArchivedStudy, type ArchivedSubject } from './rows';

/** What the reader looks for; empty fields are not asked about. Dates are ISO yyyy-mm-dd. */
export interface SubjectQuery {
  readonly patientId?: string;
  /** Part of the name. */
  readonly patientName?: string;
  readonly accessionNumber?: string;
  readonly from?: string;
  readonly to?: string;
  /** 'CT' unless said otherwise; '' for any. */
  readonly modality?: string;
}

/** Where the next page starts: studies seen so far, and the spelling that found them. Start with `firstPage`. */
export interface Page {
  readonly size: number;
  readonly seen: readonly string[];
  readonly spelling: Spelling | null;
}
interface Spelling {
  readonly query: SubjectQuery;
  /** Without wildcards. */
  readonly exact: boolean;
}
export const firstPage = (size = 50): Page => ({ size, seen: [], spelling: null });

export interface SubjectsPage {
  readonly subjects: readonly ArchivedSubject[];
  /** Null at the end. */
  readonly next: Page | null;
  /** The archive handed out the same studies again: it does not page, and there may be more than it shows. */
  readonly repeats: boolean;
}

/** What was found out about an archive's searching; kept as long as the archive is open. */
export interface SearchHabits {
  /** Asks for extra attributes lead to a refusal. */
  plainOnly: boolean;
  /** Wildcards are not understood. */
  exactOnly: boolean;
}
export const newHabits = (): SearchHabits => ({ plainOnly: false, exactOnly: false });

/** Not in every archive's default set: modalities, counts, referring physician, clinical trial time point. */
const STUDY_FIELDS = ['00080020', '00080030', '00080061', '00081030', '00080090', '00100021', '00100030', '00100040', '00120050', '00120051', '00120052', '00120053', '00201206', '00201208'];
const SERIES_FIELDS = ['00080060', '0008103E', '00180015', '00200011', '00201209'];

const dicomDate = (iso: string): string => iso.replaceAll('-', '');
const starred = (value: string, exact: boolean): string => (exact || /[*?]/.test(value) ? value : `*${value}*`);

const parametersOf = (query: SubjectQuery, exact: boolean): readonly (readonly [string, string])[] => {
  const { patientId = '', patientName = '', accessionNumber = '', from = '', to = '', modality = 'CT' } = query;
  const range = from === to ? dicomDate(from) : `${dicomDate(from)}-${dicomDate(to)}`;
  const pairs: readonly (readonly [string, string])[] = [
    ['PatientID', patientId.trim() && starred(patientId.trim(), exact)], ['PatientName', patientName.trim() && starred(patientName.trim(), exact)],
    ['AccessionNumber', accessionNumber.trim()], ['StudyDate', from || to ? range : ''], ['ModalitiesInStudy', modality],
  ];
  return pairs.filter(([, value]) => value !== '');
};

const folded = (value: string): string => value.toLocaleLowerCase('en').replaceAll(/[\s^=,]+/g, ' ').trim();
const matches = (found: string, wanted: string): boolean => wanted === '' || found === '' || folded(found).includes(folded(wanted.replaceAll(/[*?]/g, '')));

/** Unknown keys are ignored in silence by some archives: what came back is held against the question where it can be. */
const answersQuery = ({ patientId = '', patientName = '', accessionNumber = '', from = '', to = '', modality = 'CT' }: SubjectQuery) => (row: DicomJson): boolean => {
  const date = text(row, '00080020');
  const modalities = texts(row, '00080061').flatMap((value) => value.split('\\'));
  return matches(text(row, '00100020'), patientId) && matches(text(row, '00100010'), patientName) && matches(text(row, '00080050'), accessionNumber)
    && (date === '' || ((from === '' || date >= dicomDate(from)) && (to === '' || date <= dicomDate(to)))) && (modality === '' || modalities.length === 0 || modalities.includes(modality));
};

const WHAT = 'the list of studies';

/** Rows of one request; an archive that refuses the extra attributes is asked again without. */
const rowsOf = async (desk: Desk, habits: SearchHabits, path: string, fields: readonly string[], parameters: readonly (readonly [string, string])[], what: string, signal?: AbortSignal): Promise<Answer<{ readonly rows: readonly DicomJson[]; readonly capped: boolean }>> => {
  const send = (plain: boolean): Promise<Answer<{ readonly rows: readonly DicomJson[]; readonly capped: boolean }>> => {
    const query = new URLSearchParams([...parameters.map(([name, value]): [string, string] => [name, value]), ...(plain ? [] : fields.map((field): [string, string] => ['includefield', field]))]).toString();
    return ask(desk, { what, path: query === '' ? path : `${path}?${query}`, accept: JSON_TYPE, signal }, async (arrived) => ({
      rows: await dataSetsIn(arrived, what),
      // PS3.18 8.3.4.4: more results than the archive hands out at once.
      capped: (arrived.headers.get('Warning') ?? '').startsWith('299'),
    }));
  };
  const answer = await send(habits.plainOnly);
  if (answer.kind === 'ok' || habits.plainOnly || answer.problem.kind !== 'unsupported') return answer;
  const plain = await send(true);
  if (plain.kind === 'ok') habits.plainOnly = true;
  return plain;
};

const distinct = (rows: readonly DicomJson[], seen: ReadonlySet<string>): readonly DicomJson[] => {
  const known = new Set(seen);
  return rows.filter((row) => {
    const uid = text(row, '0020000D');
    if (uid === '' || known.has(uid)) return false;
    known.add(uid);
    return true;
  });
};

const named = ({ patientName = '', patientId = '' }: SubjectQuery): boolean => patientName.trim() !== '' || patientId.trim() !== '';

/** Spellings to try in turn until one finds something: case and wildcards are a matter of the archive's configuration. */
const spellings = (query: SubjectQuery, { exactOnly }: SearchHabits): readonly Spelling[] => {
  const name = query.patientName?.trim() ?? '';
  const names = [...new Set([name, name.toUpperCase(), name.toLowerCase().replaceAll(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1))])];
  const id = query.patientId?.trim() ?? '';
  const ids = [...new Set([id, id.toUpperCase()])];
  const exact = ids.flatMap((patientId) => names.map((patientName): Spelling => ({ query: { ...query, patientId, patientName }, exact: true })));
  return named(query) && !exactOnly ? [...exact.map((each) => ({ ...each, exact: false })), ...exact] : exact;
};

/**
 * Subjects with their studies, a page of studies at a time. Archives that ignore `limit` show all at once, those that ignore `offset` repeat
 * themselves and are stopped. Fuzzy matching is never asked for.
 */
export const searchSubjects = async (desk: Desk, habits: SearchHabits, query: SubjectQuery, page: Page, signal?: AbortSignal): Promise<Answer<SubjectsPage>> => {
  const seen = new Set(page.seen);
  let answer: Awaited<ReturnType<typeof rowsOf>> = ok({ rows: [], capped: false });
  let used = page.spelling;
  for (const spelling of page.spelling ? [page.spelling] : spellings(query, habits)) {
    const paging: readonly (readonly [string, string])[] = [['limit', String(page.size)], ['offset', String(page.seen.length)]];
    answer = await rowsOf(desk, habits, '/studies', STUDY_FIELDS, [...parametersOf(spelling.query, spelling.exact), ...paging], WHAT, signal);
    if (answer.kind === 'problem' && answer.problem.kind !== 'unsupported') return answer;
    used = spelling;
    if (answer.kind === 'ok' && answer.value.rows.length > 0) {
      if (spelling.exact && named(query) && !page.spelling) habits.exactOnly = true;
      break;
    }
  }
  if (answer.kind === 'problem') return answer;
  const { rows, capped } = answer.value;
  const fresh = distinct(rows, seen);
  const repeats = rows.length > 0 && fresh.length < rows.length && seen.size > 0;
  const more = fresh.length > 0 && !repeats && rows.length <= page.size && (capped || rows.length === page.size);
  const uids = fresh.map((row) => text(row, '0020000D'));
  return ok({ subjects: subjectsIn(fresh.filter(answersQuery(query))), next: more ? { size: page.size, seen: [...page.seen, ...uids], spelling: used } : null, repeats });
};

const ALL_AT_ONCE = 200;

/** All studies of one Patient ID, earliest first; page after page until the archive has no more. */
export const studiesOf = async (desk: Desk, habits: SearchHabits, patientId: string, signal?: AbortSignal): Promise<Answer<readonly ArchivedStudy[]>> => {
  const found: DicomJson[] = [];
  for (;;) {
    const answer = await rowsOf(desk, habits, '/studies', STUDY_FIELDS, [['PatientID', patientId], ['limit', String(ALL_AT_ONCE)], ['offset', String(found.length)]], WHAT, signal);
    if (answer.kind === 'problem') return failed(answer.problem);
    const { rows, capped } = answer.value;
    const fresh = distinct(rows, new Set(found.map((row) => text(row, '0020000D'))));
    found.push(...fresh);
    if (fresh.length === 0 || fresh.length < rows.length || (rows.length < ALL_AT_ONCE && !capped) || rows.length > ALL_AT_ONCE) break;
  }
  return ok(inOrder(found.filter((row) => text(row, '00100020') === '' || text(row, '00100020') === patientId).map(studyOf)));
};

/** Other readers' results: a blinded reader must not meet them in a list. */
const RESULTS = new Set(['SR', 'PR', 'KO', 'DOC', 'SEG', 'RTSTRUCT']);

/** Series of a study, by number; those that hold other readers' results (reports, presentation states, segmentations) only when asked for. */
export const seriesIn = async (desk: Desk, habits: SearchHabits, studyInstanceUid: string, withResults: boolean, signal?: AbortSignal): Promise<Answer<readonly ArchivedSeries[]>> => {
  const answer = await rowsOf(desk, habits, `/studies/${studyInstanceUid}/series`, SERIES_FIELDS, [], 'the list of series', signal);
  if (answer.kind === 'problem') return answer;
  const series = answer.value.rows.map((row) => seriesOf(row, studyInstanceUid)).filter((each) => each.seriesInstanceUid !== '' && each.studyInstanceUid === studyInstanceUid);
  const unique = [...new Map(series.map((each) => [each.seriesInstanceUid, each])).values()];
  return ok(unique.filter(({ modality }) => withResults || !RESULTS.has(modality)).sort((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity) || a.seriesInstanceUid.localeCompare(b.seriesInstanceUid)));
};

/** SOP Instance UIDs of a series. */
export const instancesIn = async (desk: Desk, habits: SearchHabits, study: string, series: string, signal?: AbortSignal): Promise<Answer<readonly string[]>> => {
  const answer = await rowsOf(desk, habits, `/studies/${study}/series/${series}/instances`, [], [], 'the list of instances', signal);
  return answer.kind === 'problem' ? answer : ok([...new Set(answer.value.rows.map((row) => text(row, '00080018')).filter((uid) => uid !== ''))]);
};
