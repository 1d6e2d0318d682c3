import { charterDocument, PRESETS, type CharterDocument } from '../../src/irecist';
import { canonicalJson, type Act } from '../../src/read';
import { BASELINE, stroke } from './story';

/** Counted diameters at the baseline of the design's subject, in mm; 142.2 in sum. */
const BASELINE_MM = [56.7, 18.2, 28.4, 22.1, 16.8];

/** Every target times a factor, to tenths. */
const scaled = (timepoint: string, factor: number): readonly Act[] => BASELINE_MM.map((mm, index): Act =>
  ({ kind: 'measured', v: 1, lesion: `t${index + 1}`, timepoint, measured: stroke(Math.round(mm * factor * 10) / 10, index === 4, timepoint), equivocal: false }));

const present = (timepoint: string): readonly Act[] => ['n1', 'n2'].map((lesion): Act => ({ kind: 'nonTargetAssessed', v: 1, lesion, timepoint, answer: 'present' }));

/**
 * A flare: at W8 (day 56) every target is 1.3 times as large and a lung lesion is new; at W16 (day 112) the targets are down to 0.6, and the
 * new lesion is still there at its size. The working group takes the iUPD back (iPR, FAQ scenario B); Table 2 row 10 to the letter does not.
 */
export const FLARE: readonly Act[] = [
  ...BASELINE, ...scaled('w8', 1.3), ...present('w8'),
  { kind: 'lesionIdentified', v: 1, lesion: 'l1', role: 'new', timepoint: 'w8', site: { organ: 'lung', label: 'Lung, right upper lobe' }, stroke: { kind: 'caliper', measured: stroke(12.4, false, 'w8') }, equivocal: false },
  ...scaled('w16', 0.6), ...present('w16'), { kind: 'measured', v: 1, lesion: 'l1', timepoint: 'w16', measured: stroke(12.4, false, 'w16'), equivocal: false },
];

export const preset = (id: string): CharterDocument => {
  const found = PRESETS.find((one) => one.id === id);
  if (!found) throw new Error(`no preset ${id}`);
  return charterDocument(found.charter);
};

export const underCharter = (document: CharterDocument): Act => ({ kind: 'charterChosen', v: 1, charter: canonicalJson(document), reason: 'test' });
