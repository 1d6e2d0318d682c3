import type { RuleTest, TargetResponse } from './assessment';
import { inMm, isPartialResponse, isProgression } from './lengths';
import { decide, test, type CategoryRule, type Ruling } from './rule';
import { isNormalNode, type SeenTarget, type Visit } from './visit';
import { are, change, list, mm, percent, percentOf } from './words';

const missing = (visit: Visit): readonly string[] => visit.targets.filter((target) => target.value === null).map((target) => target.id);

const isThere = (target: SeenTarget, visit: Visit): boolean =>
  target.value !== null && (target.lesionKind === 'node' ? !isNormalNode(target.value, visit.ruler) : target.value > 0);

/** Target lesions that are visible again after an overall complete response. */
const reappeared = (visit: Visit): readonly string[] => visit.targets.filter((target) => isThere(target, visit)).map((target) => target.id);

/** R11: a reappearance ends once the targets are smaller again than when it began the pending iUPD. */
const isSmallerAgain = (visit: Visit): boolean => {
  const episode = visit.course.episode;
  return episode !== null && episode.targetReappeared && episode.sum !== null && visit.complete && visit.sum < episode.sum;
};

const overNadir = (visit: Visit): boolean => visit.course.nadir !== null && isProgression(visit.sum, visit.course.nadir, visit.ruler);

const sumAgainstNadir = (visit: Visit): string => {
  const nadir = visit.course.nadir ?? 0;
  const growth = percentOf(visit.sum - nadir, nadir);
  const share = growth === null ? ' (needs 5; a nadir of 0 has no percentage)' : ` (needs 5) and ${percent(growth, 20)} (needs 20)`;
  return `sum ${mm(visit.sum, visit.ruler)} against nadir ${mm(nadir, visit.ruler)} at ${visit.course.nadirTimepoint ?? ''}: ${change(visit.sum - nadir, visit.ruler)}${share}`;
};

const againstNadir = (visit: Visit): readonly RuleTest[] => {
  const { nadir } = visit.course;
  if (nadir === null) return [];
  const rise = visit.sum - nadir;
  const growth = percentOf(rise, nadir);
  return [
    ...(growth === null ? [] : [test('sum − nadir', growth, '%', '>=', 20, 5 * visit.sum >= 6 * nadir)]),
    test('sum − nadir', inMm(rise, visit.ruler), 'mm', '>=', 5, rise >= 5 * visit.ruler.unitsPerMm),
  ];
};

const againstBaseline = (visit: Visit): readonly RuleTest[] => {
  const baseline = visit.course.baseline ?? 0;
  return [test('sum − baseline', percentOf(visit.sum - baseline, baseline) ?? 0, '%', '<=', -30, isPartialResponse(visit.sum, baseline))];
};

const fromBaseline = (visit: Visit): string => {
  const baseline = visit.course.baseline ?? 0;
  return `${percent(percentOf(visit.sum - baseline, baseline), -30)} from baseline ${mm(baseline, visit.ruler)}`;
};

const ids = (visit: Visit): readonly string[] => visit.targets.map((target) => target.id);
const nadirAndHere = (visit: Visit): readonly string[] => [visit.course.nadirTimepoint ?? visit.course.baselineTimepoint, visit.at.id];
const baselineAndHere = (visit: Visit): readonly string[] => [visit.course.baselineTimepoint, visit.at.id];

/** The rules of the target category, the first that applies decides. */
export const TARGET_RULES: readonly CategoryRule<Visit, TargetResponse>[] = [
  {
    // R19: without a target at baseline there is no target response. E09 Table 2.
    rule: 'R19', response: 'NA', applies: (visit) => !visit.course.hasTargets,
    sentence: () => 'There is no target lesion at baseline, so there is no target response.',
    timepoints: (visit) => [visit.course.baselineTimepoint],
  },
  {
    // R5: complete response is every non-nodal target gone and every target node below 10 mm short axis. E09 4.3.1.
    rule: 'R5', response: 'CR',
    applies: (visit) => visit.complete && visit.targets.every((target) => !isThere(target, visit)),
    sentence: (visit) => (visit.sum > 0
      ? `All non-nodal targets are gone and every target node is below 10 mm; the nodes leave a sum of ${mm(visit.sum, visit.ruler)}. Target CR.`
      : 'All targets are gone. Target CR.'),
    lesions: ids,
    timepoints: (visit) => [visit.at.id],
    tests: (visit) => visit.targets.map((target) => (target.lesionKind === 'node'
      ? test(target.id, inMm(target.value ?? 0, visit.ruler), 'mm', '<', 10, true)
      : test(target.id, inMm(target.value ?? 0, visit.ruler), 'mm', '=', 0, true))),
  },
  {
    // R11: after an overall complete response any target that is visible again is progression, even below 5 mm. E09 App. II, Table 3 note a.
    rule: 'R11', response: 'PD',
    applies: (visit) => visit.afterCompleteResponse && reappeared(visit).length > 0 && !isSmallerAgain(visit),
    sentence: (visit) => `${list(reappeared(visit))} ${are(reappeared(visit))} visible after a complete response: sum ${mm(visit.sum, visit.ruler)}. Target PD.`,
    lesions: reappeared,
    timepoints: (visit) => [visit.at.id],
  },
  {
    // R4: targets that were measured can prove progression alone, whatever the others are. E09 4.4.2.
    rule: 'R4', response: 'PD',
    applies: (visit) => !visit.complete && overNadir(visit),
    sentence: (visit) => `The measured targets alone prove it, ${list(missing(visit))} missing: ${sumAgainstNadir(visit)}. Target PD.`,
    lesions: ids, timepoints: nadirAndHere, tests: againstNadir,
  },
  {
    // R12: from a nadir of 0 without overall complete response progression is a rise of 5 mm, there being no percentage. E09 4.3.1.
    rule: 'R12', response: 'PD', applies: (visit) => visit.course.nadir === 0 && overNadir(visit),
    sentence: (visit) => `S${sumAgainstNadir(visit).slice(1)}. Target PD.`,
    lesions: ids, timepoints: nadirAndHere, tests: againstNadir,
  },
  {
    // R6: progression is at least 20% and at least 5 mm over the smallest sum so far, tested before partial response. E09 4.3.1.
    rule: 'R6', response: 'PD', applies: overNadir,
    sentence: (visit) => `S${sumAgainstNadir(visit).slice(1)}. Target PD.`,
    lesions: ids, timepoints: nadirAndHere, tests: againstNadir,
  },
  {
    // R4: an incomplete sum that proves nothing is not evaluable. E09 4.4.2.
    rule: 'R4', response: 'NE', applies: (visit) => !visit.complete,
    sentence: (visit) => {
      const unanswered = visit.targets.filter((target) => target.finding === 'not-answered').map((target) => target.id);
      const why = unanswered.length === missing(visit).length ? `${list(unanswered)} ${are(unanswered)} not answered` : `${list(missing(visit))} could not be assessed`;
      return `${why}, and the measured part${visit.anyMeasured ? ` (${mm(visit.sum, visit.ruler)})` : ''} does not prove progression. Targets NE.`;
    },
    lesions: missing, timepoints: (visit) => [visit.at.id], tests: againstNadir,
  },
  {
    // R2: without a complete baseline sum there is nothing to compare with. E09 4.2.
    rule: 'R2', response: 'NE', applies: (visit) => visit.course.baseline === null,
    sentence: (visit) => `The baseline sum at ${visit.course.baselineTimepoint} is not complete, so there is nothing to compare ${mm(visit.sum, visit.ruler)} with. Targets NE.`,
    timepoints: baselineAndHere,
  },
  {
    // R8: partial response is at least 30% below the baseline sum. E09 4.3.1.
    rule: 'R8', response: 'PR', applies: (visit) => isPartialResponse(visit.sum, visit.course.baseline ?? 0),
    sentence: (visit) => `Sum ${mm(visit.sum, visit.ruler)} is ${fromBaseline(visit)} (needs \u221230). Target PR.`,
    lesions: ids, timepoints: baselineAndHere, tests: (visit) => [...againstBaseline(visit), ...againstNadir(visit)],
  },
  {
    // R9: a partial response lasts until complete response or progression. RECIST working group FAQ.
    rule: 'R9', response: 'PR', applies: (visit) => visit.charter.prPersistence === 'rwg' && visit.course.lastTarget === 'PR',
    sentence: (visit) => `Sum ${mm(visit.sum, visit.ruler)} is ${fromBaseline(visit)}, no longer \u221230%, but not progression either: PR lasts. Target PR.`,
    lesions: ids, timepoints: baselineAndHere, tests: (visit) => [...againstBaseline(visit), ...againstNadir(visit)],
  },
  {
    // R7: stable is neither enough shrinkage from baseline nor enough growth from the nadir. E09 4.3.1 and its erratum.
    rule: 'R7', response: 'SD', applies: () => true,
    sentence: (visit) => `S${sumAgainstNadir(visit).slice(1)}; ${fromBaseline(visit)} (PR needs \u221230). Target SD.`,
    lesions: ids, timepoints: (visit) => [...new Set([visit.course.baselineTimepoint, ...nadirAndHere(visit)])],
    tests: (visit) => [...againstNadir(visit), ...againstBaseline(visit)],
  },
];

/** R5 before R11 before R6 before R8: the target response of a visit. */
export const targetResponse = (visit: Visit): Ruling<TargetResponse> => decide(TARGET_RULES, visit, (response) => `target ${response}`);

/** R11: a target visible again after complete response, as an episode remembers it. */
export const hasReappearedTarget = (visit: Visit): boolean => visit.afterCompleteResponse && reappeared(visit).length > 0;
