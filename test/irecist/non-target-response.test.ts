import { describe, expect, it } from 'vitest';
import type { NonTargetStatus } from '../../src/irecist';
import { assessmentOf } from './subjects';
import { scenario } from './scenario';

const judged = (...statuses: readonly NonTargetStatus[]): unknown => {
  const [, response] = assessmentOf(scenario({ week: 0, NT: statuses.map(() => 'present') }, { week: 8, NT: statuses })).timepoints;
  const reason = response?.reasons.find(({ result }) => result.startsWith('non-target'));
  return [response?.nonTarget, reason?.rule, reason?.sentence, reason?.lesions.join(' '), reason?.timepoints.join(' ')];
};

describe('non-target response', () => {
  // The truth is E09 4.3.3, 4.3.4 and Table 1: progression before not evaluable before complete response.
  it.each<readonly [readonly NonTargetStatus[], readonly unknown[]]>([
    [['unequivocal', 'not-evaluable'], ['PD', 'R14', 'NT1 is judged unequivocally worse. Non-target PD.', 'NT1', 'W8']],
    [['unequivocal', 'unequivocal-increased', 'absent'], ['PD', 'R14', 'NT1 and NT2 are judged unequivocally worse. Non-target PD.', 'NT1 NT2', 'W8']],
    [['present', 'not-evaluable'], ['NE', 'R13', 'NT2 could not be assessed. Non-targets NE.', 'NT2', 'W8']],
    [['not-answered', 'not-answered', 'absent'], ['NE', 'R13', 'NT1 and NT2 are not answered. Non-targets NE.', 'NT1 NT2', 'W8']],
    [['not-answered', 'not-evaluable'], ['NE', 'R13', 'NT1 and NT2 could not be assessed. Non-targets NE.', 'NT1 NT2', 'W8']],
    [['absent', 'absent'], ['CR', 'R13', 'All non-targets are gone. Non-target CR.', 'NT1 NT2', 'W8']],
    [['present', 'absent'], ['Non-CR/Non-PD', 'R15', 'NT1 persists without unequivocal worsening. Non-targets Non-CR/Non-PD.', 'NT1', 'W8']],
    [['present', 'present'], ['Non-CR/Non-PD', 'R15', 'NT1 and NT2 persist without unequivocal worsening. Non-targets Non-CR/Non-PD.', 'NT1 NT2', 'W8']],
    [['increased', 'present'], ['Non-CR/Non-PD', 'R15', 'NT1 is larger, but not unequivocally so. Non-targets Non-CR/Non-PD.', 'NT1 NT2', 'W8']],
  ])('of %j', (statuses, expected) => expect(judged(...statuses)).toEqual(expected));

  it('is progression when one is visible after an overall complete response, and not when it could not be seen (R11)', () => {
    const after = (...last: readonly NonTargetStatus[]): unknown => assessmentOf(scenario({ week: 0, NT: ['present', 'present'] }, { week: 8, NT: ['absent', 'absent'] }, { week: 16, NT: last })).timepoints[2]?.reasons[0];
    expect(after('present', 'not-evaluable')).toMatchObject({ rule: 'R11', lesions: ['NT1'], timepoints: ['W16'], sentence: 'NT1 is visible after a complete response. Non-target PD.', result: 'non-target PD' });
    expect(after('absent', 'not-evaluable')).toMatchObject({ rule: 'R13', result: 'non-target NE' });
    expect(after('absent', 'absent')).toMatchObject({ rule: 'R13', result: 'non-target CR' });
  });

  it('counts further growth from what was seen last (I10, I11, I24)', () => {
    const labels = (...statuses: readonly NonTargetStatus[]): readonly unknown[] => assessmentOf(scenario({ week: 0, T: [100], NT: ['present'] }, ...statuses.map((status, index) => ({ week: 8 + 6 * index, T: [100], NT: [status] })))).timepoints.slice(1).map(({ irecist }) => irecist);
    expect(labels('unequivocal', 'not-evaluable', 'unequivocal')).toEqual(['iUPD', 'NE', 'iUPD']);
    expect(labels('unequivocal', 'not-evaluable', 'increased')).toEqual(['iUPD', 'NE', 'iCPD']);
    expect(labels('unequivocal', 'present', 'unequivocal')).toEqual(['iUPD', 'iSD', 'iUPD']);
    expect(labels('unequivocal-increased', 'unequivocal', 'unequivocal-increased')).toEqual(['iUPD', 'iUPD', 'iCPD']);
    expect(labels('increased', 'increased')).toEqual(['iSD', 'iSD']);
  });
});
