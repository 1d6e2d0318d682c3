import type { IrecistResponse, NonTargetResponse, Recist11Response, TargetResponse, TimepointResponse } from '../../irecist';
import { labelOf } from '../../trial';
import { evaluatorValues, linkGroup, responseAt, visitValues, type Row, type SubmissionInput, type SubmittedRead } from './submission';
import { TEST_NAME, type ResponseCategory, type ResponseTerm, type ResponseTest } from './terms';

type Said = readonly [ResponseTest, ResponseTerm];

/** A response, and the computed one where the reader set another. */
export interface Responded {
  readonly row: Row;
  readonly computed: string | null;
  readonly reason: string | null;
}

const RECIST: Readonly<Record<Recist11Response, ResponseTerm>> = { CR: 'CR', PR: 'PR', SD: 'SD', PD: 'PD', 'Non-CR/Non-PD': 'NON-CR/NON-PD', NE: 'NE', NED: 'NED' };
const IRECIST: Readonly<Record<IrecistResponse, ResponseTerm>> = {
  iCR: 'iCR', iPR: 'iPR', iSD: 'iSD', 'Non-iCR/Non-iUPD': 'NON-iCR/NON-iUPD', iUPD: 'iUPD', iCPD: 'iCPD', NE: 'NE', NED: 'NED',
};

/** A category that is not there has no row: the codelist has no term for it. */
const targetTerm = (response: TargetResponse | null, immune: boolean, confirmed: boolean): readonly Said[] => {
  if (response === null || response === 'NA') return [];
  if (response === 'NE') return [['TRGRESP', 'NE']];
  if (!immune) return [['TRGRESP', response]];
  return [['TRGRESP', response === 'PD' ? (confirmed ? 'iCPD' : 'iUPD') : `i${response}`]];
};
const nonTargetTerm = (response: NonTargetResponse | null, immune: boolean, confirmed: boolean): readonly Said[] => {
  if (response === null || response === 'NA') return [];
  if (response === 'NE') return [['NTRGRESP', 'NE']];
  if (response === 'PD') return [['NTRGRESP', immune ? (confirmed ? 'iCPD' : 'iUPD') : 'PD']];
  if (response === 'CR') return [['NTRGRESP', immune ? 'iCR' : 'CR']];
  return [['NTRGRESP', immune ? 'NON-iCR/NON-iUPD' : 'NON-CR/NON-PD']];
};

/** Is there a lesion at this visit that was not there before, and is it sure? */
const newLesionTerms = (state: TimepointResponse['newLesion']): readonly Said[] => {
  switch (state) {
    case null: return [];
    case 'new': return [['NEWLIND', 'Y'], ['NEWLPROG', 'UNEQUIVOCAL']];
    case 'equivocal': return [['NEWLIND', 'Y'], ['NEWLPROG', 'EQUIVOCAL']];
    case 'NE': return [['NEWLIND', 'U']];
    case 'none':
    case 'stable':
    case 'increased':
    case 'resolved': return [['NEWLIND', 'N']];
  }
};

const worsening = (submitted: SubmittedRead, timepoint: string, { newLesion }: TimepointResponse): readonly Said[] => {
  const again = (role: 'non-target' | 'new'): boolean => submitted.read.lesions.some((lesion) => {
    const answer = lesion.at.get(timepoint)?.answer;
    return lesion.role === role && answer?.kind === 'status' && answer.status === 'unequivocal-increased';
  });
  return [...(newLesion === 'increased' || again('new') ? [['NEWLWIND', 'Y'] as const] : []), ...(again('non-target') ? [['NTLWIND', 'Y'] as const] : [])];
};

/** Rows of RS without keys and sequence. RECIST 1.1 ends with its first PD; iRECIST goes on. */
export const responses = (input: SubmissionInput, submitted: SubmittedRead): readonly Responded[] => {
  let [ended, progressed] = [false, false];
  return submitted.read.timepoints.flatMap((timepoint): readonly Responded[] => {
    const response = responseAt(submitted, timepoint);
    if (!response || response.recist11 === null) return [];
    const label = labelOf(response);
    const by = (category: 'target' | 'nonTarget'): boolean => response.confirmedBy.includes(category);
    const rows = (category: ResponseCategory, said: readonly Said[], computed: string | null): readonly Responded[] => said.map(([name, term]) => ({
      row: {
        RSLNKGRP: linkGroup(submitted, timepoint), RSTESTCD: name, RSTEST: TEST_NAME[name], RSCAT: category, RSORRES: term, RSSTRESC: term, RSSTAT: null, RSREASND: null,
        ...evaluatorValues('RS', input, submitted), ...visitValues('RS', input, submitted, timepoint, true),
      },
      computed: name === 'OVRLRESP' && computed !== term ? computed : null, reason: name === 'OVRLRESP' && computed !== term ? (response.chosen?.reason ?? null) : null,
    }));
    const recist = ended ? [] : rows('RECIST 1.1', [
      ...targetTerm(response.target, false, false), ...nonTargetTerm(response.nonTarget, false, false), ...newLesionTerms(response.newLesion),
      ...(label.recist11 === null ? [] : [['OVRLRESP', RECIST[label.recist11]] as const]),
    ], RECIST[response.recist11]);
    progressed ||= label.irecist === 'iUPD' || label.irecist === 'iCPD';
    const immune = label.irecist === null || (input.iPrefix === 'afterFirstIUPD' && !progressed) ? [] : rows('iRECIST', [
      ...targetTerm(response.target, true, by('target')), ...nonTargetTerm(response.nonTarget, true, by('nonTarget')), ...newLesionTerms(response.newLesion), ...worsening(submitted, timepoint.id, response),
      ['OVRLRESP', IRECIST[label.irecist]],
    ], response.irecist === null ? null : IRECIST[response.irecist]);
    ended ||= label.recist11 === 'PD';
    return [...recist, ...immune];
  });
};
