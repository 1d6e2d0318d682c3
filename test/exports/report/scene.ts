import { readFileSync } from 'node:fs';
import { FONT_FILES, type LesionCrop, type ReportOf } from '../../../src/exports';
import { assessed, logOf, STORY } from '../sr/scene';

export const FONTS = { regular: new Uint8Array(readFileSync(new URL(FONT_FILES.regular))), strong: new Uint8Array(readFileSync(new URL(FONT_FILES.strong))) };

/** A bright disc on a grey ground, 60 mm wide, 180 × 120 pixels: 3 pixels a millimetre. */
const crop = (lesion: string, timepoint: string, mm: number): LesionCrop => {
  const grey = new Uint8Array(180 * 120).map((_, at) => (Math.hypot((at % 180) - 90, Math.floor(at / 180) - 60) < mm * 1.5 ? 200 : 70));
  return {
    lesion, timepoint, picture: { width: 180, height: 120, grey }, widthMm: 60, window: { center: -600, width: 1500 }, letters: { left: 'R', top: 'A', right: 'L', bottom: 'P' },
    lines: [{ axis: 'long', line: [[90 - mm * 1.5, 60], [90 + mm * 1.5, 60]] }, { axis: 'short', line: [[90, 60 - mm], [90, 60 + mm]] }],
  };
};

export const reportOf = (timepoint: string, more: Partial<ReportOf> = {}): ReportOf => {
  const { read, assessment, log } = assessed(logOf(STORY));
  return {
    read, assessment, timepoint, reader: 'R1', subject: 'SUBJ-014', days: 'iso', imageNumberOf: ({ sopInstanceUid }) => Number(sopInstanceUid.split('.').at(-1)),
    crops: [crop('T1', 'W0', 40), crop('T1', 'W8', 52), crop('T1', 'W16', 18), crop('T2', 'W0', 20), crop('T2', 'W8', 24), crop('T2', 'W16', 11), crop('NL1', 'W8', 12)],
    plainWords: ['Added up, the spots went from 80 mm to 50 mm.', 'Most scans that look worse do show real growth. A flare is seen in fewer than 1 in 10 people. This label is a research measure and does not decide treatment.'],
    flags: ['W0 and W8 were read on 5.0 mm slices.'], charter: { name: 'iRECIST 2017', hash: '9d20'.repeat(16) }, engine: { version: '0.1.0', rules: 'iRECIST 2017' },
    log: { hash: log.at(-1)?.hash ?? '', entries: log.length, sound: true }, ...more,
  };
};
