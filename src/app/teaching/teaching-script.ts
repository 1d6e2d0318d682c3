import { caseScript, type CaseScript } from '../../phantom';

/** What a teaching case's file says beside the script that is rendered. */
export interface TeachingScript {
  readonly script: CaseScript;
  /** Tumour and treatment: "melanoma, anti-PD-1". */
  readonly tumour: string;
  readonly baseline: string;
  readonly nonTargets: readonly { readonly id: string; readonly what: string; readonly status: Readonly<Record<string, string>> }[];
  readonly expected: { readonly sums: Readonly<Record<string, number>>; readonly recist11: Readonly<Record<string, string>>; readonly irecist: Readonly<Record<string, string>> };
}

/** A case from its JSON. The nine come with Nadir, so a fault in one is a bug: throws, naming the place. */
export const teachingScript = (json: unknown): TeachingScript => {
  const checked = caseScript(json);
  if (checked.kind === 'problem') throw new Error(`Teaching case: ${checked.where}`);
  const { tumour, baseline, nonTargets, expected } = json as Omit<TeachingScript, 'script'>;
  if (!checked.script.timepoints.some(({ id }) => id === baseline)) throw new Error(`Teaching case ${checked.script.id}: no baseline`);
  return { script: checked.script, tumour, baseline, nonTargets, expected };
};

/** yyyymmdd as ISO yyyy-mm-dd. */
export const isoDate = (date: string): string => `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
