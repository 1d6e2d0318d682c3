import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { assess, caseFrom, type TimepointResponse } from '../../src/irecist';

// What is said of every worked case, to be read by eye whenever it changes (vitest -u writes it). The labels have their own truth in cases.test.ts.
const folder = new URL('../cases/', import.meta.url);

const told = (response: TimepointResponse): readonly string[] => [
  `## ${response.id} · ${response.recist11 ?? '–'} · ${response.irecist ?? '–'}${response.barReset ? ' · bar reset' : ''}${response.flags.map((flag) => ` · ${flag}`).join('')}`,
  response.because,
  ...response.reasons.map(({ rule, sentence, lesions, timepoints, tests, result }) =>
    `- ${rule} → ${result} [${lesions.join(' ')}] [${timepoints.join(' ')}] ${sentence}${tests.map(({ quantity, value, unit, op, limit, passed }) => ` (${quantity} ${value.toFixed(2)} ${unit} ${op} ${limit}: ${passed ? 'yes' : 'no'})`).join('')}`),
  ...response.margins.map(({ sentence, distanceMm, towards }) => `- margin ${distanceMm.toFixed(1)} mm to ${towards}: ${sentence}`),
  ...(response.confirmation ? [`- window ${response.confirmation.since}, ${response.confirmation.opens} to ${response.confirmation.closes}`] : []),
];

it('says of every worked case what was read and agreed', async () => {
  const text = readdirSync(folder).sort().flatMap((name) => {
    const reading = caseFrom(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
    if (reading.kind === 'refused' || reading.case.kind !== 'lesion') return [];
    const outcome = assess(reading.case.findings, reading.case.charter);
    return outcome.kind === 'refused' ? [] : [`# ${reading.case.id}`, ...outcome.assessment.timepoints.flatMap(told), ''];
  });
  await expect(`${text.join('\n')}\n`).toMatchFileSnapshot('told.md');
});
