import type { Verification } from '../../panels';
import type { Log } from '../../read';
import { verifyLog, type Against } from '../../trial';

const LARGEST = 64 * 1024 * 1024;

const entriesIn = (text: string): unknown => {
  try {
    const whole: unknown = JSON.parse(text);
    return typeof whole === 'object' && whole !== null && 'log' in whole ? whole.log : whole;
  } catch {
    return text.split('\n').filter((line) => line.trim() !== '').map((line): unknown => JSON.parse(line));
  }
};

const isLog = (value: unknown): value is Log => Array.isArray(value) && value.length > 0 && value.every((one: unknown) =>
  typeof one === 'object' && one !== null && ['id', 'at', 'by', 'prev', 'hash'].every((name) => typeof (one as Readonly<Record<string, unknown>>)[name] === 'string') && typeof (one as { readonly act?: { readonly kind?: unknown } }).act?.kind === 'string');

/** The log in the text of a read file, or of a trail with one entry a line. Null when it is neither. */
export const logIn = (text: string): Log | null => {
  try {
    const found = entriesIn(text);
    return isLog(found) ? found : null;
  } catch {
    return null;
  }
};

/** A file held against itself, whoever wrote it. Damage of any kind is a finding, never a failure of the page. */
export const verifiedFile = async (file: Pick<File, 'name' | 'size' | 'text'>, against: Against): Promise<Verification> => {
  const log = file.size > LARGEST ? null : logIn(await file.text());
  if (!log) return { kind: 'no-log', name: file.name, detail: 'It holds no log of a read: neither a read file nor a trail with one entry a line.' };
  try {
    return { kind: 'verified', name: file.name, entries: log.length, findings: await verifyLog(log, against) };
  } catch {
    return { kind: 'no-log', name: file.name, detail: 'An entry does not have the shape of an act.' };
  }
};
