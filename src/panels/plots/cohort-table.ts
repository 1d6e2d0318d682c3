import { percent } from '../numbers';
import { number, said, type PlotTable } from './plot-table';
import type { CohortPlot, CohortSubject } from './cohort-plot';

const pathOf = ({ points }: CohortSubject): string => points.slice(1).map(({ label, percent: change, response, fresh }) => `${label} ${change === null ? 'no sum' : percent(change)} ${response ?? ''}${fresh.length > 0 ? ' new lesion' : ''}`.trim()).join('; ');
const yes = (holds: boolean): string => (holds ? 'yes' : 'no');

/** The values behind spider, waterfall and swimmer, a row for each subject. */
export const cohortTable = ({ subjects }: CohortPlot): PlotTable => ({
  name: 'Cohort', corner: 'Subject',
  columns: ['Best change', 'At', 'Best label', 'Once confirmed', 'Pseudoprogression', 'New lesion', 'RECIST 1.1 stops', 'Progression dated', 'Weeks seen', 'Scan by scan'],
  rows: subjects.map((subject) => ({
    head: subject.name, strong: subject.pseudo,
    cells: [
      number(subject.best?.percent ?? null, percent), said(subject.best?.at ?? null), said(subject.bestLabel), said(subject.confirmedLabel), said(yes(subject.pseudo)), said(yes(subject.anyNew)),
      said(subject.stop?.label ?? null), said('dated' in subject.end ? subject.end.dated : null), number(subject.lastDay / 7, (weeks) => String(Math.round(weeks * 10) / 10)), said(pathOf(subject)),
    ],
  })),
});
