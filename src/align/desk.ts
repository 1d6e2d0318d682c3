import type { Answers, Order, Question, Reply } from './messages';
import { enhancementOf } from './enhancement';
import { placeNear } from './place-near';
import { register } from './register';
import { addSlice, beginScan, finishedScan, type GrowingScan, type NoScan, type Scan } from './scan';

const ABSENT: NoScan = { kind: 'no-scan', why: 'no-geometry' };

/** The worker's side of the conversation: keeps the scans it is given and answers questions about them, one at a time. */
export const desk = (): ((order: Order) => Reply | null) => {
  const growing = new Map<string, GrowingScan>();
  const scans = new Map<string, Scan | NoScan>();
  const scanOf = (key: string): Scan | NoScan => scans.get(key) ?? ABSENT;

  const answer = (question: Question): Answers[keyof Answers] => {
    switch (question.kind) {
      case 'complete': {
        const scan = finishedScan(growing.get(question.scan) ?? beginScan());
        growing.delete(question.scan);
        scans.set(question.scan, scan);
        return scan.kind === 'scan' ? null : scan.why;
      }
      case 'register':
        return register(scanOf(question.fixed), scanOf(question.moving), question.anchor ?? undefined);
      case 'enhancement': {
        const scan = scanOf(question.scan);
        return scan.kind === 'scan' ? enhancementOf(scan) : null;
      }
      case 'place': {
        const [fixed, moving] = [scanOf(question.fixed), scanOf(question.moving)];
        return fixed.kind === 'scan' && moving.kind === 'scan' ? placeNear(fixed, moving, question.registration, question.point) : null;
      }
    }
  };

  return (order) => {
    switch (order.kind) {
      case 'slice': {
        const scan = growing.get(order.scan) ?? beginScan();
        growing.set(order.scan, scan);
        addSlice(scan, order.slice);
        return null;
      }
      case 'forget':
        growing.delete(order.scan);
        scans.delete(order.scan);
        return null;
      case 'ask':
        try {
          return { kind: 'answer', id: order.id, answer: answer(order.question) };
        } catch (fault) {
          return { kind: 'fault', id: order.id, detail: fault instanceof Error ? fault.message : String(fault) };
        }
    }
  };
};
