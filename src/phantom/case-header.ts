import { seededUid, type NewCtSeries } from '../dicom';
import type { CaseScript, ScriptTimepoint } from './case-script';
import type { Kernel } from './noise';
import { INTERCEPT } from './scanner';
import type { Phase } from './torso/enhancement';

export const timepointOf = (script: CaseScript, number: number): ScriptTimepoint => {
  const timepoint = script.timepoints[number];
  if (timepoint === undefined) throw new RangeError(`no time point ${number}`);
  return timepoint;
};

/** What all UIDs of one scan of a case begin with. */
export const seedOf = (script: CaseScript, timepoint: ScriptTimepoint): readonly (string | number)[] =>
  ['nadir', 'case', script.id, script.seed, timepoint.id, ...(script.edition === undefined ? [] : [script.edition])];

const KERNEL_NAMES: Record<Kernel, string> = { soft: 'B30f', sharp: 'B70f' };
const PHASES: Record<Phase, { readonly words: string; readonly agent: string }> = {
  'portal-venous': { words: 'portal venous', agent: 'IV iodine portal venous phase 70 s' },
  arterial: { words: 'arterial', agent: 'IV iodine arterial phase 35 s' },
};

export const caseHeader = (script: CaseScript, number: number): NewCtSeries => {
  const timepoint = timepointOf(script, number);
  const seed = seedOf(script, timepoint);
  const { words, agent } = PHASES[timepoint.phase ?? 'portal-venous'];
  const kernel = KERNEL_NAMES[timepoint.kernel ?? 'soft'];
  const { thickness, spacing, columns, quantum } = script.image;
  return {
    patient: script.patient,
    study: { uid: seededUid(...seed, 'study'), date: timepoint.date, time: timepoint.time, id: String(number + 1), description: 'SYNTHETIC CT chest and abdomen' },
    timePoint: { id: timepoint.id, description: timepoint.description, sponsor: 'Nadir', protocol: `NADIR ${script.id}`, subject: script.patient.id },
    uid: seededUid(...seed, 'series'),
    number: 2,
    description: `SYNTHETIC CAP ${words} ${thickness.toFixed(1)} ${kernel}`,
    protocol: `Chest abdomen ${words}`,
    frameOfReferenceUid: seededUid(...seed, 'frame'),
    manufacturer: 'Nadir phantom',
    model: 'Torso 2',
    kernel,
    contrast: agent,
    bodyPart: 'CHESTABDOMEN',
    kilovolts: 120,
    sliceThicknessMm: thickness,
    gantryTilt: 0,
    rowDirection: [1, 0, 0],
    columnDirection: [0, 1, 0],
    rowSpacing: spacing,
    columnSpacing: spacing,
    rows: columns,
    columns,
    rescale: { slope: quantum, intercept: INTERCEPT },
    window: { center: 40, width: 400 },
  };
};
