import { isNodal, type Lesion, type LesionId, type LesionRole, type Read, type TimepointId } from '../../read';
import type { Seen } from '../outcomes/seen';
import { lesionCell } from '../room/lesion-cell';
import { shortSite } from '../room/short-site';

export interface LesionPoint { readonly timepoint: TimepointId; readonly label: string; readonly day: number; readonly mm: number }

/** One lesion through time: the counted axis in mm. */
export interface LesionLine {
  readonly id: LesionId;
  readonly name: string;
  readonly role: Exclude<LesionRole, 'non-target'>;
  readonly site: string;
  readonly isNode: boolean;
  /** Runs of scans without a gap. */
  readonly runs: readonly (readonly LesionPoint[])[];
  /** What stands at the end of the line: its last size, mm, or in words that there is none. */
  readonly last: number | 'gone' | 'merged' | 'not evaluable';
}

/** A non-target has no size: what was said of it, scan by scan, as a letter with its word. */
export interface StatusRow {
  readonly id: LesionId;
  readonly name: string;
  readonly site: string;
  readonly marks: readonly { readonly timepoint: TimepointId; readonly day: number; readonly letter: string; readonly word: string }[];
}

export interface NewLesionBurden {
  readonly timepoint: TimepointId;
  readonly label: string;
  readonly day: number;
  /** Sum of the measured new lesions, mm; null where none has ever been measured or the scan cannot tell. */
  readonly sumMm: number | null;
  /** Definite new lesions that are there. */
  readonly count: number;
  /** New at this scan. */
  readonly fresh: readonly string[];
}

const lineOf = (lesion: Lesion, { read, begun }: Seen): LesionLine | null => {
  const first = read.timepoints.findIndex(({ id }) => id === lesion.identifiedAt);
  const runs: LesionPoint[][] = [[]];
  let last: LesionLine['last'] = 'not evaluable';
  for (const timepoint of read.timepoints) {
    if (timepoint.index < first || !begun[timepoint.index]) continue;
    const cell = lesionCell(lesion, timepoint, first, true, () => '');
    const mm = cell.kind === 'size' ? cell.mm : cell.kind === 'gone' ? 0 : null;
    last = cell.kind === 'gone' || (cell.kind === 'size' && cell.mm === 0) ? (lesion.role === 'new' ? 'gone' : 0) : cell.kind === 'size' ? cell.mm : cell.kind === 'merged' ? 'merged' : 'not evaluable';
    if (mm === null) runs.push([]);
    else runs.at(-1)?.push({ timepoint: timepoint.id, label: timepoint.label, day: timepoint.day, mm });
  }
  const filled = runs.filter((run) => run.length > 0);
  if (filled.length === 0 || lesion.role === 'non-target') return null;
  return { id: lesion.id, name: lesion.name, role: lesion.role, site: shortSite(lesion.site?.label ?? ''), isNode: isNodal(lesion.site), runs: filled, last };
};

/** Targets, then new lesions that have a size. */
export const lesionLines = (seen: Seen): readonly LesionLine[] =>
  (['target', 'new'] as const).flatMap((role) => seen.read.lesions.filter((lesion) => lesion.role === role)).flatMap((lesion) => lineOf(lesion, seen) ?? []);

export const statusRows = ({ read, begun }: Seen): readonly StatusRow[] => read.lesions.filter(({ role }) => role === 'non-target').map((lesion) => ({
  id: lesion.id, name: lesion.name, site: shortSite(lesion.site?.label ?? ''),
  marks: read.timepoints.flatMap((timepoint) => {
    const cell = begun[timepoint.index] ? lesionCell(lesion, timepoint, 0, true, () => '') : null;
    if (cell?.kind === 'status') return [{ timepoint: timepoint.id, day: timepoint.day, letter: cell.letter, word: cell.word }];
    if (cell?.kind === 'not-evaluable') return [{ timepoint: timepoint.id, day: timepoint.day, letter: 'NE', word: 'not evaluable' }];
    return timepoint.index === 0 && cell ? [{ timepoint: timepoint.id, day: timepoint.day, letter: 'P', word: 'present' }] : [];
  }),
}));

const DEFINITE: readonly string[] = ['measured', 'parts', 'too-small', 'present', 'increased', 'unequivocal', 'unequivocal-increased'];

/** Lesions that the rules count as new at a scan and have not met before. */
export const freshAt = (seen: Pick<Seen, 'findings'>, index: number): readonly string[] => {
  const definite = (at: number): readonly string[] => (seen.findings.timepoints[at]?.newLesions ?? []).filter(({ finding }) => DEFINITE.includes(finding.kind)).map(({ id }) => id);
  const before = new Set(seen.findings.timepoints.slice(0, index).flatMap((_, at) => definite(at)));
  return definite(index).filter((id) => !before.has(id));
};

export const newLesionBurden = (seen: Seen, read: Read = seen.read): readonly NewLesionBurden[] => {
  let met = false;
  return read.timepoints.filter(({ index }) => seen.begun[index]).map(({ id, label, day, index }) => {
    const count = (seen.findings.timepoints[index]?.newLesions ?? []).filter(({ finding }) => DEFINITE.includes(finding.kind)).length;
    const sum = seen.assessment.timepoints[index]?.newLesionSumMm ?? null;
    met ||= count > 0;
    return { timepoint: id, label, day, sumMm: sum ?? (met && count === 0 ? 0 : null), count, fresh: freshAt(seen, index) };
  });
};
