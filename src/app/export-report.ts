import { FONT_FILES, loadReports, type FontFiles, type MadeReport } from '../exports';
import { charterInForce, loadPlainPage, type ExportOptions } from '../panels';
import { chainFault, type Timepoint } from '../read';
import { PLAIN_LINE } from './export-words';
import { charterHash } from './charter-choice';
import { lesionCrops } from './export-crops';
import { cautionsAt } from './guards';
import { digest } from './room-acts';
import { store, type Room } from './state';
import { ENGINE_VERSION } from './version';

let fonts: Promise<FontFiles> | null = null;
const bytesAt = async (url: string): Promise<Uint8Array> => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`The fonts of the report cannot be fetched (${answer.status})`);
  return new Uint8Array(await answer.arrayBuffer());
};
/** Fetched once; a failed fetch is tried again the next time. */
export const fontFiles = (): Promise<FontFiles> => {
  fonts ??= Promise.all([bytesAt(FONT_FILES.regular), bytesAt(FONT_FILES.strong)]).then(([regular, strong]) => ({ regular, strong })).catch((problem: unknown) => { fonts = null; throw problem; });
  return fonts;
};

/** What to be careful about in what is reported: series that differ, labels of the reader's own, nodes by their short axis. */
const flagsOf = (room: Room, timepoints: readonly Timepoint[]): readonly string[] => {
  const cautions = timepoints.flatMap(({ id, label }) => { const facts = cautionsAt(room)(id); return facts.length === 0 ? [] : [`${label} against the baseline: ${facts.join(', ')}. Sizes may not be interchangeable.`]; });
  const own = room.assessment?.timepoints.flatMap(({ id, chosen }) => (chosen ? [`${id}: label set by the reader: ${chosen.reason}.`] : [])) ?? [];
  const equivocal = room.read.lesions.filter(({ role, at }) => role === 'new' && [...at.values()].some(({ answer }) => (answer?.kind === 'measured' && answer.equivocal) || (answer?.kind === 'status' && answer.status === 'equivocal'))).map(({ name }) => name);
  return [...cautions, ...own, ...(equivocal.length > 0 ? [`Not sure to be new: ${equivocal.join(', ')}.`] : []), ...(own.length === 0 ? ['No override of a computed label.'] : [])];
};

export interface ReportWanted extends Pick<ExportOptions, 'timepoint' | 'days'> {
  readonly what: 'report' | 'strip';
  /** What the heading calls the subject. */
  readonly subject: string;
}

/** The report of a scan of the read on screen: crops from its images where they are here, and the pages. Null where the read has no labels. */
export const reportOfRoom = async (room: Room, { what, timepoint, days, subject }: ReportWanted): Promise<MadeReport | null> => {
  const { read, assessment, log } = room;
  const now = read.timepoints.find(({ id }) => id === timepoint);
  if (!assessment || !now) return null;
  const seen = read.timepoints.filter(({ index }) => index <= now.index);
  const [{ madeReport }, files, plainPage, crops] = await Promise.all([loadReports(), fontFiles(), loadPlainPage(), lesionCrops(room, seen)]);
  const plain = plainPage(read, assessment, now.label);
  const charter = charterInForce(read.charter).document;
  const imageNumberOf = ({ seriesKey, sopInstanceUid, frame }: { readonly seriesKey: string; readonly sopInstanceUid: string; readonly frame: number }): number | null => {
    const index = room.series.get(seriesKey)?.slices.findIndex((slice) => slice.sopInstanceUid === sopInstanceUid && slice.frame === frame) ?? -1;
    return index < 0 ? null : index + 1;
  };
  return madeReport(what, {
    read, assessment, timepoint, reader: store.getState().reader, subject, days, imageNumberOf, crops,
    plainWords: [...(plain?.seen ?? []), PLAIN_LINE], flags: flagsOf(room, seen), charter: { name: charter.name, hash: charterHash(charter) }, engine: { version: ENGINE_VERSION, rules: charter.name },
    log: { hash: log.at(-1)?.hash ?? '', entries: log.length, sound: chainFault(log, digest) === null },
  }, files, { title: 'iRECIST research report', subject, at: log.at(-1)?.at ?? '1980-01-01T00:00:00Z', producer: `Nadir ${ENGINE_VERSION}` });
};
