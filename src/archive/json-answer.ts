import type { DicomJson } from '../dicom';
import { archiveProblem, ArchiveFault } from './problem';
import { wholeBody, type Arrived } from './request';

const utf8 = new TextDecoder();

const isDataSet = (value: unknown): value is DicomJson => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A list of data sets. "Nothing found" is 204, an empty body or an empty list, whichever the archive likes; one data set may come without its list.
 * A page instead of data (a sign-in, or a web server that answers everything with its front page) is told as such.
 */
export const dataSetsIn = async (arrived: Arrived, what: string): Promise<readonly DicomJson[]> => {
  if (arrived.status === 204) return [];
  const text = utf8.decode(await wholeBody(arrived)).replace(/^\uFEFF/, '').trim();
  if (text === '') return [];
  if (text.startsWith('<')) {
    const title = /<title[^>]*>([^<]{1,80})/i.exec(text)?.[1]?.trim();
    throw new ArchiveFault(archiveProblem('html-instead-of-json', `Instead of ${what} a web page came${title ? ` (“${title}”)` : ''}`, arrived.status));
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new ArchiveFault(archiveProblem('malformed-json', `${what.charAt(0).toUpperCase()}${what.slice(1)} cannot be read: no valid JSON`, arrived.status));
  }
  const list = Array.isArray(parsed) ? parsed : [parsed];
  if (!list.every(isDataSet)) throw new ArchiveFault(archiveProblem('malformed-json', `${what.charAt(0).toUpperCase()}${what.slice(1)} cannot be read: no list of data sets`, arrived.status));
  return list;
};

export const JSON_TYPE = 'application/dicom+json';

const record = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {});

/** Values of an attribute as texts; names without their empty groups. Absent, empty and null are the same. */
export const texts = (json: DicomJson, tag: string): readonly string[] => {
  const attribute = json[tag] ?? json[tag.toLowerCase()];
  const values = Array.isArray(attribute?.Value) ? attribute.Value : [];
  return values.flatMap((value) => {
    const plain = typeof value === 'object' && value !== null ? (record(value)['Alphabetic'] ?? record(value)['Ideographic'] ?? record(value)['Phonetic']) : value;
    const shown = typeof plain === 'string' || typeof plain === 'number' || typeof plain === 'boolean' ? String(plain).trim() : '';
    return shown === '' ? [] : [shown];
  });
};

export const text = (json: DicomJson, tag: string): string => texts(json, tag)[0] ?? '';

/** A count; null where the archive gives none. */
export const count = (json: DicomJson, tag: string): number | null => {
  const value = Number(texts(json, tag)[0] ?? Number.NaN);
  return Number.isSafeInteger(value) && value >= 0 ? value : null;
};

/** Items of a sequence. */
export const items = (json: DicomJson, tag: string): readonly DicomJson[] => {
  const values = (json[tag] ?? json[tag.toLowerCase()])?.Value;
  return Array.isArray(values) ? values.filter(isDataSet) : [];
};
