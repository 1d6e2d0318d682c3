import type { QualityItem } from '../../read';
import type { QualityGate, Study } from '../study/study';

export type QualityQuestion = 'slice-thickness' | 'contrast' | 'coverage' | 'missing-slices' | 'pixel-spacing' | 'lossy';

/** What is known of the series of a timepoint. Null where the files do not say. */
export interface SeriesQuality {
  /** mm. */
  readonly sliceThicknessMm: number | null;
  readonly contrast: 'none' | 'enhanced' | 'portal-venous' | null;
  readonly coverage: readonly string[] | null;
  readonly missingSlices: number | null;
  /** Pixel Spacing against Imager Pixel Spacing, or none at all. */
  readonly spacingTrusted: boolean;
  readonly lossy: boolean | null;
}

/** What the gate asks, in order (R17). */
export const qualityQuestions = (gate: QualityGate): readonly QualityQuestion[] => [
  'slice-thickness', ...(gate.contrast === 'any' ? [] : ['contrast' as const]), ...(gate.coverage.length === 0 ? [] : ['coverage' as const]), 'missing-slices', 'pixel-spacing', 'lossy',
];

const contrastOf = ({ contrast }: SeriesQuality, gate: QualityGate): QualityItem => {
  const fits = contrast === gate.contrast || (gate.contrast === 'enhanced' && contrast === 'portal-venous');
  return { item: 'contrast', found: contrast === null ? 'limited' : fits ? 'fit' : 'unfit', note: contrast ?? 'the files do not say' };
};

const coverageOf = ({ coverage }: SeriesQuality, gate: QualityGate): QualityItem => {
  if (coverage === null) return { item: 'coverage', found: 'limited', note: 'the files do not say' };
  const missing = gate.coverage.filter((region) => !coverage.includes(region));
  return { item: 'coverage', found: missing.length === 0 ? 'fit' : 'unfit', note: missing.length === 0 ? coverage.join(', ') : `without ${missing.join(', ')}` };
};

/** What the files themselves answer, for the reader to confirm or change. What they do not say is "limited", never assumed fit. */
export const proposedQuality = (series: SeriesQuality, gate: QualityGate): readonly QualityItem[] => qualityQuestions(gate).map((question): QualityItem => {
  switch (question) {
    case 'slice-thickness': {
      const mm = series.sliceThicknessMm;
      return { item: question, found: mm === null ? 'limited' : mm <= gate.maxSliceThicknessMm ? 'fit' : 'unfit', note: mm === null ? 'the files do not say' : `${mm} mm, at most ${gate.maxSliceThicknessMm}` };
    }
    case 'contrast': return contrastOf(series, gate);
    case 'coverage': return coverageOf(series, gate);
    case 'missing-slices': {
      const count = series.missingSlices;
      return { item: question, found: count === null ? 'limited' : count === 0 ? 'fit' : gate.missingSlicesAllowed ? 'limited' : 'unfit', note: count === null ? 'not counted' : `${count} missing` };
    }
    case 'pixel-spacing': return { item: question, found: series.spacingTrusted ? 'fit' : 'unfit', note: series.spacingTrusted ? 'in the patient' : 'not known to be in the patient' };
    case 'lossy': return { item: question, found: series.lossy === true ? (gate.lossyAllowed ? 'limited' : 'unfit') : series.lossy === null ? 'limited' : 'fit', note: series.lossy === true ? 'compressed with loss' : series.lossy === null ? 'the files do not say' : 'without loss' };
  }
});

/** Questions of the gate that a judgement leaves out. */
export const unaskedQuality = (items: readonly QualityItem[], study: Study): readonly QualityQuestion[] =>
  study.quality.required ? qualityQuestions(study.quality).filter((question) => !items.some(({ item }) => item === question)) : [];

/** A timepoint with an unfit item is accepted only with words why. */
export const unexplainedQuality = (items: readonly QualityItem[], accepted: boolean): readonly string[] =>
  (accepted ? items.filter(({ found, note }) => found === 'unfit' && note.trim() === '').map(({ item }) => item) : []);
