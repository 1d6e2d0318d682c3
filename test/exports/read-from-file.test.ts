import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, constantFrom, array, property, shuffledSubarray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFile, readFromFile, type FileProblemKind } from '../../src/exports';
import { MAX_LENGTH } from '../../src/exports/read-file';
import { readFrom, type Act, type ActKind } from '../../src/read';
import { digest, EVERY_ACT, logOf } from './every-act';

const fixtures = join(import.meta.dirname, 'fixtures');
const textOf = (name: string): string => readFileSync(join(fixtures, `${name}.json`), 'utf8');

/** What every read begins with here: the opening, and the entry e1 that the undo of EVERY_ACT takes back. */
const BEGUN: readonly Act[] = [EVERY_ACT.readOpened, EVERY_ACT.lesionIdentified];

/** One file for each way to be wrong. Shape and undo fixtures are sealed anew, so that nothing else is wrong; chain fixtures have only a wrong chain. */
const WRONG: Readonly<Record<string, readonly [kind: FileProblemKind, path: string]>> = {
  'not-json': ['not-json', ''],
  'not-a-read': ['not-a-read', 'format'],
  'unknown-version': ['unknown-version', 'version'],
  'no-entries': ['no-entries', 'log'],
  'log-is-not-a-list': ['wrong-shape', 'log'],
  'stranger-at-the-top': ['wrong-shape', 'pixels'],
  'too-deep': ['too-deep', ''],
  'duplicate-key': ['duplicate-key', ''],
  'forbidden-key': ['forbidden-key', ''],
  'forbidden-key-escaped': ['forbidden-key', ''],
  'unknown-act': ['unknown-act', 'log[1].act.kind'],
  'act-named-like-an-object-method': ['unknown-act', 'log[1].act.kind'],
  'unknown-act-version': ['unknown-act-version', 'log[1].act.v'],
  'entry-without-act': ['wrong-shape', 'log[1].act'],
  'entry-is-null': ['wrong-shape', 'log[1]'],
  'key-missing': ['wrong-shape', 'log[1].act.equivocal'],
  'key-unknown': ['wrong-shape', 'log[1].act.colour'],
  'length-as-text': ['wrong-shape', 'log[1].act.stroke.measured.caliper.long[1][0]'],
  'point-of-two-numbers': ['wrong-shape', 'log[1].act.stroke.measured.caliper.short[0][2]'],
  'number-not-finite': ['wrong-shape', 'log[1].act.stroke.measured.caliper.long[0][2]'],
  'frame-zero': ['wrong-shape', 'log[1].act.stroke.measured.place.frame'],
  'unknown-role': ['wrong-shape', 'log[1].act.role'],
  'unknown-organ': ['wrong-shape', 'log[1].act.site.organ'],
  'no-such-day': ['wrong-shape', 'log[0].act.timepoints[1].date'],
  'instant-without-zone': ['wrong-shape', 'log[2].at'],
  'two-timepoints-one-id': ['wrong-shape', 'log[0].act.timepoints'],
  'two-timepoints-one-label': ['wrong-shape', 'log[0].act.timepoints'],
  'timepoint-without-label': ['wrong-shape', 'log[0].act.timepoints[1].label'],
  'arranged-to-one-label': ['wrong-shape', 'log[2].act.timepoints'],
  'arranged-without-label': ['wrong-shape', 'log[2].act.timepoints[1].label'],
  'coordinate-out-of-this-world': ['wrong-shape', 'log[1].act.stroke.measured.caliper.long[1][0]'],
  'offset-out-of-this-world': ['wrong-shape', 'log[2].act.offsetMm'],
  'no-timepoints': ['wrong-shape', 'log[0].act.timepoints'],
  'hash-not-hex': ['wrong-shape', 'log[2].hash'],
  'value-changed': ['broken-chain', 'log[1]'],
  'reader-changed': ['broken-chain', 'log[1]'],
  'entry-removed': ['broken-chain', 'log[1]'],
  'entries-swapped': ['broken-chain', 'log[1]'],
  'entry-twice': ['broken-chain', 'log[2]'],
  'opening-missing': ['broken-chain', 'log[0]'],
  'one-id-twice': ['broken-chain', 'log[2]'],
  'undo-of-the-opening': ['undoes-nothing', 'log[2].act.entry'],
  'undo-of-no-entry': ['undoes-nothing', 'log[2].act.entry'],
  'undo-of-a-later-entry': ['undoes-nothing', 'log[1].act.entry'],
};

describe('a read file', () => {
  it('brings back the log it was made from, whatever acts it holds', async () => {
    const others: readonly Act[] = Object.values(EVERY_ACT).filter((act) => act.kind !== 'readOpened');
    const all = logOf([...BEGUN, ...others]);
    expect(await readFromFile(readFile(all), digest)).toEqual({ kind: 'log', log: all });
    expect(readFrom(all).subject.code).toBe('Case 014');
    const texts: string[] = [];
    assert(property(shuffledSubarray([...others]), array(constantFrom(...others), { maxLength: 8 }), (some, more) => {
      texts.push(readFile(logOf([...BEGUN, ...some, ...more])));
    }), { numRuns: 25, seed: 7 });
    for (const text of texts) {
      const back = await readFromFile(text, digest);
      expect(back.kind === 'log' && readFile(back.log)).toBe(text);
    }
  });

  it('is the same text for the same read, and holds no pixels: only what the log says', () => {
    const text = readFile(logOf([EVERY_ACT.readOpened]));
    expect(text).toBe(readFile(structuredClone(logOf([EVERY_ACT.readOpened]))));
    expect(Object.keys(JSON.parse(text) as object)).toEqual(['format', 'log', 'version']);
  });

  it('is taken with other white space and a byte order mark, as an editor may leave it', async () => {
    const sound = textOf('sound');
    expect(sound).not.toBe(readFile(logOf([])));
    expect(await readFromFile(`\uFEFF${sound.replaceAll('\n', '\r\n')}`, digest)).toMatchObject({ kind: 'log', log: { length: 3 } });
  });
});

describe('a file that is wrong in one way', () => {
  it('has a fixture for every line of the table, and a line for every fixture', () => {
    expect(readdirSync(fixtures).sort()).toEqual([...Object.keys(WRONG), 'sound'].map((name) => `${name}.json`).sort());
  });

  it.each(Object.entries(WRONG))('%s is refused', async (name, [kind, path]) => {
    expect(await readFromFile(textOf(name), digest)).toMatchObject({ kind: 'refused', problems: [{ kind, path }] });
  });

  it('too large is refused before it is parsed', async () => {
    expect(await readFromFile(' '.repeat(MAX_LENGTH + 1), digest)).toMatchObject({ kind: 'refused', problems: [{ kind: 'too-large' }] });
  });

  it('too many entries are refused before their shapes are looked at', async () => {
    const text = `{"format":"nadir-read","version":1,"log":[${'0,'.repeat(100_000)}0]}`;
    expect(await readFromFile(text, digest)).toMatchObject({ kind: 'refused', problems: [{ kind: 'too-many-entries' }] });
  });

  it('says what it found in plain words', async () => {
    const details = await Promise.all(Object.keys(WRONG).map(async (name) => {
      const refused = await readFromFile(textOf(name), digest);
      return refused.kind === 'refused' ? (refused.problems[0]?.detail ?? '') : '';
    }));
    for (const detail of details) expect(detail).toMatch(/^[A-Z].{10,}[^.]$/);
  });

  it('does not reach any prototype', async () => {
    await readFromFile(textOf('forbidden-key'), digest);
    expect(({} as Record<string, unknown>)['equivocal']).toBeUndefined();
  });
});

/** Each act with each of its fields left out, or turned into another type: none gets through. */
describe.each(Object.keys(EVERY_ACT) as ActKind[])('the act %s', (kind) => {
  const act: Act = EVERY_ACT[kind];
  const optional: readonly string[] = kind === 'nonTargetAssessed' ? ['sites'] : [];
  const fields = Object.keys(act).filter((key) => key !== 'kind' && !optional.includes(key));
  const fileWith = (bent: object): string => readFile(logOf([...BEGUN, bent as Act]));

  it.each(fields)('is refused without %s, and with another type in its place', async (field) => {
    const without = Object.fromEntries(Object.entries(act).filter(([key]) => key !== field));
    expect((await readFromFile(fileWith(without), digest)).kind).toBe('refused');
    expect((await readFromFile(fileWith({ ...act, [field]: { a: [1] } }), digest)).kind).toBe('refused');
  });

  it('is taken as it is', async () => {
    expect((await readFromFile(fileWith(act), digest)).kind).toBe('log');
  });
});
