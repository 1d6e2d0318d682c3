import { actInWords, canonicalJson, readFrom, type Act, type ActKind, type Log, type Read } from '../../read';
import type { Role, Roster } from '../sign/identity';
import { undoneAct, valueAt } from './value-words';

/** One entry for people (R5): who, when, what, from what to what, and why. */
export interface AuditRow {
  /** 0-based place in the log. */
  readonly index: number;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly by: string;
  /** Null for somebody who is not on the roster. */
  readonly role: Role | null;
  readonly kind: ActKind;
  readonly what: string;
  /** Labels and names as on screen; null where the act names none. */
  readonly timepoint: string | null;
  readonly lesion: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
  /** Taken back by a later entry. It stays in the trail. */
  readonly undone: boolean;
  readonly hash: string;
}

/** Traces say what happened; they have no value that was another before. */
const TRACES: ReadonlySet<ActKind> = new Set(['aidShown', 'imagesViewed', 'exported', 'noteDismissed', 'signedIn']);

const reasonOf = (act: Act): string | null => ('reason' in act && act.reason !== '' ? act.reason : act.kind === 'lookedBack' && act.note !== '' ? act.note : null);

const undoneIn = (log: Log): ReadonlySet<string> => {
  const undone = new Set<string>();
  for (const { act } of log) {
    if (act.kind !== 'undone') continue;
    const target = log.find(({ id }) => id === act.entry)?.act;
    if (target?.kind === 'undone') undone.delete(target.entry); // redone
    else undone.add(act.entry);
  }
  return undone;
};

const named = (reads: readonly Read[], act: Act): Pick<AuditRow, 'timepoint' | 'lesion'> => {
  const lesion = 'lesion' in act ? act.lesion : null;
  const timepoint = 'timepoint' in act ? act.timepoint : null;
  return {
    lesion: reads.flatMap((read) => read.lesions).find(({ id }) => id === lesion)?.name ?? null,
    timepoint: reads.flatMap((read) => read.timepoints).find(({ id }) => id === timepoint)?.label ?? null,
  };
};

/** R5: the whole trail, an entry a row, first to last. Old and new values come from folding the log up to each entry. */
export const auditRows = (log: Log, roster: Roster = []): readonly AuditRow[] => {
  const undone = undoneIn(log);
  let before = readFrom([]);
  return log.map((entry, index): AuditRow => {
    const after = readFrom(log.slice(0, index + 1));
    const act = undoneAct(log, entry.act);
    const row: AuditRow = {
      index, at: entry.at, by: entry.by, role: roster.find(({ id }) => id === entry.by)?.role ?? null, kind: entry.act.kind,
      what: entry.act.kind === 'undone' ? `undo: ${actInWords(act, before)}` : actInWords(entry.act, { ...after, lesions: [...after.lesions, ...before.lesions] }),
      ...named([after, before], act), before: TRACES.has(act.kind) ? null : valueAt(before, act), after: valueAt(after, act), reason: reasonOf(entry.act),
      undone: undone.has(entry.id), hash: entry.hash,
    };
    before = after;
    return row;
  });
};

/** What to show of a trail; a field left out asks nothing. */
export interface AuditFilter {
  readonly by?: string;
  readonly kinds?: readonly ActKind[];
  readonly timepoint?: string;
  readonly lesion?: string;
  /** ISO 8601 instants, both included. */
  readonly from?: string;
  readonly to?: string;
  /** Every word is found somewhere in the row. */
  readonly words?: string;
}

export const filteredRows = (rows: readonly AuditRow[], filter: AuditFilter): readonly AuditRow[] => {
  const words = (filter.words ?? '').toLowerCase().split(/\s+/).filter((word) => word !== '');
  return rows.filter((row) => (filter.by === undefined || row.by === filter.by) && (filter.kinds === undefined || filter.kinds.includes(row.kind))
    && (filter.timepoint === undefined || row.timepoint === filter.timepoint) && (filter.lesion === undefined || row.lesion === filter.lesion)
    && (filter.from === undefined || Date.parse(row.at) >= Date.parse(filter.from)) && (filter.to === undefined || Date.parse(row.at) <= Date.parse(filter.to))
    && words.every((word) => [row.by, row.what, row.before, row.after, row.reason].some((text) => text?.toLowerCase().includes(word))));
};

/** The entries themselves, one a line, in canonical JSON: the chain can be computed again from this file alone. */
export const auditJsonl = (log: Log): string => log.map((entry) => `${canonicalJson(entry)}\n`).join('');
