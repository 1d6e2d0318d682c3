import { charterFromDocument, type CharterDocument } from '../irecist';
import type { CharterReading } from '../panels';
import { optionProblems } from '../read';
import { charterHash } from './charter-choice';
import { saveText } from './read-files';

export const saveCharter = (document: CharterDocument): void =>
  saveText(`nadir-charter-${document.name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}-${charterHash(document)}.json`, `${JSON.stringify(document, null, 2)}\n`);

const MAX_CHARTER_BYTES = 1024 * 1024;

/** A charter file, checked whole: unknown, missing and impossible settings are told, and nothing is filled in. */
export const openCharterFile = async (file: File): Promise<CharterReading> => {
  const refused = (detail: string): CharterReading => ({ kind: 'refused', problems: [{ setting: '', detail }] });
  if (file.size > MAX_CHARTER_BYTES) return refused('It is larger than any charter file.');
  const text = await file.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refused('It is not JSON.');
  }
  const reading = charterFromDocument(json);
  if (reading.kind === 'refused') return reading;
  const problems = optionProblems(reading.document.reading);
  return problems.length > 0 ? { kind: 'refused', problems } : reading;
};
