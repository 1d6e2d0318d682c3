import type { Series } from '../../dicom';
import type { CanvasPlan } from '../../panels';
import type { CanvasScript } from '../../phantom';

const HU = { lung: 35, liver: 30, node: 60, other: 50 } as const;
const SITES = { lung: 'Lung', liver: 'Liver', node: 'Lymph node', other: 'Other' } as const;
const BASELINE = Date.UTC(2026, 0, 5);

/**
 * What is to be painted. Nothing typed at the scanner is taken over: free text (kernel, contrast, body part) may hold a name, so only what
 * looks like a kernel's code passes. The number tells one painted subject from another.
 */
export const canvasScript = (plan: CanvasPlan, series: Pick<Series, 'kernel' | 'contrast' | 'kilovolts' | 'sliceThicknessMm' | 'sliceSpacingMm'>, number: number): CanvasScript => ({
  id: `painted-${number}`,
  seed: number,
  patient: { name: 'SYNTHETIC^Painted', id: `SYNTHETIC-${number}`, birthDate: '', sex: 'O' },
  scan: {
    kernel: /^[A-Z]{1,2}\d{2}[a-z]?$/.test(series.kernel) ? series.kernel : 'UNKNOWN', contrast: series.contrast.trim() === '' ? null : 'IV contrast',
    kilovolts: series.kilovolts ?? 120, bodyPart: 'CHESTABDOMEN', sliceThicknessMm: series.sliceThicknessMm ?? series.sliceSpacingMm ?? 5,
  },
  timepoints: plan.weeks.map((week, at) => ({
    id: `W${week}`, description: at === 0 ? 'SYNTHETIC baseline' : `SYNTHETIC week ${week}`, date: new Date(BASELINE + week * 7 * 86_400_000).toISOString().slice(0, 10).replaceAll('-', ''), time: '101500',
    shift: at === 0 ? [0, 0, 0] : [at % 2 === 0 ? -3 : 4, at % 2 === 0 ? 2 : -3, 0], flare: plan.course === 'flare' && at === 1,
  })),
  lesions: plan.lesions.map(({ id, organ, shape, at, long, ratio }, index) => ({
    id, site: SITES[organ], at, turn: (index * 37) % 90, shape: organ === 'node' ? 'node' : shape, hu: HU[organ], seed: number + index,
    sizes: plan.weeks.map((_, k) => { const mm = long[k] ?? 0; return mm > 0 ? { long: mm, short: mm * ratio } : null; }),
  })),
});
