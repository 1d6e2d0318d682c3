import type { AidKind } from './acts';

/** Always, never, or only once the reader has answered alone. */
export type AidState = 'on' | 'off' | 'after-own-stroke';

export interface Aid {
  readonly kind: AidKind;
  readonly title: string;
  readonly meaning: string;
  readonly states: readonly AidState[];
}

const ON_OFF: readonly AidState[] = ['on', 'off'];

/** Everything that is shown to a reader and may move a decision. All of it leaves a trace in the log, and all of it can be switched off. */
export const AIDS: readonly Aid[] = [
  { kind: 'registration', title: 'Level by registration', meaning: 'The same place on another scan, found from the images; else by what the reader links by hand and by the lesions of both scans.', states: ON_OFF },
  { kind: 'ghost', title: 'Earlier outline', meaning: 'The earlier measurement, drawn at its place on the later scan.', states: ['on', 'after-own-stroke', 'off'] },
  { kind: 'look-back', title: 'Look-back', meaning: '"Was it there before?", asked of every new lesion with its place on the earlier scans.', states: ON_OFF },
  { kind: 'one-click', title: 'One-click caliper', meaning: 'An outline and both diameters, proposed by a click inside a lesion.', states: ON_OFF },
  { kind: 'measurability', title: 'Measurability', meaning: 'What speaks against a stroke being what it was drawn as (B1 to B12, F1 to F10).', states: ON_OFF },
  { kind: 'series-guard', title: 'Series and phase', meaning: 'In what a scan differs from the baseline where that may change sizes.', states: ON_OFF },
  { kind: 'window-caution', title: 'Window caution', meaning: 'That a lesion was measured in a window in which its edge cannot be seen.', states: ON_OFF },
  { kind: 'unequivocal-guard', title: 'Unequivocal, where?', meaning: 'What unequivocal progression of non-targets means, and at which sites, before it is recorded (R14).', states: ON_OFF },
  { kind: 'repeatability', title: 'Repeatability and margin', meaning: 'How far two reads of one scan differ, beside each change, and how near the next label is.', states: ON_OFF },
  { kind: 'reformat', title: 'Other planes', meaning: 'Both scans cut in axial, coronal and sagittal planes through one place.', states: ON_OFF },
  { kind: 'label', title: 'Label', meaning: 'The computed response while the reader is still reading.', states: ON_OFF },
];

/** What a charter says of the reading itself. It changes no rule: a charter that says nothing of it reads with everything on. */
export interface ReadOptions {
  /** Whether a size drawn on a computed plane counts in the sums as one on a slice does; else it is kept and shown, and the lesion still waits for an answer (F6). */
  readonly reformattedCounts: boolean;
  readonly aids: Readonly<Record<AidKind, AidState>>;
}

export const DEFAULT_OPTIONS: ReadOptions = { reformattedCounts: false, aids: Object.fromEntries(AIDS.map(({ kind }) => [kind, 'on'])) as Record<AidKind, AidState> };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

export interface OptionProblem {
  readonly setting: string;
  readonly detail: string;
}

/** What is wrong with the part "reading" of a charter; a charter without it has none. */
export const optionProblems = (reading: unknown): readonly OptionProblem[] => {
  if (reading === undefined) return [];
  if (!isObject(reading)) return [{ setting: 'reading', detail: 'an object expected' }];
  const unknown = Object.keys(reading).filter((name) => name !== 'reformatted' && name !== 'aids').map((name) => ({ setting: `reading.${name}`, detail: 'nothing of the reading has this name' }));
  const { reformatted, aids } = reading;
  const counted = reformatted === undefined || reformatted === 'kept-out' || reformatted === 'count' ? [] : [{ setting: 'reading.reformatted', detail: `one of kept-out, count expected, ${JSON.stringify(reformatted)} found` }];
  if (aids !== undefined && !isObject(aids)) return [...unknown, ...counted, { setting: 'reading.aids', detail: 'an object expected' }];
  const wrong = Object.entries(aids ?? {}).flatMap(([kind, state]) => {
    const aid = AIDS.find((one) => one.kind === kind);
    if (!aid) return [{ setting: `reading.aids.${kind}`, detail: 'no aid has this name' }];
    return aid.states.some((one) => one === state) ? [] : [{ setting: `reading.aids.${kind}`, detail: `one of ${aid.states.join(', ')} expected, ${JSON.stringify(state)} found` }];
  });
  return [...unknown, ...counted, ...wrong];
};

/** The options that a charter's part "reading" says; what is not said, or cannot be read, is as by default. */
export const optionsFrom = (reading: unknown): ReadOptions => {
  if (!isObject(reading)) return DEFAULT_OPTIONS;
  const said = isObject(reading['aids']) ? reading['aids'] : {};
  const stateOf = ({ kind, states }: Aid): AidState => states.find((state) => state === said[kind]) ?? 'on';
  return { reformattedCounts: reading['reformatted'] === 'count', aids: Object.fromEntries(AIDS.map((aid) => [aid.kind, stateOf(aid)])) as Record<AidKind, AidState> };
};

/** The part "reading" that says these options: only what is not the default; null where nothing is to be said. */
export const readingOf = ({ reformattedCounts, aids }: ReadOptions): Readonly<Record<string, unknown>> | null => {
  const said = Object.fromEntries(AIDS.flatMap(({ kind }) => (aids[kind] === 'on' ? [] : [[kind, aids[kind]]])));
  const reading = { ...(reformattedCounts ? { reformatted: 'count' } : {}), ...(Object.keys(said).length > 0 ? { aids: said } : {}) };
  return Object.keys(reading).length > 0 ? reading : null;
};

const parsed = (charter: string): ReadOptions => {
  try {
    const json: unknown = JSON.parse(charter);
    return isObject(json) ? optionsFrom(json['reading']) : DEFAULT_OPTIONS;
  } catch {
    return DEFAULT_OPTIONS; // the id of a preset
  }
};

let last: { readonly charter: string; readonly options: ReadOptions } | null = null;

/** What the charter of a read says of the reading, from the charter's text. The last answer is kept: it is asked for with every act. */
export const readOptions = ({ charter }: { readonly charter: string }): ReadOptions => {
  if (last?.charter !== charter) last = { charter, options: parsed(charter) };
  return last.options;
};
