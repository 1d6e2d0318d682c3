import { repeatabilityMm } from '../../irecist';
import { daysBetween } from '../../read';
import { badge, glyph } from './badge';
import { box, hatched, INK, line, text, type Measure, type PageMark } from './marks';
import { LEFT, RIGHT, type Part } from './report-head';
import type { ReportScene } from './report-of';
import { decimal, percent, shortDay, signed } from './words';

/** Room for the axis of millimetres and the names of the lanes; the bar of the next scan goes on for this much after the last one, days. */
const AXIS = 50;
const AHEAD = 40;

const stepOf = (top: number): number => [5, 10, 20, 25, 50, 100].find((step) => top / step <= 8) ?? 200;

/** The sum of the targets as vectors, drawn from numbers: the bar of PD that moves with the nadir, PR that stays with the baseline, the window, and both lanes of labels at their days. */
export const sumPlot = (scene: ReportScene, top: number, bottom: number, measure: Measure): Part => {
  const { timepoints, responses, read, baseline, days } = scene;
  const at = timepoints.flatMap((timepoint, index) => { const response = responses[index]; return response && response.sumMm !== null ? [{ timepoint, response, mm: response.sumMm }] : []; });
  const targets = read.lesions.filter(({ role }) => role === 'target').length;
  const band = repeatabilityMm(targets);
  const marks: PageMark[] = [
    text(LEFT, top, `Sum of ${targets} ${targets === 1 ? 'target' : 'targets'}`, { size: 9.6, strong: true }),
    text(LEFT + measure(`Sum of ${targets} targets   `, 9.6, true), top, `PD moves with the nadir, PR stays with the baseline; whiskers ±${decimal(band)} mm repeatability, not used for the label`, { size: 7.4, ink: INK.muted }),
  ];
  const lanes = responses.some(({ irecist }) => irecist !== null) ? (['recist11', 'irecist'] as const) : (['recist11'] as const);
  const [y0, y1] = [top + 22, bottom - 30 - lanes.length * 22];
  const [x0, x1] = [LEFT + AXIS, RIGHT - 40];
  const end = Math.max(...timepoints.map(({ day }) => day), 1) + AHEAD;
  const high = Math.max(...at.map(({ mm }) => mm + band), ...at.map(({ response }) => response.pdFromMm ?? 0), 10) * 1.08;
  const step = stepOf(high);
  const most = Math.ceil(high / step) * step;
  const x = (day: number): number => x0 + ((x1 - x0) * Math.min(Math.max(day, 0), end)) / end;
  const y = (mm: number): number => y1 - ((y1 - y0) * mm) / most;
  marks.push(text(x0 - 4, y0 - 6, 'mm', { size: 7, ink: INK.muted, align: 'end' }));
  for (let mm = 0; mm <= most; mm += step) marks.push(line([[x0, y(mm)], [x1, y(mm)]], { ink: mm === 0 ? INK.edge : INK.soft, width: 0.5 }), text(x0 - 4, y(mm) + 2.4, String(mm), { size: 7, ink: INK.muted, align: 'end' }));
  const base = at[0]?.response.baselineSumMm ?? null;
  if (base !== null && base > 0) {
    marks.push(text(x1 + 4, y0 - 6, '% vs baseline', { size: 6.4, ink: INK.muted }));
    for (let share = -100; share <= 300; share += 20) {
      const mm = base * (1 + share / 100);
      if (mm <= most) marks.push(line([[x1, y(mm)], [x1 + 3, y(mm)]]), text(x1 + 5, y(mm) + 2.4, share > 0 ? `+${share}` : share < 0 ? `−${-share}` : '0', { size: 6.6, ink: INK.muted }));
    }
  }
  const windows = new Map(responses.flatMap(({ confirmation }) => (confirmation ? [[confirmation.since, confirmation] as const] : [])));
  for (const { opens, closes } of windows.values()) {
    const [from, to] = [x(daysBetween(baseline, opens)), x(daysBetween(baseline, closes))];
    if (to <= from) continue;
    marks.push(...hatched(from, y0, to - from, y1 - y0, INK.hatch, 6), box(from, y0, to - from, y1 - y0, null, { ink: INK.hatch, width: 0.6, dash: [2, 2] }), text((from + to) / 2, y0 - 3, 'confirm window', { size: 7, ink: INK.unconfirmed, align: 'middle' }));
  }
  const bars = at.flatMap(({ response, timepoint }, index) => (response.pdFromMm === null ? [] : [{ from: x(at[index - 1]?.timepoint.day ?? 0), to: x(timepoint.day), mm: response.pdFromMm }]));
  const last = at.at(-1);
  if (last && bars.length > 0) {
    const nadir = last.response.sumComplete ? Math.min(last.mm, last.response.nadirMm ?? last.mm) : (last.response.nadirMm ?? last.mm);
    const next = nadir === last.response.nadirMm ? (last.response.pdFromMm ?? 0) : Math.ceil(Math.max(1.2 * nadir, nadir + 5) * 10 - 1e-6) / 10;
    const prY = last.response.prToMm === null ? null : y(last.response.prToMm);
    const crowded = prY !== null && prY <= y(next) + 1 && prY > y(next) - 12; // the line of PR lies where the figures would stand
    const points = [...bars.flatMap(({ from, to, mm }): readonly [number, number][] => [[from, y(mm)], [to, y(mm)]]), [x(last.timepoint.day), y(next)] as [number, number], [x1, y(next)] as [number, number]];
    marks.push(line(points, { ink: INK.progression, width: 1.1 }), text(x0 + 3, y(bars[0]?.mm ?? 0) - 3, `PD from ${decimal(bars[0]?.mm ?? 0)} mm`, { size: 7, ink: INK.progression }), text(x1 - 2, y(next) + (crowded ? 8.5 : -3), `${decimal(next)} next`, { size: 7, ink: INK.progression, align: 'end' }));
  }
  const pr = last?.response.prToMm ?? null;
  if (pr !== null) marks.push(line([[x0, y(pr)], [x1, y(pr)]], { ink: INK.response, width: 0.9, dash: [4, 2.5] }), text(x0 + 3, y(pr) + 8, `PR at or below ${decimal(pr)} mm`, { size: 7, ink: INK.response }));
  for (const { timepoint, mm } of at) marks.push(line([[x(timepoint.day), y(mm + band)], [x(timepoint.day), y(Math.max(0, mm - band))]], { ink: INK.edge, width: 0.6 }));
  marks.push(line(at.filter(({ response }) => response.sumComplete).map(({ timepoint, mm }) => [x(timepoint.day), y(mm)] as const), { ink: INK.text, width: 1.4 }));
  at.forEach(({ timepoint, response, mm }, index) => {
    const [px, py] = [x(timepoint.day), y(mm)];
    const label = response.chosen?.irecist ?? response.irecist ?? response.recist11;
    const note = index === 0 ? 'baseline' : response.target === 'PD' && response.changeFromNadirMm !== null ? `${signed(response.changeFromNadirMm)} mm, ${percent(response.changeFromNadirPercent)} vs nadir` : `${percent(response.changeFromBaselinePercent)} vs baseline`;
    const align = px > x1 - 60 ? 'end' as const : index === 0 ? 'start' as const : 'middle' as const;
    const tx = index === 0 ? px + 5 : px;
    const up = response.target === 'PD' || py > y1 - 30;
    marks.push(...(label === null ? [{ kind: 'circle' as const, x: px, y: py, radius: 2.6, fill: INK.text, ink: null, width: 0, dash: null }] : glyph(label, px, py, 9)));
    marks.push(text(tx, up && index > 0 ? py - 18 : py + 15, decimal(mm), { size: 8.4, strong: true, align }), text(tx, up && index > 0 ? py - 9.5 : py + 24, response.sumComplete ? note : 'incomplete', { size: 7, ink: INK.muted, align }));
  });
  timepoints.forEach((timepoint) => marks.push(line([[x(timepoint.day), y1], [x(timepoint.day), y1 + 3]], { ink: INK.edge }), text(x(timepoint.day), y1 + 11, timepoint.label, { size: 7.6, strong: true, align: 'middle' }), text(x(timepoint.day), y1 + 19, shortDay(timepoint, days), { size: 6.8, ink: INK.muted, align: 'middle' })));
  const firstPd = responses.findIndex(({ recist11 }) => recist11 === 'PD');
  lanes.forEach((lane, row) => {
    const ly = y1 + 36 + row * 22;
    marks.push(text(LEFT, ly + 2.6, lane === 'irecist' ? 'iRECIST' : 'RECIST 1.1', { size: 7.6, strong: true }), line([[x0, ly], [x1, ly]]));
    if (lane === 'irecist') for (const { opens, closes } of windows.values()) marks.push(...hatched(x(daysBetween(baseline, opens)), ly - 7, x(daysBetween(baseline, closes)) - x(daysBetween(baseline, opens)), 14, INK.hatch, 4));
    timepoints.forEach((timepoint, index) => {
      const label = responses[index]?.chosen?.[lane] ?? responses[index]?.[lane] ?? null;
      if (label === null || (lane === 'recist11' && firstPd >= 0 && index > firstPd)) return;
      const size = badge(label, 0, 0, 7, measure, false);
      marks.push(...badge(label, x(timepoint.day) - size.width / 2, ly - size.height / 2, 7, measure, false).marks);
    });
    const pd = timepoints[firstPd];
    if (lane === 'recist11' && pd && firstPd < timepoints.length - 1) {
      const from = x(pd.day) + 22;
      marks.push(...hatched(from, ly - 6, x1 - from, 12, INK.soft, 3.5), text(from + 4, ly + 2.5, 'after PD: for study only', { size: 7, ink: INK.muted }));
    }
  });
  return { marks, bottom };
};
