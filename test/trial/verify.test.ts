import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson, type Entry, type Log } from '../../src/read';
import { signedTimepoint, verifyLog, type Against, type LogFault, type Roster, type Unlocked } from '../../src/trial';
import { appended, clock, digest, onRoster, PROGRESSION, readOf, signed, signer, stroke, STUDY, subtle } from './a-read';

/** The chain made anew from a place on, as somebody without a key would. */
const rehashed = (log: Log, act: (entry: Entry, prev: string) => Entry['act'] = (entry) => entry.act): Log => {
  const done: Entry[] = [];
  for (const entry of log) {
    const prev = done.at(-1)?.hash ?? '';
    const unsealed = { id: entry.id, at: entry.at, by: entry.by, act: act(entry, prev), prev };
    done.push({ ...unsealed, hash: digest(canonicalJson(unsealed)) });
  }
  return done;
};

const changed = (log: Log, index: number, change: (entry: Entry) => Entry): Log => log.map((entry, place) => (place === index ? change(entry) : entry));

describe('verification', () => {
  let who: Unlocked;
  let other: Unlocked;
  let log: Log;
  let roster: Roster;
  let against: Against;
  let anchored: Against;
  const kinds = async (mutant: Log, over: Partial<Against> = {}): Promise<readonly LogFault[]> => (await verifyLog(mutant, { ...against, ...over })).map(({ kind }) => kind);
  const at = (kind: Entry['act']['kind'], count = 0): number => log.map(({ act }, index) => (act.kind === kind ? index : -1)).filter((index) => index >= 0)[count] ?? -1;

  beforeAll(async () => {
    [who, other] = await Promise.all([signer('R1', 'Reader One'), signer('R2', 'Reader Two')]);
    log = await readOf(PROGRESSION, who);
    roster = [onRoster(who, 'reader'), onRoster(other, 'reader')];
    against = { digest, subtle, study: STUDY, roster, reader: 'R1', now: clock(log) };
    anchored = { ...against, anchor: { head: log.at(-1)?.hash ?? '', entries: log.length } };
  });

  it('R6: an untouched log holds, with and without its study, roster and anchor', async () => {
    expect(await verifyLog(log, anchored)).toEqual([]);
    expect(await verifyLog(log, { digest, subtle })).toEqual([]);
  });

  it('R6: mutation: every entry with one letter flipped is found, at its place', async () => {
    for (const [index, entry] of log.entries()) {
      const text = canonicalJson(entry.act);
      const words = [...text.matchAll(/true|false|null/g)].flatMap(({ index: start }) => [0, 1, 2, 3, 4].map((letter) => start + letter));
      const letters = [...text.matchAll(/[a-z0-9](?=[a-z0-9])/g)].map(({ index: place }) => place).filter((place) => !words.includes(place));
      const place = letters[(index * 7) % letters.length] ?? 0;
      const flipped = text[place] === '1' ? '2' : text[place] === 'a' ? 'b' : /\d/.test(text[place] ?? '') ? '1' : 'a';
      const json = `${text.slice(0, place)}${flipped}${text.slice(place + 1)}`;
      const [first] = await verifyLog(changed(log, index, (one) => ({ ...one, act: JSON.parse(json) as Entry['act'] })), { digest, subtle });
      expect([first?.index, first?.kind]).toEqual([index, index === 0 && !json.includes('readOpened') ? 'first-is-not-opening' : 'wrong-hash']);
    }
    for (const part of ['id', 'by', 'at'] as const) expect((await verifyLog(changed(log, 5, (one) => ({ ...one, [part]: `${one[part]}1` })), { digest, subtle }))[0]).toMatchObject({ index: 5, kind: 'wrong-hash' });
    expect((await verifyLog(changed(log, 5, (one) => ({ ...one, hash: digest('x') })), { digest, subtle }))[0]).toMatchObject({ index: 5, kind: 'wrong-hash' });
  });

  it('R6: mutation: every drop, swap and insertion is found, at its place', async () => {
    for (let index = 0; index < log.length; index += 1) {
      const dropped = log.filter((_, place) => place !== index);
      if (index < log.length - 1) expect((await verifyLog(dropped, { digest, subtle }))[0]).toMatchObject({ index });
      expect((await verifyLog(dropped, anchored)).length).toBeGreaterThan(0);
      const [one, two] = [log[index], log[index + 1]];
      if (one && two) expect((await verifyLog([...log.slice(0, index), two, one, ...log.slice(index + 2)], { digest, subtle }))[0]).toMatchObject({ index });
      if (one) expect((await verifyLog([...log.slice(0, index + 1), one, ...log.slice(index + 1)], { digest, subtle }))[0]).toMatchObject({ index: index + 1, kind: 'wrong-predecessor' });
    }
  });

  it('R6: mutation: every truncation is found by the anchored head, and by it alone', async () => {
    for (let length = 1; length < log.length; length += 1) {
      expect((await verifyLog(log.slice(0, length), anchored)).map(({ kind }) => kind)).toEqual(['anchor-missing']);
      expect(await verifyLog(log.slice(0, length), against)).toEqual([]);
    }
    expect((await verifyLog([], anchored)).map(({ kind }) => kind)).toEqual(['empty', 'anchor-missing']);
    const extended = appended(log, { kind: 'exported', v: 1, what: 'csv', sha256: digest('') }, 'R1');
    expect(await verifyLog(extended, { ...anchored, now: clock(extended) })).toEqual([]); // what came after an anchor leaves it standing
  });

  it('R6: attack: the log edited and hashed anew without the key shows at every later signature', async () => {
    const index = at('lesionIdentified');
    const edited = rehashed(changed(log, index, (entry) => ({ ...entry, act: { ...entry.act, stroke: { kind: 'caliper', measured: stroke(12, [0, 0, 0], 'series-0') } } as Entry['act'] })));
    const findings = await verifyLog(edited, against);
    expect(findings.map(({ kind }) => kind)).toEqual(['signature-displaced', 'signature-displaced', 'signature-displaced']);
    const heads = rehashed(edited, ({ act }, head) => (act.kind === 'timepointSigned' ? { ...act, signature: { ...act.signature, head } } : act));
    expect(await kinds(heads)).toEqual(['signature-false', 'signature-false', 'signature-false']);
  });

  it('R7: attack: a signature replayed, moved to another timepoint, or carried from another read is found', async () => {
    const first = log[at('timepointSigned')]?.act;
    if (first?.kind !== 'timepointSigned') throw new Error('unsigned');
    const open = log.slice(0, at('timepointSigned', 1));
    expect(await kinds(appended(open, { ...first, timepoint: 'v2' }, 'R1'))).toEqual(['signature-displaced', 'signature-repeated', 'signature-false']);
    const elsewhere = await readOf({ ...PROGRESSION, code: 'B4-233' }, who);
    const carried = elsewhere.find(({ act }) => act.kind === 'timepointSigned')?.act;
    if (carried?.kind !== 'timepointSigned') throw new Error('unsigned');
    // Given at the same minute to the same timepoint of another subject, it is true; what it was given to is not here.
    expect(await kinds(appended(log.slice(0, at('timepointSigned')), carried, 'R1'))).toEqual(['signature-displaced']);
  });

  it('R7: attack: signed with somebody else\'s key, or by somebody whom the roster does not know', async () => {
    const open = log.slice(0, -1);
    const time = clock(open);
    expect(await kinds(appended(open, await signedTimepoint(subtle, other, open, 'v3', 'authored', time), 'R2', time))).toEqual(['other-reader']);
    expect(await kinds(appended(open, await signedTimepoint(subtle, { ...other, id: 'R1' }, open, 'v3', 'authored', time), 'R1', time))).toEqual(['signer-differs']);
    const stranger = await signer('R1', 'Reader One');
    expect(await kinds(appended(open, await signedTimepoint(subtle, stranger, open, 'v3', 'authored', time), 'R1', time))).toEqual(['unknown-signer']);
    expect(await kinds(log, { roster: [onRoster(who, 'adjudicator')] })).toEqual(['signer-differs', 'signer-differs', 'signer-differs', 'signer-differs']);
  });

  it('R2: attack: the other reader\'s file brought in as one\'s own is found, also with the names changed', async () => {
    const theirs = await readOf(PROGRESSION, other);
    expect((await kinds(theirs))[0]).toBe('other-reader');
    const renamed = rehashed(theirs.map((entry) => ({ ...entry, by: 'R1' })));
    expect(new Set(await kinds(renamed))).toEqual(new Set(['signer-differs', 'signature-displaced', 'signature-false']));
  });

  it('R5: attack: a clock set back, or ahead, leaves its trace', async () => {
    const back = appended(log, { kind: 'exported', v: 1, what: 'csv', sha256: digest('') }, 'R1', '2026-03-02T08:00:00.000Z');
    expect(await kinds(back)).toEqual(['time-backwards']);
    const ahead = appended(log, { kind: 'exported', v: 1, what: 'csv', sha256: digest('') }, 'R1', '2027-03-02T08:00:00.000Z');
    expect(await kinds(ahead)).toEqual(['time-ahead']);
    const backdated = await signedTimepoint(subtle, who, log.slice(0, -1), 'v3', 'authored', '2026-03-02T08:00:00.000Z');
    expect(await kinds(appended(log.slice(0, -1), backdated, 'R1', '2026-03-02T08:00:00.000Z'))).toEqual(['time-backwards']);
  });

  it('R4: attack: acts appended after the lock, or without the gate, by a program that does not ask', async () => {
    const late = appended(log, { kind: 'measured', v: 1, lesion: 'a', timepoint: 'v3', measured: stroke(9, [0, 0, 0], 'series-2'), equivocal: false }, 'R1');
    expect(await verifyLog(late, { ...against, now: clock(late) })).toMatchObject([{ kind: 'not-allowed', index: log.length, refusal: { kind: 'timepoint-signed', timepoint: 'v3' } }]);
    const reopened = appended(log, { kind: 'timepointReopened', v: 1, timepoint: 'v3', reason: 'wrong lesion' }, 'R1');
    const amended = await signed(appended(reopened, { kind: 'measured', v: 1, lesion: 'a', timepoint: 'v3', measured: stroke(9, [-60, 10, 40], 'series-2'), equivocal: false }, 'R1'), who, 'v3');
    expect(await verifyLog(amended, { ...against, now: clock(amended) })).toEqual([]);
    const ungated = rehashed(log.filter(({ act }) => act.kind !== 'qualityJudged' && act.kind !== 'timepointSigned'));
    expect((await verifyLog(ungated, against))[0]).toMatchObject({ kind: 'not-allowed', refusal: { kind: 'quality-first' } });
  });

  it('R6: attack: two tabs write after the same entry: one of the two does not follow', async () => {
    const one = appended(log.slice(0, 6), { kind: 'exported', v: 1, what: 'from tab one', sha256: digest('') }, 'R1');
    const two = appended(log.slice(0, 6), { kind: 'exported', v: 1, what: 'from tab two', sha256: digest('') }, 'R1');
    const both = [...one, { ...(two.at(-1) as Entry), id: 'tab-two' }];
    expect((await verifyLog(both, against))[0]).toMatchObject({ index: 7, kind: 'wrong-predecessor' });
  });

  it('R1: a read of another version of the study, or opened twice, is found', async () => {
    expect(await kinds(log, { study: { ...STUDY, version: 2 } })).toEqual(['other-study']);
    const opening = log[0]?.act;
    if (opening?.kind !== 'readOpened') throw new Error('no opening');
    expect(await kinds(appended(log, opening, 'R1'))).toEqual(['second-opening']);
  });
});
