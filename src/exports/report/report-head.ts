import { labelOf } from '../../trial';
import { badge } from './badge';
import { box, fitted, INK, line, paragraph, text, type Measure, type PageMark } from './marks';
import { nextStep } from './next-step';
import type { ReportScene } from './report-of';
import { dayInWords, withoutDates } from './words';

export const LEFT = 42;
export const RIGHT = 553;
const WIDTH = RIGHT - LEFT;

export interface Part { readonly marks: readonly PageMark[]; readonly bottom: number }

/** Title, subject, scans, reader and criteria. */
export const heading = ({ subject, now, timepoints, read, reader, charter, baseline, days }: ReportScene, measure: Measure): Part => {
  const signed = read.signed.get(now.id);
  const facts = [
    ['Scans', timepoints.map(({ label }) => label).join(', ')],
    ['Reported scan', `${now.label}, ${dayInWords(now.date, baseline, days)}`],
    ['Reader', `${reader}, ${signed ? 'signed' : 'not signed: draft'}`],
    ['Criteria', charter.name],
  ] as const;
  return {
    bottom: 92,
    marks: [
      text(LEFT, 50, 'iRECIST research report', { size: 15, strong: true }), text(LEFT, 63, `Subject ${subject}, read at ${now.label}`, { size: 9, ink: INK.muted }),
      text(RIGHT, 63, 'Nadir', { size: 9, strong: true, align: 'end' }), line([[LEFT, 69], [RIGHT, 69]], { ink: INK.text, width: 1 }),
      ...facts.flatMap(([name, value], index) => {
        const x = LEFT + (index * WIDTH) / 4;
        return [text(x, 80, name, { size: 7, ink: INK.muted }), text(x, 90, fitted(value, WIDTH / 4 - 8, 8, measure), { size: 8 })];
      }),
    ],
  };
};

/** Label, why and next step, before everything else. */
export const labelBox = (scene: ReportScene, top: number, measure: Measure): Part => {
  const { response, now, baseline, days } = scene;
  const labels = labelOf(response);
  const [first, second] = [LEFT + 136, LEFT + 372];
  const why = paragraph(first + 10, top + 18, second - first - 20, withoutDates(response.because, baseline, days), measure, { size: 8.2 });
  const next = paragraph(second + 10, top + 18, RIGHT - second - 20, nextStep(scene), measure, { size: 8.2 });
  const main = labels.irecist ?? labels.recist11;
  const big = main === null ? null : badge(main, LEFT + 10, top + 21, 10.5, measure);
  const beside = labels.irecist !== null && labels.recist11 !== null ? badge(labels.recist11, LEFT + 10 + measure('RECIST 1.1 ', 8, false), top + 45, 8, measure) : null;
  const firstPd = scene.responses.find(({ recist11 }) => recist11 === 'PD');
  const since = beside && firstPd && firstPd.id !== now.label ? `PD since ${firstPd.id}` : '';
  const chosen = response.chosen ? paragraph(LEFT + 10, top + 62, first - LEFT - 16, `Set by the reader; computed: ${[response.irecist, response.recist11].filter(Boolean).join(' and ')}.`, measure, { size: 7, ink: INK.muted }) : null;
  const draft = response.unanswered.length > 0 ? paragraph(first + 10, why.bottom + 1, second - first - 20, `Provisional: ${response.unanswered.join(', ')} not answered.`, measure, { size: 7.4, ink: INK.muted }) : null;
  const bottom = Math.max(why.bottom, next.bottom, chosen?.bottom ?? 0, draft?.bottom ?? 0, top + 66) + 6;
  return {
    bottom,
    marks: [
      box(LEFT, top, WIDTH, bottom - top, null, { ink: INK.edge, width: 0.8 }), line([[first, top], [first, bottom]]), line([[second, top], [second, bottom]]),
      text(LEFT + 10, top + 13, `Label at ${now.label}, ${dayInWords(now.date, baseline, days)}`, { size: 7.2, ink: INK.muted }),
      text(first + 10, top + 13, 'Why', { size: 7.2, ink: INK.muted }), text(second + 10, top + 13, 'Next step', { size: 7.2, ink: INK.muted }),
      ...(big ? big.marks : [text(LEFT + 10, top + 32, 'baseline', { size: 10, strong: true })]),
      ...(beside ? [text(LEFT + 10, top + 55, 'RECIST 1.1', { size: 8, ink: INK.muted }), ...beside.marks, text(LEFT + 10 + measure('RECIST 1.1 ', 8, false) + beside.width + 4, top + 55, since, { size: 7, ink: INK.muted })] : []),
      ...why.marks, ...next.marks, ...(chosen?.marks ?? []), ...(draft?.marks ?? []),
    ],
  };
};
