import { beforeAll, describe, expect, it } from 'vitest';
import type { Log } from '../../src/read';
import { packagePlan, signingPage, worklist, type ReadPackage, type Unlocked } from '../../src/trial';
import { appended, digest, opened, PROGRESSION, readOf, signer, STUDY } from './a-read';

const SUBJECTS = ['DOE^JANE', 'ROE^RICHARD', 'third', 'fourth', 'fifth', 'sixth'].map((key) => ({ key, timepoints: ['2021-03-17', '2021-05-12', '2021-06-23'].map((date) => ({ date, symptomDriven: false, files: ['a.dcm'] })) }));

describe('worklist and signing page', () => {
  let who: Unlocked;
  let received: ReadPackage;
  const reopen = (log: Log): Log => appended(log, { kind: 'timepointReopened', v: 1, timepoint: 'v2', reason: 'query' }, 'R1');
  beforeAll(async () => {
    who = await signer('R1', 'Reader One');
    received = packagePlan({ ...STUDY, rereadShare: 0 }, 'R1', SUBJECTS, 'secret', 'app', digest).manifest;
  });

  it('R2: lists codes, ordinals and study days in the reader\'s order; a scan that may not be opened is not there', async () => {
    const codes = received.readings.map(({ code }) => code);
    const logs: readonly (Log | null)[] = [null, opened(PROGRESSION, who), await readOf(PROGRESSION, who, 2, false), await readOf(PROGRESSION, who, 2), await readOf(PROGRESSION, who), reopen(await readOf(PROGRESSION, who))];
    const soFar = new Map(logs.flatMap((log, index) => (log ? [[codes[index] ?? '', { log, isLast: index >= 4 }] as const] : [])));
    const rows = worklist(received, soFar);
    expect(rows.map(({ code }) => code)).toEqual(codes);
    expect(rows.map(({ state, scans, gate }) => [state, scans.map(({ label, studyDay, state }) => `${label} ${studyDay} ${state}`).join(), gate])).toEqual([
      ['not-started', '', 'at-opening'], ['not-started', 'V1 0 open', 'at-opening'], ['draft', 'V1 0 signed,V2 56 open', 'passed'], ['to-read', 'V1 0 signed,V2 56 signed', 'passed'],
      ['done', 'V1 0 signed,V2 56 signed,V3 98 signed', 'passed'], ['amendment', 'V1 0 signed,V2 56 open,V3 98 stale', 'passed'],
    ]);
    expect(rows[3]?.lastSigned?.label).toBe('V2');
    expect(JSON.stringify(rows)).not.toMatch(/DOE|ROE|2021|third/);
  });

  it('R7: the page of a signature says what is signed, what it follows and what is still open', async () => {
    const log = await readOf(PROGRESSION, who, 2, false);
    const signedBefore = log.find(({ act }) => act.kind === 'timepointSigned');
    expect(signingPage(log, 'v2', STUDY)).toEqual({
      label: 'V2', studyDay: 56, open: [], targets: { answered: 2, of: 2 }, nonTargets: { answered: 1, of: 1 }, searched: { answered: 2, of: 2 }, newLesions: ['NL1'], quality: 'passed', meaning: 'authored',
      head: log.at(-1)?.hash, follows: { label: 'V1', head: signedBefore?.hash, at: signedBefore?.at }, isAmendment: false,
    });
    const untold = log.filter(({ act }) => !(act.kind === 'measured' && act.lesion === 'b'));
    expect(signingPage(untold, 'v2', STUDY)).toMatchObject({ targets: { answered: 1, of: 2 }, open: [{ kind: 'lesion-unanswered', lesion: 'T2' }] });
    expect(signingPage(reopen(await readOf(PROGRESSION, who)), 'v2', STUDY)?.isAmendment).toBe(true);
    expect(signingPage(log, 'v9', STUDY)).toBeNull();
  });
});
