import { describe, expect, it } from 'vitest';
import { cohortPlot, type CohortMember } from '../../../src/panels/plots/cohort-plot';
import { cohortTable } from '../../../src/panels/plots/cohort-table';
import { course, FLARE, LATE, NODAL, TRUE_PD, VANISH, type Course } from './course';

const member = (one: Course): CohortMember => ({ id: one.code ?? '', name: one.code ?? '', from: 'file', ...course(one) });

describe('the plots of a cohort', () => {
  const plot = cohortPlot([FLARE, TRUE_PD, VANISH, LATE, NODAL].map(member));
  const of = (name: string) => plot.subjects.find((one) => one.name === name);

  // The truth: changes of the sums of cases 1, 2, 3, 4 and 7 of the design against their baselines, worked by hand.
  it('takes the least change of the sum up to a confirmed progression as the best', () => {
    expect(plot.subjects.map(({ name, best }) => [name, best?.percent.toFixed(1), best?.at])).toEqual([
      ['Classic flare', '-71.4', 'W36'], ['True progression', '21.1', 'W8'], ['New lesions vanish', '-43.8', 'W22'], ['Flare, late PD', '-40.5', 'W24'], ['Nodal, additive', '23.8', 'W8'],
    ]);
  });

  // Case 4 reaches −40.5 % once only: the bar is there, the confirmed response is not. Three of five lie beyond −30 %, two are confirmed.
  it('keeps the confirmed response rate beside the rate beyond −30 %, over one denominator', () => {
    expect(plot).toMatchObject({ evaluable: 5, beyondThirty: 3, confirmed: 2 });
    expect(of('Flare, late PD')).toMatchObject({ pseudo: true, unconfirmed: true, laterIcpd: true, bestLabel: 'iPR', end: { kind: 'icpd', dated: 'W36' }, stop: { label: 'W8', day: 56 } });
  });

  it('marks who had a pseudoprogression, a new lesion, and who is still followed', () => {
    expect(plot.subjects.filter(({ pseudo }) => pseudo).map(({ name }) => name)).toEqual(['Classic flare', 'New lesions vanish', 'Flare, late PD']);
    expect(plot.subjects.filter(({ anyNew }) => anyNew).map(({ name }) => name)).toEqual(['New lesions vanish']);
    expect(of('New lesions vanish')?.points.map(({ fresh }) => fresh)).toEqual([[], ['NL1', 'NL2'], [], []]);
    expect(plot.subjects.filter(({ end }) => end.kind === 'ongoing').map(({ name }) => name)).toEqual(['Classic flare', 'New lesions vanish']);
    expect(of('Nodal, additive')?.end).toEqual({ kind: 'icpd', dated: 'W8' });
  });

  it('leaves out by name who has no follow-up, and says every value in its table', () => {
    const one = cohortPlot([member({ ...FLARE, code: 'Just begun', weeks: [0] }), member(LATE)]);
    expect(one.left).toEqual(['Just begun']);
    expect(cohortTable(one).rows.map(({ head }) => head)).toEqual(['Flare, late PD']);
    expect(cohortTable(one).rows[0]?.cells.at(-1)?.text).toBe('W8 +23.8% iUPD; W14 −8.3% iSD; W24 −40.5% iPR; W36 −26.2% iUPD; W42 −15.5% iCPD');
  });
});
