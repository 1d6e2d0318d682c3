import { batchOpens, type Blindable, type Study, type WorklistRow } from '../../trial';

const HIDDEN: Readonly<Record<Blindable, string>> = {
  identity: 'name', dates: 'dates', site: 'site', treatment: 'arm', clinical: 'clinical data', 'prior-reports': 'prior reports', 'other-reader': 'the other reader', 'number-of-timepoints': 'the number of scans',
};

/** "Name, dates, site, arm." */
export const hiddenInWords = (blinded: readonly Blindable[]): string => {
  const words = blinded.map((one) => HIDDEN[one]).join(', ');
  return words === '' ? 'Nothing.' : `${words.charAt(0).toUpperCase()}${words.slice(1)}. Scans carry a number and a study day.`;
};

export const designInWords = (study: Study): string => ({ 'sequential-locked': 'sequential, locked', global: 'global', 'randomised-single-timepoint': 'single scans, random order' })[study.design];

const openScan = (row: WorklistRow): string => row.scans.find(({ state }) => state === 'open')?.label ?? (row.state === 'to-read' ? `V${row.scans.length + 1}` : row.scans.at(-1)?.label ?? 'V1');

export const stateInWords = (row: WorklistRow): string => {
  switch (row.state) {
    case 'not-started': return 'not started';
    case 'to-read': return `${openScan(row)} to read`;
    case 'draft': return `${openScan(row)} draft`;
    case 'rejected': return `${openScan(row)} not fit to be read`;
    case 'amendment': return 'amendment';
    case 'done': return 'done';
  }
};

export const actionInWords = (row: WorklistRow): string => {
  switch (row.state) {
    case 'not-started': return 'Open V1';
    case 'to-read': return `Open ${openScan(row)}`;
    case 'draft': case 'rejected': return 'Continue';
    case 'amendment': return `Sign ${row.scans.filter(({ state }) => state === 'open' || state === 'stale').length} again`;
    case 'done': return 'View';
  }
};

export const gateInWords = ({ gate }: WorklistRow): string => ({ 'at-opening': 'at opening', passed: 'passed', 'not-passed': 'not passed' })[gate];

const DAY_MS = 86_400_000;

/** "today", "yesterday", "5 days ago". */
export const agoInWords = (instant: string, now: Date): string => {
  const days = Math.floor((now.getTime() - Date.parse(instant)) / DAY_MS);
  return days <= 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`;
};

/** The batch that is read now: the first with something left; its opening time while the washout after the one before still runs. */
export const currentBatch = (rows: readonly WorklistRow[], study: Study, now: Date): { readonly batch: number; readonly rows: readonly WorklistRow[]; readonly opensAt: string | null } => {
  const batch = rows.find(({ state }) => state !== 'done')?.batch ?? rows.at(-1)?.batch ?? 0;
  const before = rows.filter((row) => row.batch < batch && row.batch > 0).flatMap(({ lastSigned }) => lastSigned?.at ?? []).sort().at(-1) ?? null;
  const opens = before === null ? null : batchOpens(before, study.batches.washoutDays);
  return { batch, rows: rows.filter((row) => row.batch === batch), opensAt: opens !== null && Date.parse(opens) > now.getTime() ? opens : null };
};

/** What is best opened next: begun before new, in the reader's order. */
export const nextRow = (rows: readonly WorklistRow[]): WorklistRow | null => (['draft', 'rejected', 'amendment', 'to-read', 'not-started'] as const).flatMap((state) => rows.filter((row) => row.state === state))[0] ?? null;
