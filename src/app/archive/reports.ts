import { reportFrom, readFromReports, type ReportFrom } from '../../exports';
import { nextEntry, type Entry } from '../../read';
import { digest } from '../room-acts';
import { resumeRead } from '../room-open';
import { inWords, theShelf } from '../shelf';
import { archiveAt } from './connection';
import { rememberSource } from './remembered';
import { archiveStore, setArchive } from './state';
import { troubleOf } from './trouble';

type Found = Extract<ReportFrom, { kind: 'report' }>;

/** Reports of the chosen subject, as they were found; by SOP Instance UID. */
let found: ReadonlyMap<string, Found> = new Map();

const refuse = (fact: string, follows: string): void => setArchive({ reports: { ...(archiveStore.getState().reports ?? { rows: [] }), asking: false, trouble: { rank: 'caution', fact, follows } } });

/** Structured reports of the chosen subject's studies. Asked for only when the reader says so. */
export const listReports = async (): Promise<void> => {
  const { chosen, root } = archiveStore.getState();
  const archive = archiveAt(root);
  if (!chosen?.studies || !archive) return;
  const here = (): boolean => archiveStore.getState().chosen?.subject.key === chosen.subject.key;
  setArchive({ reports: { asking: true, trouble: null, rows: [] } });
  const reports = new Map<string, Found>();
  let other = 0;
  for (const { uid: study } of chosen.studies) {
    const listed = await archive.seriesOf(study, { results: true });
    if (!here()) return;
    if (listed.kind === 'problem') return setArchive({ reports: { asking: false, trouble: troubleOf(listed.problem, root), rows: [] } });
    for (const { seriesInstanceUid: series } of listed.value.filter(({ modality }) => modality === 'SR')) {
      const instances = await archive.instancesOf(study, series);
      for (const sop of instances.kind === 'ok' ? instances.value : []) {
        const bytes = await archive.instance(study, series, sop);
        const report = bytes.kind === 'ok' ? reportFrom(bytes.value) : null;
        if (report?.kind === 'report') reports.set(sop, report);
        else other += 1;
      }
    }
  }
  if (!here()) return;
  found = reports;
  const rows = [...reports].map(([id, { report }]) => ({ id, date: report.timepoint.date || null, description: `${report.timepoint.label || 'Report'}, ${report.reader.name || 'no reader'}${report.isOwn ? '' : ', other software'}` }));
  const trouble = other > 0 ? { rank: 'information' as const, fact: `${other} other ${other === 1 ? 'report' : 'reports'}`, follows: 'cannot be read as measurements.' } : null;
  setArchive({ reports: { asking: false, trouble, rows: rows.sort((a, b) => (a.date ?? '~').localeCompare(b.date ?? '~')) } });
};

/** yyyymmdd and hhmmss as an ISO instant; reports say their time in UTC. */
const instantOf = (madeAt: string): string => {
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = /^(\d{4})(\d{2})(\d{2})\D*(\d{2})?(\d{2})?(\d{2})?/.exec(madeAt) ?? [];
  return year ? `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z` : new Date(0).toISOString();
};

/** An id that the same reports give again, so that opening them twice is the same read. */
const idFrom = (text: string): string => {
  const hex = digest(text);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** Opens the read that a report is part of: all reports of its reader become one read of this browser; its images come from the archive. */
export const openReport = async (id: string): Promise<void> => {
  const { root } = archiveStore.getState();
  const asked = found.get(id);
  if (!asked) return;
  const own = [...found.values()].filter(({ report }) => report.reader.identifier === asked.report.reader.identifier && report.isOwn === asked.report.isOwn);
  const read = readFromReports(own);
  if (read.kind === 'refused') return refuse('This report cannot be opened as a read.', `${read.problems[0]?.detail ?? ''}. Nothing was changed.`);
  const at = instantOf(own.map(({ report }) => report.madeAt).sort().at(-1) ?? '');
  const seed = own.map(({ report }) => report.reference.sopInstanceUid).sort().join(' ');
  const log: Entry[] = [];
  for (const [index, one] of read.acts.entries()) log.push(nextEntry(log, one, { id: idFrom(`${seed} ${index}`), at, by: read.reader.name }, digest));
  const readId = log[0]?.id ?? '';
  const kept = await theShelf().keepLog(readId, log);
  if (kept.kind === 'problem') return refuse(inWords(kept.problem).fact, inWords(kept.problem).follows);
  const opened = log[0]?.act;
  const timepoints = opened?.kind === 'readOpened' ? opened.timepoints : [];
  rememberSource(readId, { root, series: timepoints.flatMap(({ seriesKey, studyInstanceUids: [study] }) => (seriesKey && study ? [{ study, series: seriesKey.replace(/#\d+$/, '') }] : [])) });
  await resumeRead(readId);
};
