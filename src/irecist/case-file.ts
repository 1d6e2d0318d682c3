import type { IrecistResponse } from './assessment';
import type { BaselineLesion } from './baseline';
import { baselineLesionOf } from './case-baseline';
import { flagAt, isObject, lengthOrNullAt, note, numberAt, objectsAt, oneOfAt, textAt, type Fields, type FileProblem, type Json } from './case-fields';
import { timepointsOf } from './case-timepoint';
import type { Charter } from './charter';
import type { SubjectFindings } from './findings';
import { DEFAULT_MONTH_DAYS, type KineticScan } from './kinetics';
import { charterFrom } from './settings';

/** A worked case of the interchange format irecist-case/1, in the terms of the rules. What the file expects is not read. */
export type Case =
  | { readonly kind: 'lesion'; readonly id: string; readonly findings: SubjectFindings; readonly charter: Charter }
  | { readonly kind: 'label-sequence'; readonly id: string; readonly labelOptions: readonly (readonly IrecistResponse[])[] }
  | { readonly kind: 'baseline'; readonly id: string; readonly lesions: readonly BaselineLesion[]; readonly targets: readonly string[]; readonly sliceThicknessMm: number | null; readonly charter: Charter }
  | { readonly kind: 'kinetics'; readonly id: string; readonly before: KineticScan | null; readonly baseline: KineticScan; readonly first: KineticScan; readonly monthDays: number };

export type CaseReading = { readonly kind: 'read'; readonly case: Case; readonly remarks: readonly FileProblem[] } | { readonly kind: 'refused'; readonly id: string | null; readonly problems: readonly FileProblem[] };

export const CASE_SCHEMA = 'irecist-case/1';
const MOST_COMBINATIONS = 100_000;
const LABELS: readonly IrecistResponse[] = ['iCR', 'iPR', 'iSD', 'Non-iCR/Non-iUPD', 'iUPD', 'iCPD', 'NE', 'NED'];

const charterOf = (fields: Fields, json: Json): Charter => {
  const settings = json['settings'] ?? {};
  const { charter, problems } = charterFrom(settings);
  fields.problems.push(...problems.map(({ setting, detail }) => ({ path: setting === '' ? 'settings' : `settings.${setting}`, detail })));
  return charter;
};

const lesionCase = (fields: Fields, json: Json, id: string): Case => ({
  kind: 'lesion', id, charter: charterOf(fields, json),
  findings: { timepoints: timepointsOf(fields, json) },
});

const sequenceCase = (fields: Fields, json: Json, id: string): Case => {
  const options = json['labelOptions'];
  if (!Array.isArray(options) || options.length === 0) note(fields, 'labelOptions', 'a list of lists of labels', options);
  const labelOptions = (Array.isArray(options) ? options : []).map((place: unknown, index) => {
    const words: readonly unknown[] = Array.isArray(place) ? place : [];
    if (words.length === 0) note(fields, `labelOptions[${index}]`, 'a list of labels', place);
    return words.flatMap((word, at) => {
      const label = LABELS.find((one) => one === word);
      if (!label) note(fields, `labelOptions[${index}][${at}]`, `one of ${LABELS.join(', ')}`, word);
      return label ? [label] : [];
    });
  });
  const count = labelOptions.reduce((product, place) => product * place.length, 1);
  if (count > MOST_COMBINATIONS) fields.problems.push({ path: 'labelOptions', detail: `${count} combinations; at most ${MOST_COMBINATIONS}` });
  return { kind: 'label-sequence', id, labelOptions };
};

const baselineCase = (fields: Fields, json: Json, id: string): Case => {
  const thickness = lengthOrNullAt(fields, json, 'sliceThicknessMm', '');
  if (thickness === 0) note(fields, 'sliceThicknessMm', 'millimetres', thickness);
  const lesions = objectsAt(fields, json, 'lesions', '');
  const read = lesions.map(({ item, path }) => baselineLesionOf(fields, item, path));
  const twice = read.find((lesion, index) => read.findIndex((other) => other.id === lesion.id) !== index);
  if (twice) fields.problems.push({ path: 'lesions', detail: `${twice.id} is listed twice` });
  return {
    kind: 'baseline', id, charter: charterOf(fields, json), lesions: read,
    targets: lesions.flatMap(({ item, path }, index) => (flagAt(fields, item, 'target', path) ? [read[index]?.id ?? ''] : [])),
    sliceThicknessMm: thickness,
  };
};

const ROLES = ['pre-baseline', 'baseline', 'first-on-treatment'] as const;

const kineticsCase = (fields: Fields, json: Json, id: string): Case => {
  const scans = objectsAt(fields, json, 'scans', '').map(({ item, path }) => {
    const sumMm = numberAt(fields, item, 'sumMm', path);
    if (sumMm < 0) note(fields, `${path}.sumMm`, 'millimetres', sumMm);
    return { role: oneOfAt(fields, item, 'role', path, ROLES), day: numberAt(fields, item, 'day', path), sumMm };
  });
  const withRole = (role: (typeof ROLES)[number]): KineticScan | null => {
    const [scan, second] = scans.filter((one) => one.role === role);
    if (second) fields.problems.push({ path: 'scans', detail: `two scans with role "${role}"` });
    return scan ? { day: scan.day, sumMm: scan.sumMm } : null;
  };
  const [before, baseline, first] = [withRole('pre-baseline'), withRole('baseline'), withRole('first-on-treatment')];
  if (!baseline || !first) fields.problems.push({ path: 'scans', detail: 'a scan with role "baseline" and one with role "first-on-treatment" expected' });
  if (before && baseline && before.day > baseline.day) fields.problems.push({ path: 'scans', detail: `the pre-baseline scan of day ${before.day} is after the baseline of day ${baseline.day}` });
  if (baseline && first && first.day < baseline.day) fields.problems.push({ path: 'scans', detail: `the first scan on treatment of day ${first.day} is before the baseline of day ${baseline.day}` });
  const monthDays = json['monthDays'] === undefined ? DEFAULT_MONTH_DAYS : numberAt(fields, json, 'monthDays', '');
  if (monthDays <= 0) note(fields, 'monthDays', 'a number of days above 0', monthDays);
  const none = { day: 0, sumMm: 0 };
  return { kind: 'kinetics', id, before, baseline: baseline ?? none, first: first ?? none, monthDays };
};

const KINDS: Readonly<Record<Case['kind'], (fields: Fields, json: Json, id: string) => Case>> = {
  lesion: lesionCase, 'label-sequence': sequenceCase, baseline: baselineCase, kinetics: kineticsCase,
};

/** Reads one case from parsed JSON. A file with any problem is refused with all of them and their paths. */
export const caseFrom = (json: unknown): CaseReading => {
  if (!isObject(json)) return { kind: 'refused', id: null, problems: [{ path: '', detail: 'a JSON object expected' }] };
  const fields: Fields = { problems: [], remarks: [] };
  if (json['schema'] !== CASE_SCHEMA) note(fields, 'schema', CASE_SCHEMA, json['schema']);
  const id = textAt(fields, json, 'id', '').trim();
  const kind = (Object.keys(KINDS) as Case['kind'][]).find((one) => one === json['kind']);
  if (!kind) note(fields, 'kind', `one of ${Object.keys(KINDS).join(', ')}`, json['kind']);
  const read = kind && KINDS[kind](fields, json, id);
  const [problems, remarks] = [fields.problems, fields.remarks].map((told) => told.map(({ path, detail }) => ({ path: path.replace(/^\./, ''), detail }))) as [FileProblem[], FileProblem[]];
  return read && problems.length === 0 ? { kind: 'read', case: read, remarks } : { kind: 'refused', id: id === '' ? null : id, problems };
};
