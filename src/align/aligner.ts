import type { PatientPoint, Vec3 } from '../dicom';
import type { ScanSlice } from './layers';
import type { Answers, Order, Question, Reply } from './messages';
import type { Enhancement } from './enhancement';
import type { NearPlace } from './place-near';
import type { FoundRegistration, Registration } from './registration';
import type { ScanLack } from './scan';

/** Registration in another thread. Scans are named by any key of the caller's, such as the series key. */
export interface Aligner {
  /** Hands one slice over, in any order, as it arrives; its values are copied. */
  add(scan: string, slice: ScanSlice): void;
  /** Call after the last slice. What the scan lacks, or null when it can be registered. */
  complete(scan: string): Promise<ScanLack | null>;
  /** `anchor`: displacement moving − fixed set by the reader, mm; one more start for the search, or null. */
  register(fixed: string, moving: string, anchor: Vec3 | null): Promise<Registration>;
  /** The place on the moving scan of one point, breathing followed; null where one of the scans is not there. */
  place(fixed: string, moving: string, registration: FoundRegistration, point: PatientPoint): Promise<NearPlace | null>;
  /** How strongly aorta and liver are enhanced on a scan that is complete; null where it is not there. */
  enhancement(scan: string): Promise<Enhancement | null>;
  forget(scan: string): void;
  /** Ends the thread; what was asked and not answered rejects. */
  close(): void;
}

/** The part of a Worker that is used. */
export interface AlignPort {
  postMessage(order: Order): void;
  onmessage: ((event: MessageEvent<Reply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

interface Waiting {
  readonly resolve: (answer: Answers[keyof Answers]) => void;
  readonly reject: (fault: Error) => void;
}

export const alignerOn = (port: AlignPort): Aligner => {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const failAll = (why: string): void => {
    for (const { reject } of waiting.values()) reject(new Error(why));
    waiting.clear();
  };
  port.onmessage = ({ data }) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.kind === 'answer') asked?.resolve(data.answer);
    else asked?.reject(new Error(data.detail));
  };
  port.onerror = ({ message }) => failAll(message || 'The alignment worker stopped');
  const ask = <K extends Question['kind']>(question: Question & { readonly kind: K }): Promise<Answers[K]> =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve: resolve as Waiting['resolve'], reject });
      port.postMessage({ kind: 'ask', id: last, question });
    });
  return {
    add: (scan, slice) => port.postMessage({ kind: 'slice', scan, slice }),
    complete: (scan) => ask({ kind: 'complete', scan }),
    register: (fixed, moving, anchor) => ask({ kind: 'register', fixed, moving, anchor }),
    place: (fixed, moving, registration, point) => ask({ kind: 'place', fixed, moving, registration, point }),
    enhancement: (scan) => ask({ kind: 'enhancement', scan }),
    forget: (scan) => port.postMessage({ kind: 'forget', scan }),
    close: () => {
      port.terminate();
      failAll('The alignment worker was closed');
    },
  };
};

/** Starts the thread. Browser only. */
export const openAligner = (): Aligner => alignerOn(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));
