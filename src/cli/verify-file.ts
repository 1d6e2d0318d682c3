import { readFromFile } from '../exports';
import { canonicalJson, type Digest, type Log } from '../read';
import { rosterFrom, studyFrom, verifyLog, type Against, type LogFinding } from '../trial';

/** What a file turned out to be. `holds` with its end, `broken` with what does not fit, `unreadable` when it is no read. */
export type Verdict =
  | { readonly kind: 'holds'; readonly log: Log }
  | { readonly kind: 'broken'; readonly lines: readonly string[] }
  | { readonly kind: 'unreadable'; readonly why: string };

const DEEPER = /^log\[(\d+)\]/;

/** A read file, or its entries one a line as the audit trail is exported, as the text of a read file. */
const asReadFile = (text: string): string => {
  try {
    JSON.parse(text);
    return text.trimStart().startsWith('{"act"') ? canonicalJson({ format: 'nadir-read', version: 1, log: [JSON.parse(text)] }) : text;
  } catch {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    return canonicalJson({ format: 'nadir-read', version: 1, log: lines.map((line): unknown => JSON.parse(line)) });
  }
};

const told = ({ index, kind, detail }: LogFinding, log: Log): string => (index === null ? `${kind}: ${detail}` : `entry ${index + 1} (${log[index]?.at ?? ''}, ${log[index]?.act.kind ?? ''}): ${kind}: ${detail}`);

/** Verifies the text of a file. A file that is not JSON, or no read, is unreadable; an entry that does not fit its shape or chain breaks it. */
export const verdictOn = async (text: string, against: Omit<Against, 'digest'>, digest: Digest): Promise<Verdict> => {
  let file: string;
  try {
    file = asReadFile(text);
  } catch {
    return { kind: 'unreadable', why: 'neither JSON nor one entry a line' };
  }
  const reading = await readFromFile(file, digest);
  if (reading.kind === 'refused') {
    const inLog = reading.problems.filter(({ path }) => DEEPER.test(path));
    if (inLog.length === 0) return { kind: 'unreadable', why: reading.problems.map(({ detail }) => detail).join('; ') };
    return { kind: 'broken', lines: inLog.map(({ path, kind, detail }) => `entry ${Number(DEEPER.exec(path)?.[1]) + 1}: ${kind}: ${detail}`) };
  }
  const findings = await verifyLog(reading.log, { ...against, digest });
  return findings.length === 0 ? { kind: 'holds', log: reading.log } : { kind: 'broken', lines: findings.map((one) => told(one, reading.log)) };
};

/** The documents that a file is held against, from their texts; or what is wrong with them. */
export const againstFrom = (texts: { readonly study?: string; readonly roster?: string; readonly anchor?: string; readonly reader?: string }): { readonly against: Pick<Against, 'study' | 'roster' | 'anchor' | 'reader'> } | { readonly why: string } => {
  const study = texts.study === undefined ? null : studyFrom(JSON.parse(texts.study));
  if (study?.kind === 'refused') return { why: `study: ${study.problems[0]?.path ?? ''}: ${study.problems[0]?.detail ?? ''}` };
  const roster = texts.roster === undefined ? null : rosterFrom(JSON.parse(texts.roster));
  if (roster?.kind === 'refused') return { why: `roster: ${roster.problems[0]?.path ?? ''}: ${roster.problems[0]?.detail ?? ''}` };
  const anchor = texts.anchor === undefined ? null : /^([0-9a-f]{64}):(\d+)$/.exec(texts.anchor);
  if (texts.anchor !== undefined && !anchor) return { why: 'anchor: the hash of the last entry, a colon and the number of entries expected' };
  return {
    against: {
      ...(study ? { study: study.study } : {}), ...(roster ? { roster: roster.roster } : {}), ...(texts.reader === undefined ? {} : { reader: texts.reader }),
      ...(anchor ? { anchor: { head: anchor[1] ?? '', entries: Number(anchor[2]) } } : {}),
    },
  };
};
