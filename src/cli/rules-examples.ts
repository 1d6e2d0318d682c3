import { assess, assessBaseline, caseFrom, kineticsOf, outcomesOf, sequenceEndpoints, type Case, type Rule, type SubjectFindings, type TimepointResponse } from '../irecist';

/** A worked case with what it says of itself. */
export interface WorkedCase {
  readonly json: unknown;
  readonly description: string;
  readonly why: string;
  readonly source: string;
  readonly rules: readonly string[];
}

export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string => `<div class="wide"><table><thead><tr>${heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join('')}</tr></thead><tbody>${
  rows.map((cells) => `<tr>${cells.map((cell, place) => (place === 0 ? `<th scope="row">${escaped(cell)}</th>` : `<td>${escaped(cell)}</td>`)).join('')}</tr>`).join('')}</tbody></table></div>`;

const cellsOf = (response: TimepointResponse, findings: SubjectFindings, index: number): readonly string[] => {
  const visit = findings.timepoints[index];
  const lengths = (visit?.targets ?? []).map(({ id, finding }) => `${id} ${'mm' in finding ? (typeof finding.mm === 'number' ? finding.mm.toFixed(1) : finding.mm.map((part) => part.toFixed(1)).join(' + ')) : finding.kind}`);
  const others = [...(visit?.nonTargets ?? []).map(({ id, status }) => `${id} ${status}`), ...(visit?.newLesions ?? []).map(({ id, finding }) => `${id} ${'mm' in finding && typeof finding.mm === 'number' ? `${finding.mm.toFixed(1)} mm` : finding.kind}`)];
  return [response.id, lengths.join(', '), others.join(', '), response.sumMm?.toFixed(1) ?? '', response.recist11 ?? '', response.irecist ?? ''];
};

const figure = (value: number | null, unit: string): string => (value === null ? 'not computable' : `${value.toFixed(2)} ${unit}`.trim());

/** What the rules make of a case now. */
const results = (one: Case): string => {
  switch (one.kind) {
    case 'lesion': {
      const outcome = assess(one.findings, one.charter);
      if (outcome.kind === 'refused') return '';
      const { timepoints, ibor, bor } = outcome.assessment;
      const { ipfs, idor } = outcomesOf(one.findings, outcome.assessment);
      const ends = `Best response ${bor ?? '–'} and ${ibor ?? '–'}. ${ipfs ? `iPFS ${ipfs.days} days (${ipfs.event ? ipfs.reason : 'censored'})` : ''}${idor ? `, iDOR ${idor.days} days (${idor.event ? idor.reason : 'censored'})` : ''}.`;
      return `${table(['Visit', 'Targets, mm', 'Other lesions', 'Sum', 'RECIST 1.1', 'iRECIST'], timepoints.map((response, index) => cellsOf(response, one.findings, index)))}<p>${escaped(timepoints.at(-1)?.because ?? '')}</p><p>${escaped(ends)}</p>`;
    }
    case 'baseline': {
      const { lesions, sumMm } = assessBaseline(one.lesions, one.targets, one.sliceThicknessMm, one.charter);
      const rows = one.lesions.map(({ id, organ }) => [id, organ, lesions[id]?.countedMm?.toFixed(1) ?? '', one.targets.includes(id) ? 'target' : '', lesions[id]?.lesionClass ?? '', lesions[id]?.reason.sentence ?? '']);
      return `${table(['Lesion', 'Organ', 'mm', 'Chosen', 'Class', 'Why'], rows)}${sumMm === null ? '' : `<p>Baseline sum ${sumMm.toFixed(1)} mm.</p>`}`;
    }
    case 'label-sequence': {
      const labels = one.labelOptions.map((options) => options[0] ?? 'NE');
      const { ibor, progressionIndex } = sequenceEndpoints(labels);
      return `<p>${escaped(labels.join(', '))}: best response ${escaped(ibor ?? '–')}, ${progressionIndex === null ? 'no progression' : `progression dated by timepoint ${progressionIndex + 1}`}.</p>`;
    }
    case 'kinetics': {
      const found = kineticsOf(one.before, one.baseline, one.first, one.monthDays);
      return table(['', 'Before', 'On treatment', 'Ratio'], [
        ['TGR, % a month', figure(found.tgrRefPctPerMonth, ''), figure(found.tgrExpPctPerMonth, ''), figure(found.tgrRatio, '')],
        ['TGK, mm a day', figure(found.tgkPreMmPerDay, ''), figure(found.tgkPostMmPerDay, ''), figure(found.tgkRatio, '')],
      ]);
    }
  }
};

/** Whether a response of the case is given by the rule, and not only near it. */
const isShown = (rule: Rule, { json }: WorkedCase): boolean => {
  const reading = caseFrom(json);
  if (reading.kind === 'refused' || reading.case.kind !== 'lesion') return false;
  const outcome = assess(reading.case.findings, reading.case.charter);
  return outcome.kind === 'assessed' && outcome.assessment.timepoints.some(({ reasons }) => reasons.some((reason) => reason.rule === rule.number));
};

/** Of the cases that name the rule, one that it decides goes first, then one of which it is the first rule. Null when none names it. */
export const exampleOf = (rule: Rule, cases: readonly WorkedCase[]): string | null => {
  const named = cases.filter(({ rules }) => rules.includes(rule.number));
  const weight = (one: WorkedCase): number => (isShown(rule, one) ? 2 : 0) + (one.rules[0] === rule.number ? 1 : 0);
  const [worked] = named.toSorted((one, other) => weight(other) - weight(one));
  const reading = worked ? caseFrom(worked.json) : null;
  if (!worked || !reading || reading.kind === 'refused') return null;
  const { description, why, source } = worked;
  return `<details><summary>Worked example</summary><p>${escaped(description)}</p>${results(reading.case)}<p class="muted">${escaped(why)} <span>${escaped(source)}</span></p></details>`;
};
