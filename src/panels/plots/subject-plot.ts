import { repeatabilityMm, type Assessment, type TimepointResponse } from '../../irecist';
import type { Read, TimepointId } from '../../read';
import { shortDate, whenOf } from '../dates';
import type { ResponseLabel } from '../parts/Badge';
import { seenOf, type Seen } from '../outcomes/seen';
import { laneLabels, type LaneLabels } from '../room/lanes';
import { nextPdFrom, setsNadir } from '../room/sum-plot';
import { lesionLines, newLesionBurden, statusRows, type LesionLine, type NewLesionBurden, type StatusRow } from './subject-lesions';
import { plotWindows, type PlotWindow } from './subject-windows';
import { scanNote } from './scan-note';

/** One scan that has been read. Lengths in mm, percentages as computed; rounding is for the eye only. */
export interface PlotScan {
  readonly timepoint: TimepointId;
  readonly label: string;
  /** ISO. */
  readonly date: string;
  /** Its date, short; in a blinded read its study day. */
  readonly when: string;
  /** Days from the baseline. */
  readonly day: number;
  readonly sumMm: number | null;
  readonly complete: boolean;
  readonly response: TimepointResponse;
  readonly lanes: LaneLabels | null;
  /** What the point is drawn as: the iRECIST label, under a charter without it the RECIST 1.1 label; null at the baseline. */
  readonly shape: ResponseLabel | null;
  /** A few words beside the point. */
  readonly note: string;
}

export interface PdStep { readonly from: number; /** Null: on to the edge. */ readonly to: number | null; readonly mm: number }

export interface SubjectPlot {
  readonly code: string;
  readonly both: boolean;
  readonly scans: readonly PlotScan[];
  /** Timepoints that nobody has read yet. */
  readonly waiting: readonly string[];
  readonly targets: number;
  /** Half-width of the 95% repeatability of a sum of as many diameters, mm. */
  readonly repeatabilityMm: number;
  /** Whether the whiskers are drawn: the aid may be off. */
  readonly whiskers: boolean;
  readonly baselineMm: number | null;
  /** The moving bar: PD from this sum on. It steps at the scan that made the nadir. */
  readonly pd: readonly PdStep[];
  /** PR at or below this sum, mm; it never moves. */
  readonly prToMm: number | null;
  readonly windows: readonly PlotWindow[];
  /** Day and name of the first PD by RECIST 1.1, after which the protocol would stop; null without one or without a lane that goes on. */
  readonly stop: { readonly day: number; readonly label: string } | null;
  readonly clinical: readonly { readonly timepoint: TimepointId; readonly label: string; readonly day: number; readonly text: string }[];
  readonly lesions: readonly LesionLine[];
  readonly statuses: readonly StatusRow[];
  readonly burden: readonly NewLesionBurden[];
  /** The scan that dates an iRECIST progression that was confirmed. */
  readonly datedTo: string | null;
  readonly takenBack: boolean;
}

const scansOf = (seen: Seen, computed: Assessment, { labelled, blinded }: PlotAids): readonly PlotScan[] => {
  const lanes = laneLabels(computed.timepoints, seen.begun, seen.charter.overrideCarries === 'later-timepoints');
  return seen.read.timepoints.flatMap(({ id, label, date, day, index }) => {
    const response = computed.timepoints[index];
    if (!response || !seen.begun[index]) return [];
    const told = labelled(id);
    const lane = told ? (lanes[index] ?? null) : null;
    return [{
      timepoint: id, label, date, when: whenOf({ date, day }, blinded, shortDate), day, sumMm: response.sumMm, complete: response.sumComplete, response, lanes: lane,
      shape: seen.both ? (lane?.irecist ?? null) : (lane?.recist11 ?? null), note: told || index === 0 ? scanNote(seen, response, index) : '',
    }];
  });
};

/** Between two scans stands the bar that the later one is held against; after the last, the bar of the next one. */
const pdSteps = (scans: readonly PlotScan[]): readonly PdStep[] => {
  const summed = scans.filter(({ sumMm }) => sumMm !== null);
  const steps = summed.flatMap(({ response, day }, index): readonly PdStep[] => {
    const before = summed[index - 1];
    return before && response.pdFromMm !== null ? [{ from: before.day, to: day, mm: response.pdFromMm }] : [];
  });
  const last = summed.at(-1);
  if (!last) return [];
  const next = last.response.nadirMm === null || setsNadir(last.response) ? (last.complete && last.sumMm !== null ? nextPdFrom(last.sumMm) : null) : last.response.pdFromMm;
  return next === null ? steps : [...steps, { from: last.day, to: null, mm: next }];
};

const clinicalOf = (read: Read): SubjectPlot['clinical'] => read.timepoints.flatMap(({ id, label, day }) => {
  const items = (read.clinical.get(id) ?? []).filter(({ kind, name }) => !(kind === 'treatment' && (name === 'start' || name === 'stop')) && name !== 'death');
  const text = items.map(({ name, value }) => [name, value].filter((part) => part !== '').join(' ')).filter((part) => part !== '').join(', ');
  return text === '' ? [] : [{ timepoint: id, label, day, text }];
});

/** Aids that a charter or the reader can switch off: computed labels by timepoint, and the repeatability band. */
export interface PlotAids {
  readonly labelled: (timepoint: TimepointId) => boolean;
  readonly repeatability: boolean;
  /** Study days in place of dates. */
  readonly blinded: boolean;
}
const EVERY_AID: PlotAids = { labelled: () => true, repeatability: true, blinded: false };

/** Everything that the plots of one subject show, from the read and its labels alone. What an aid that is off would tell is left out. */
export const subjectPlot = (read: Read, assessment: Assessment, aids: PlotAids = EVERY_AID): SubjectPlot => {
  const seen = seenOf(read, assessment);
  const scans = scansOf(seen, assessment, aids);
  const hidden = new Set(scans.filter(({ timepoint }) => !aids.labelled(timepoint)).map(({ label }) => label));
  const targets = read.lesions.filter(({ role }) => role === 'target').length;
  const stop = scans.find(({ lanes }) => lanes?.firstPd);
  const confirmed = scans.some(({ lanes }) => lanes?.irecist === 'iCPD');
  const dated = read.timepoints.find(({ date }) => date === assessment.progressionDate);
  return {
    code: read.subject.code, both: seen.both, scans, targets, repeatabilityMm: repeatabilityMm(targets), whiskers: aids.repeatability,
    waiting: read.timepoints.filter(({ index }) => !seen.begun[index]).map(({ label }) => label),
    baselineMm: assessment.timepoints[0]?.sumComplete ? assessment.timepoints[0].sumMm : null,
    pd: pdSteps(scans), prToMm: scans.findLast(({ response }) => response.prToMm !== null)?.response.prToMm ?? null,
    windows: plotWindows(seen).filter(({ since }) => !hidden.has(since)), stop: seen.both && stop ? { day: stop.day, label: stop.label } : null,
    clinical: clinicalOf(read), lesions: lesionLines(seen), statuses: statusRows(seen), burden: newLesionBurden(seen),
    datedTo: confirmed ? (dated?.label ?? (aids.blinded ? null : assessment.progressionDate)) : null, takenBack: scans.some(({ response, lanes }) => lanes !== null && response.barReset),
  };
};

/** Days from the baseline to the end of what is drawn: the last scan, or the window that is still open after it. */
export const lastDay = ({ scans, windows }: Pick<SubjectPlot, 'scans' | 'windows'>): number => Math.max(1, scans.at(-1)?.day ?? 0, ...windows.map(({ to }) => to));

