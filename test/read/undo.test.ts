import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, chainFault, nextEntry, patientRead, readFrom, type Act, type Log } from './log-of';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const append = (log: Log, act: Act): Log => [...log, nextEntry(log, act, { id: `e${log.length}`, at: '2026-01-05T10:00:00.000Z', by: 'R1' }, digest)];

/** A read without its undo offers: those name entries, which differ between ways to the same state. */
const stateOf = (log: Log): string => {
  const { lesions, marks, timepoints } = readFrom(log);
  return canonicalJson({ lesions: lesions.map((lesion) => ({ ...lesion, at: [...lesion.at] })), marks, timepoints });
};

const undo = (log: Log): Log => {
  const next = readFrom(log).undo;
  return next ? append(log, { kind: 'undone', v: 1, entry: next.entry }) : log;
};
const redo = (log: Log): Log => {
  const next = readFrom(log).redo;
  return next ? append(log, { kind: 'undone', v: 1, entry: next.entry }) : log;
};

/** The truth: two plain stacks, as every editor has them. */
interface Model { readonly past: readonly Act[]; readonly future: readonly Act[] }
const replay = (acts: readonly Act[]): string => stateOf(acts.reduce(append, patientRead(append)));

describe('undo and redo are acts', () => {
  it('give the state that two stacks would give, after any course of acts, undos and redos', () => {
    const step = fc.oneof({ weight: 3, arbitrary: fc.nat(4) }, fc.constant('undo' as const), fc.constant('redo' as const));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let log = patientRead(append);
        let model: Model = { past: [], future: [] };
        for (const [index, one] of steps.entries()) {
          if (one === 'undo') {
            log = undo(log);
            const last = model.past.at(-1);
            if (last) model = { past: model.past.slice(0, -1), future: [last, ...model.future] };
          } else if (one === 'redo') {
            log = redo(log);
            const [first, ...rest] = model.future;
            if (first) model = { past: [...model.past, first], future: rest };
          } else {
            const act: Act = { kind: 'markDrawn', v: 1, mark: `m${one}`, timepoint: 'w0', place: { seriesKey: 's', sopInstanceUid: 'i', frame: 1, sliceThicknessMm: 5 }, shape: { kind: 'arrow', tip: [index, 0, 0] as never, tail: [0, index, 0] as never } };
            log = append(log, act);
            model = { past: [...model.past, act], future: [] };
          }
          expect(stateOf(log)).toBe(replay(model.past));
        }
        expect(chainFault(log, digest)).toBeNull();
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('never take back the opening of a read', () => {
    const log = patientRead(append);
    expect(readFrom(log).undo).toBeNull();
    expect(undo(log)).toBe(log);
  });
});

describe('the chain of a log', () => {
  const marked = undo(append(patientRead(append), { kind: 'markErased', v: 1, mark: 'm1' }));
  it('holds for what was appended', () => expect(chainFault(marked, digest)).toBeNull());
  it.each([
    ['a changed act', (log: Log): Log => log.map((entry, index) => (index === 1 ? { ...entry, act: { kind: 'markErased', v: 1, mark: 'm2' } } : entry)), 1],
    ['a changed time', (log: Log): Log => log.map((entry, index) => (index === 2 ? { ...entry, at: '2026-01-06T10:00:00.000Z' } : entry)), 2],
    ['a missing entry', (log: Log): Log => log.filter((_, index) => index !== 1), 1],
    ['two entries swapped', (log: Log): Log => [log[0], log[2], log[1]].filter((entry) => entry !== undefined), 1],
    ['a log without its opening', (log: Log): Log => log.slice(1), 0],
  ])('breaks at %s', (_, damage, index) => expect(chainFault(damage(marked), digest)?.index).toBe(index));
});

describe('canonical JSON', () => {
  it('is the same for the same value in any order of keys, and parses back', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 200, seed: 3 },
    );
  });
  it('refuses what JSON cannot hold', () => expect(() => canonicalJson({ mm: Number.NaN })).toThrow(TypeError));
});
