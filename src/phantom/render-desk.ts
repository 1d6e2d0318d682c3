import { caseFile, caseScan, type CaseScan } from './case-series';
import type { CaseScript } from './case-script';

export type RenderOrder =
  | { readonly kind: 'script'; readonly key: string; readonly script: CaseScript }
  | { readonly kind: 'slice'; readonly id: number; readonly key: string; readonly timepoint: number; readonly index: number };

export type RenderReply =
  | { readonly kind: 'slice'; readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'fault'; readonly id: number; readonly detail: string };

/** The thread's side: keeps the scripts it is told and renders slices of them, one at a time. */
export const renderDesk = (): ((order: RenderOrder) => RenderReply | null) => {
  const scripts = new Map<string, CaseScript>();
  const scans = new Map<string, CaseScan>();
  const scanOf = (key: string, timepoint: number): CaseScan => {
    const name = `${key} ${timepoint}`;
    const script = scripts.get(key);
    if (script === undefined) throw new Error(`no script ${key}`);
    const scan = scans.get(name) ?? caseScan(script, timepoint);
    scans.set(name, scan);
    return scan;
  };
  return (order) => {
    if (order.kind === 'script') {
      scripts.set(order.key, order.script);
      return null;
    }
    try {
      return { kind: 'slice', id: order.id, bytes: new Uint8Array(caseFile(scanOf(order.key, order.timepoint), order.index).bytes) };
    } catch (fault) {
      return { kind: 'fault', id: order.id, detail: fault instanceof Error ? fault.message : String(fault) };
    }
  };
};
