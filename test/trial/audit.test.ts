import { beforeAll, describe, expect, it } from 'vitest';
import { auditCsv } from '../../src/exports/audit-csv';
import { chainFault, readFrom, type Log } from '../../src/read';
import { amendments, auditJsonl, auditRows, filteredRows, labelProposals, type AuditRow, type Unlocked } from '../../src/trial';
import { appended, clock, digest, onRoster, PROGRESSION, readOf, signed, signer, stroke } from './a-read';

describe('audit trail', () => {
  let who: Unlocked;
  let log: Log;
  let amended: Log;
  let rows: readonly AuditRow[];
  const rowsOf = (kind: AuditRow['kind']): readonly AuditRow[] => rows.filter((row) => row.kind === kind);

  beforeAll(async () => {
    who = await signer('R1', 'Reader One');
    log = await readOf(PROGRESSION, who);
    const reopened = appended(log, { kind: 'timepointReopened', v: 1, timepoint: 'v2', reason: 'caliper on a vessel' }, 'R1');
    const changed = appended(reopened, { kind: 'measured', v: 1, lesion: 'a', timepoint: 'v2', measured: stroke(24, [-60, 10, 40], 'series-1'), equivocal: false }, 'R1');
    amended = await signed(changed, who, 'v2');
    rows = auditRows(amended, [onRoster(who, 'reader')]);
  });

  it('R5: an entry a row: who, role, when, what; views, sign-ins and signatures among them', () => {
    expect(rows).toHaveLength(amended.length);
    expect(rows.map(({ hash }) => hash)).toEqual(amended.map(({ hash }) => hash));
    expect(rows[1]).toMatchObject({ by: 'R1', role: 'reader', at: clock({ length: 1 }), kind: 'signedIn', what: 'Reader One signed in' });
    expect(rowsOf('imagesViewed')[0]).toMatchObject({ timepoint: 'V1', after: '1–100' });
    expect(rowsOf('timepointSigned').map(({ timepoint, after }) => [timepoint, after])).toEqual([['V1', 'signed by Reader One, authored'], ['V2', 'signed by Reader One, authored'], ['V3', 'signed by Reader One, authored'], ['V2', 'signed by Reader One, authored']]);
  });

  it('R5: a change shows the old value, the new one and why; nothing is obscured', () => {
    const [first, again] = rowsOf('measured').filter(({ lesion, timepoint }) => lesion === 'T1' && timepoint === 'V2');
    expect(first).toMatchObject({ before: null, after: '44.0 × 30.8 mm on image series-1.88, W 400 L 40' });
    expect(again).toMatchObject({ before: '44.0 × 30.8 mm on image series-1.88, W 400 L 40', after: '24.0 × 16.8 mm on image series-1.88, W 400 L 40' });
    expect(rowsOf('timepointReopened')[0]).toMatchObject({ reason: 'caliper on a vessel', before: 'signed by Reader One, authored', after: null });
    expect(rows.find(({ what }) => what === 'quality of V1 judged')?.after).toContain('accepted: slice-thickness fit');
  });

  it('R18: each size stands with its image and window, so that the view can be made again', () => {
    expect(rowsOf('lesionIdentified').filter(({ lesion }) => lesion?.startsWith('T')).map(({ after }) => after)).toEqual([expect.stringMatching(/30\.0 × 21\.0 mm on image series-0\.88, W 400 L 40$/), expect.stringMatching(/20\.0 × 14\.0 mm on image series-0\.88, W 400 L 40$/)]);
  });

  it('R5: what was undone stays, marked; the undo says what it took back', () => {
    const open = log.slice(0, log.findIndex(({ act }) => act.kind === 'timepointSigned'));
    const undo = appended(open, { kind: 'undone', v: 1, entry: readFrom(open).undo?.entry ?? '' }, 'R1');
    const redo = appended(undo, { kind: 'undone', v: 1, entry: readFrom(undo).redo?.entry ?? '' }, 'R1');
    const undoneRows = auditRows(undo);
    expect(undoneRows.at(-1)).toMatchObject({ what: 'undo: Liver searched at V1', before: 'searched', after: null, role: null });
    expect(undoneRows.filter(({ undone }) => undone).map(({ what }) => what)).toEqual(['Liver searched at V1']);
    expect(auditRows(redo).filter(({ undone }) => undone).map(({ kind }) => kind)).toEqual([]);
    expect(auditRows(redo).at(-1)).toMatchObject({ before: null, after: 'searched' });
  });

  it('R4: an amendment is told whole: asked for, changed, signed again; later scans are stale and their new labels proposals', () => {
    expect(amendments(amended, rows)).toMatchObject([{ timepoint: 'V2', reason: 'caliper on a vessel', by: 'R1', signedAgainAt: amended.at(-1)?.at, changes: [{ lesion: 'T1', timepoint: 'V2' }] }]);
    const open = amended.slice(0, -1);
    expect(amendments(open, auditRows(open))).toMatchObject([{ signedAgainAt: null }]);
    // Signed: 50 → 72 mm at V2, 85 at V3. Amended: 52 mm at V2, still with a new lesion.
    expect(labelProposals(open)).toEqual([
      { timepoint: 'v2', label: 'V2', signed: { recist11: 'PD', irecist: 'iUPD' }, now: { recist11: 'PD', irecist: 'iUPD' }, differs: false },
      { timepoint: 'v3', label: 'V3', signed: { recist11: 'PD', irecist: 'iCPD' }, now: { recist11: 'PD', irecist: 'iCPD' }, differs: false },
    ]);
    const wide = appended(open, { kind: 'lesionWithdrawn', v: 1, lesion: 'x', reason: 'a vessel' }, 'R1');
    expect(labelProposals(wide).map(({ now, differs }) => [now.irecist, differs])).toEqual([['iSD', true], ['iUPD', true]]);
  });

  it('R5: is filtered by who, act, scan, lesion, time and words', () => {
    expect(filteredRows(rows, {})).toHaveLength(rows.length);
    expect(filteredRows(rows, { by: 'R2' })).toEqual([]);
    expect(filteredRows(rows, { kinds: ['timepointSigned'], timepoint: 'V2' })).toHaveLength(2);
    expect(filteredRows(rows, { lesion: 'NL1', words: 'LOWER' })).toHaveLength(1);
    expect(filteredRows(rows, { words: 'vessel' }).map(({ kind }) => kind)).toEqual(['timepointReopened']);
    expect(filteredRows(rows, { from: clock({ length: 2 }), to: clock({ length: 3 }) })).toHaveLength(2);
  });

  it('R5: exports as JSONL that holds by itself, and as CSV without formulas', () => {
    const lines = auditJsonl(amended).trim().split('\n').map((line) => JSON.parse(line) as Log[number]);
    expect(lines).toEqual(amended);
    expect(chainFault(lines, digest)).toBeNull();
    const dangerous = appended(log, { kind: 'timepointReopened', v: 1, timepoint: 'v3', reason: '=HYPERLINK("x")' }, 'R1');
    const csv = auditCsv(auditRows(dangerous));
    expect(csv.split('\r\n')).toHaveLength(dangerous.length + 2);
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect(csv.split('\r\n')[0]).toBe('entry,time,by,role,act,what,timepoint,lesion,before,after,reason,taken back,sha256');
  });
});
