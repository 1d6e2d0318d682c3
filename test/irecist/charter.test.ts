import { describe, expect, it } from 'vitest';
import { assess, charterDocument, charterFrom, charterFromDocument, charterFromText, charterProblems, DEFAULT_CHARTER, PRESETS, SETTINGS, type Charter, type IrecistResponse } from '../../src/irecist';
import { assessmentOf } from './subjects';
import { scenario, type Scan } from './scenario';

const labels = (settings: Partial<Charter>, ...scans: readonly Scan[]): readonly (IrecistResponse | null)[] =>
  assessmentOf(scenario(...scans), { ...DEFAULT_CHARTER, ...settings }).timepoints.slice(1).map(({ irecist }) => irecist);

describe('charter', () => {
  it('has one row for each setting, with its default among its values', () => {
    expect(SETTINGS.map(({ name }) => name).sort()).toEqual(Object.keys(DEFAULT_CHARTER).sort());
    expect(charterProblems(DEFAULT_CHARTER)).toEqual([]);
    for (const { meaning, source, values } of SETTINGS) {
      expect(meaning.length * source.length).toBeGreaterThan(0);
      if (values.kind === 'choice') expect(values.options.length).toBeGreaterThan(1);
    }
  });

  it('has five presets that are valid, distinct, and read back from what a read records', () => {
    expect(PRESETS.map(({ name }) => name)).toEqual(['iRECIST 2017', 'Table 2 to the letter', 'Sponsor appendix', 'RECIST 1.1 only', 'RECIST 1.1 with confirmation']);
    expect(PRESETS[0]?.charter).toEqual(DEFAULT_CHARTER);
    expect(new Set(PRESETS.map(({ charter }) => JSON.stringify(charter))).size).toBe(5);
    for (const { id, name, charter } of PRESETS) {
      expect(charterProblems(charter)).toEqual([]);
      expect(charterFromText(id)).toEqual(charter);
      const document = charterDocument(charter);
      expect(document.name).toBe(name);
      expect(charterFromText(JSON.stringify(document))).toEqual(charter);
    }
    expect(charterDocument({ ...DEFAULT_CHARTER, minSdDays: 42 }).name).toBe('Own charter');
    expect(charterFromText('irecist-2018')).toBeNull();
    expect(charterFromText('{"schema":"nadir-charter/1"}')).toBeNull();
  });

  it('refuses what it does not know, and fills nothing in', () => {
    const whole = charterDocument(DEFAULT_CHARTER);
    const { minSdDays: _left, ...partial } = whole.settings;
    expect(charterFromDocument({ ...whole, settings: partial })).toEqual({ kind: 'refused', problems: [{ setting: 'minSdDays', detail: 'missing' }] });
    for (const broken of [null, 7, { ...whole, schema: 'nadir-charter/2' }, { ...whole, name: 1 }, { ...whole, settings: null }, { ...whole, settings: { ...whole.settings, luck: 1 } }]) {
      expect(charterFromDocument(broken)).toMatchObject({ kind: 'refused' });
    }
    expect(charterFrom([]).problems).toEqual([{ setting: '', detail: 'an object of settings expected' }]);
    expect(charterFrom({ confirmMinDays: 60 }).problems).toEqual([{ setting: 'confirmMaxDays', detail: 'the window closes on day 56, before it opens on day 60' }]);
    for (const wrong of [{ tooSmallMm: 0 }, { tooSmallMm: 11 }, { tooSmallMm: Number.NaN }, { confirmMinDays: 1.5 }, { confirmMinDays: -1 }, { confirmToleranceDays: 29 }, { precisionMm: 0.2 }, { reports: 'none' }, { persistentNewLesionBlocksICR: 'yes' }]) {
      expect(charterFrom(wrong).problems.map(({ setting }) => setting)).toEqual(Object.keys(wrong));
    }
    expect(charterFrom({ tooSmallMm: 0.1, confirmToleranceDays: 28, confirmMinDays: 0, minSdDays: 3650 }).problems).toEqual([]);
    expect(assess(scenario({ week: 0, T: [20] }), { ...DEFAULT_CHARTER, minSdDays: -1 })).toEqual({ kind: 'refused', problems: [{ kind: 'charter-invalid', path: 'charter.minSdDays', detail: 'a whole number from 0 to 3650 expected, -1 found' }] });
  });
});

describe('settings that no worked case turns', () => {
  // The truth of each pair is the meaning in the table of settings: the default first, then the alternative.
  const cases: readonly (readonly [string, Partial<Charter>, readonly Scan[], readonly string[], readonly string[]])[] = [
    ['tooSmallMm', { tooSmallMm: 2 }, [{ week: 0, T: [15] }, { week: 8, T: ['absent'], NT: [] }, { week: 16, T: ['too-small'] }], ['iCR', 'iUPD'], ['iCR', 'iUPD']],
    ['tooSmallMm in a sum', { tooSmallMm: 2 }, [{ week: 0, T: [10, 10] }, { week: 8, T: [10, 'too-small'] }], ['iSD'], ['iPR']],
    ['afterCR', { afterCR: 'sum-only' }, [{ week: 0, T: [20] }, { week: 8, T: [0] }, { week: 16, T: [4.9] }], ['iCR', 'iUPD'], ['iCR', 'iPR']],
    ['afterCRThroughProgression', { afterCRThroughProgression: 'directly-after-CR-only' }, [{ week: 0, T: [20], NT: ['present'] }, { week: 8, T: [0], NT: ['absent'] }, { week: 16, T: [0], NT: ['present'] }, { week: 24, T: [3], NT: ['present'] }], ['iCR', 'iUPD', 'iCPD'], ['iCR', 'iUPD', 'iPR']],
    ['confirmToleranceDays', { confirmToleranceDays: 0 }, [{ week: 0, T: [100] }, { week: 8, T: [125] }, { week: 12, day: 83, T: [140] }], ['iUPD', 'iCPD'], ['iUPD', 'iUPD']],
    ['confirmMinDays', { confirmMinDays: 14 }, [{ week: 0, T: [100] }, { week: 8, T: [125] }, { week: 10, T: [140] }], ['iUPD', 'iUPD'], ['iUPD', 'iCPD']],
    ['confirmReference', { confirmReference: 'last-timepoint' }, [{ week: 0, T: [100] }, { week: 8, T: [125] }, { week: 14, T: [129] }, { week: 20, T: [133] }], ['iUPD', 'iUPD', 'iCPD'], ['iUPD', 'iUPD', 'iUPD']],
    ['furtherGrowth', { furtherGrowth: 'more-than-5-mm' }, [{ week: 0, T: [100] }, { week: 8, T: [125] }, { week: 14, T: [130] }], ['iUPD', 'iCPD'], ['iUPD', 'iUPD']],
    ['firstNewLesionConfirms', { firstNewLesionConfirms: 'unless-targets-recover' }, [{ week: 0, T: [100] }, { week: 8, T: [125] }, { week: 14, T: [60], NL: [12] }, { week: 20, T: [60], NL: [17] }], ['iUPD', 'iCPD', 'iCPD'], ['iUPD', 'iUPD', 'iCPD']],
    ['firstNewLesionConfirms with targets that progress', { firstNewLesionConfirms: 'unless-targets-recover' }, [{ week: 0, T: [100] }, { week: 8, T: [125] }, { week: 14, T: [125], NL: [12] }], ['iUPD', 'iCPD'], ['iUPD', 'iCPD']],
    ['resetMinDecreaseMm', { resetMinDecreaseMm: 10 }, [{ week: 0, T: [100] }, { week: 8, T: [100], NL: [12] }, { week: 14, T: [95], NL: [12] }], ['iUPD', 'iSD'], ['iUPD', 'iUPD']],
    ['nonTargetPartlyNE', { nonTargetPartlyNE: 'Non-CR/Non-PD' }, [{ week: 0, NT: ['present', 'present'] }, { week: 8, NT: ['present', 'not-evaluable'] }], ['NE'], ['Non-iCR/Non-iUPD']],
    ['afterConfirmed', { afterConfirmed: 'raw' }, [{ week: 0, T: [100] }, { week: 8, T: [125] }, { week: 14, T: [140] }, { week: 20, T: [50] }, { week: 26, T: [70] }], ['iUPD', 'iCPD', 'iCPD', 'iCPD'], ['iUPD', 'iCPD', 'iPR', 'iCPD']],
    ['lateConfirmation with a new lesion', { lateConfirmation: 'disallow' }, [{ week: 0, T: [100] }, { week: 8, T: [125] }, { week: 20, T: [60], NL: [12] }, { week: 26, T: [60], NL: [17] }], ['iUPD', 'iCPD', 'iCPD'], ['iUPD', 'iUPD', 'iCPD']],
  ];
  it.each(cases)('%s', (_name, settings, scans, byDefault, otherwise) => {
    expect(labels({}, ...scans)).toEqual(byDefault);
    expect(labels(settings, ...scans)).toEqual(otherwise);
  });

  it('newLesionRole: a lesion that becomes measurable joins the sum, and restarts what it is compared with', () => {
    const findings = scenario({ week: 0, T: [100] }, { week: 8, T: [100], NL: ['present', 12] }, { week: 14, T: [100], NL: [15, 12] }, { week: 20, T: [100], NL: [15, 17] });
    // The scenario calls a lesion measurable from its first mention; here it is so only once it has a length.
    const timepoints = findings.timepoints.map((visit, index) => (index === 1 ? { ...visit, newLesions: visit.newLesions.map((lesion) => ({ ...lesion, measurable: lesion.id === 'NL2' })) } : visit));
    const sums = (newLesionRole: Charter['newLesionRole']): unknown => assessmentOf({ timepoints }, { ...DEFAULT_CHARTER, newLesionRole }).timepoints.slice(1).map(({ irecist, newLesionSumMm, newLesionRoles }) => [irecist, newLesionSumMm, newLesionRoles['NL1']]);
    expect(sums('first-appearance')).toEqual([['iUPD', 12, 'NLNT'], ['iUPD', 12, 'NLNT'], ['iCPD', 17, 'NLNT']]);
    expect(sums('re-designate')).toEqual([['iUPD', 12, 'NLNT'], ['iUPD', 27, 'NLT'], ['iCPD', 32, 'NLT']]);
  });

  it('reports: RECIST 1.1 alone leaves out all that is of iRECIST', () => {
    const only = PRESETS.find(({ id }) => id === 'recist-1.1')?.charter as Charter;
    const assessment = assessmentOf(scenario({ week: 0, T: [100], NT: ['present'] }, { week: 8, T: [125], NT: ['present'] }, { week: 14, T: [60], NT: ['present'] }), only);
    expect(assessment).toMatchObject({ ibor: null, progressionDate: null, bor: 'PD', recist11ProgressionDate: '2025-03-03' });
    expect(assessment.timepoints.map(({ irecist, recist11, confirmation, barReset, because }) => [irecist, recist11, confirmation, barReset, because])).toEqual([
      [null, null, null, false, 'Baseline: sum 100.0 mm of 1 target.'], [null, 'PD', null, false, expect.stringMatching(/125\.0 mm against nadir 100\.0 mm at W0.*PD by target PD\.$/)], [null, 'PD', null, false, 'RECIST 1.1 was PD at W8 and stays PD.'],
    ]);
    expect(assessment.timepoints.flatMap(({ reasons }) => reasons.filter(({ rule }) => rule.startsWith('I')))).toEqual([]);
  });

  // Table 2 to the letter: 125 → 60 is an improvement, and the sentence must not deny it.
  it('says that the charter, and not a missing improvement, keeps the iUPD', () => {
    const letter = PRESETS.find(({ id }) => id === 'irecist-table-2')?.charter as Charter;
    for (const scans of [[{ week: 0, T: [100] }, { week: 8, T: [125], NL: [12] }, { week: 14, T: [60], NL: [12] }], [{ week: 0, T: [100], NT: ['present'] }, { week: 8, T: [125], NT: ['unequivocal'] }, { week: 14, T: [60], NT: ['unequivocal'] }]] as const) {
      const last = assessmentOf(scenario(...scans), letter).timepoints[2];
      expect(last?.irecist).toBe('iUPD');
      expect(last?.because).not.toMatch(/not improved|nothing has improved/);
    }
    expect(assessmentOf(scenario({ week: 0, T: [100] }, { week: 8, T: [100], NL: [12] }, { week: 14, T: [100], NL: [12] }), letter).timepoints[2]?.because).toMatch(/nothing has improved/);
  });
});
