import { describe, expect, it } from 'vitest';
import { batchOpens, readingOrder, trainingResult, type Reading, type Study } from '../../src/trial';
import { randomFrom, shuffled } from '../../src/trial/order/random';
import { digest, STUDY } from './a-read';

const SUBJECTS = Array.from({ length: 40 }, (_, index) => ({ key: `subject-${index}`, timepoints: 3 }));
const study: Study = { ...STUDY, rereadShare: 0.1, batches: { size: 10, washoutDays: 28 }, training: { cases: ['subject-3', 'subject-17'], passMark: 0.75 } };
const order = readingOrder(study, 'R1', SUBJECTS, digest);
const of = (kind: Reading['kind']): readonly Reading[] => order.filter((reading) => reading.kind === kind);

describe('order of reads', () => {
  it('R3: the numbers are sfc32 from SHA-256, as an independent program makes them', () => {
    // Python: hashlib.sha256(b"seed"), four big-endian words, 12 rounds thrown away, then three numbers.
    const random = randomFrom('seed', digest);
    expect([random.next(), random.next(), random.next()]).toEqual([2140400224, 4191388396, 2868632818]);
  });

  it('R3: every order of four is drawn about as often: χ² with 23 degrees of freedom stays under its 99.9 % point of 49.7', () => {
    const random = randomFrom('fair', digest);
    const counts = new Map<string, number>();
    for (let draw = 0; draw < 24_000; draw += 1) {
      const key = shuffled([1, 2, 3, 4], random).join('');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    expect([...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(49.7);
  });

  it('R3: seed and reader alone decide: the same again, whatever the order subjects are given in; another for another reader or seed', () => {
    expect(readingOrder(study, 'R1', [...SUBJECTS].reverse(), digest)).toEqual(order);
    const subjectsOf = (readings: readonly Reading[]): string => readings.map(({ subject }) => subject).join();
    expect(subjectsOf(readingOrder(study, 'R2', SUBJECTS, digest))).not.toBe(subjectsOf(order));
    expect(subjectsOf(readingOrder({ ...study, seed: 'other' }, 'R1', SUBJECTS, digest))).not.toBe(subjectsOf(order));
    expect(() => readingOrder({ ...study, seed: `sha256:${digest('x')}` }, 'R1', SUBJECTS, digest)).toThrow(RangeError);
  });

  it('R3: every subject is read once, in batches of the size asked for', () => {
    expect(of('first').map(({ subject }) => subject).sort()).toEqual(SUBJECTS.map(({ key }) => key).filter((key) => !study.training?.cases.includes(key)).sort());
    for (const batch of [1, 2, 3]) expect(of('first').filter((reading) => reading.batch === batch)).toHaveLength(10);
    expect(of('first').filter(({ batch }) => batch === 4)).toHaveLength(8);
  });

  it('R14: 10 % come twice, blind: under another code, at least a batch later, never a batch of their own', () => {
    expect(of('reread')).toHaveLength(4); // 10 % of 38, rounded
    for (const again of of('reread')) {
      const first = of('first').find(({ subject }) => subject === again.subject);
      expect(again.batch).toBeGreaterThan(first?.batch ?? Infinity);
      expect(again.code).not.toBe(first?.code);
      expect(of('first').some(({ batch }) => batch === again.batch)).toBe(true);
    }
    const small = readingOrder({ ...study, training: null }, 'R1', SUBJECTS.slice(0, 6), digest);
    expect(small.filter(({ kind }) => kind === 'reread')).toHaveLength(1);
    expect(small.filter(({ kind, batch }) => kind === 'reread' && small.some((one) => one.batch === batch && one.kind === 'first'))).toHaveLength(1);
  });

  it('R2: codes are unlike, carry no order and nothing of the subject', () => {
    expect(new Set(order.map(({ code }) => code)).size).toBe(order.length);
    for (const { code } of order) expect(code).toMatch(/^[BCDFGHJKMNPQRTVWX][2-9]-\d{3}$/);
    expect(order.map(({ code }) => code)).not.toEqual(order.map(({ code }) => code).sort());
  });

  it('R8: training comes first, and is passed by the share of cases read as the reference', () => {
    expect(order.slice(0, 2).map(({ kind, batch }) => [kind, batch])).toEqual([['training', 0], ['training', 0]]);
    const cases = [{ read: 'iPR', reference: 'iPR' }, { read: 'iSD', reference: 'iPR' }, { read: 'iCPD', reference: 'iCPD' }, { read: null, reference: 'iSD' }];
    expect(trainingResult(cases, 0.75)).toEqual({ right: 2, of: 4, passed: false });
    expect(trainingResult(cases, 0.5).passed).toBe(true);
    expect(trainingResult([], 0).passed).toBe(false);
  });

  it('R14: a batch opens a washout after the one before was finished', () => {
    expect(batchOpens('2026-03-02T09:00:00.000Z', 28)).toBe('2026-03-30T09:00:00.000Z');
    expect(batchOpens(null, 28)).toBeNull();
  });

  it('R3: single timepoints are drawn one by one', () => {
    const single = readingOrder({ ...study, design: 'randomised-single-timepoint', training: null, rereadShare: 0 }, 'R1', SUBJECTS.slice(0, 5), digest);
    expect(single).toHaveLength(15);
    expect(new Set(single.map(({ subject, timepoint }) => `${subject} ${timepoint}`)).size).toBe(15);
    expect(single.map(({ subject }) => subject).join()).not.toBe(single.map(({ subject }) => subject).sort().join());
  });
});
