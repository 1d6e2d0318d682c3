import { DEFAULT_CHARTER, type Charter } from './charter';
import { charterFrom, type CharterProblem } from './settings';

export interface Preset {
  /** What a read records. */
  readonly id: string;
  readonly name: string;
  readonly meaning: string;
  readonly charter: Charter;
}

/** The charters that are offered by name. Each differs from the first only in what its meaning says. */
export const PRESETS: readonly Preset[] = [
  { id: 'irecist-2017', name: 'iRECIST 2017', meaning: 'RECIST 1.1 and iRECIST side by side, open questions as the working group answers them.', charter: DEFAULT_CHARTER },
  { id: 'irecist-table-2', name: 'Table 2 to the letter', meaning: 'An iUPD is kept while its new lesion or its unequivocal non-target is still there, as rows 6 and 10 of Table 2 print it.', charter: { ...DEFAULT_CHARTER, newLesionReset: 'resolved-only', nonTargetReset: 'table2' } },
  { id: 'irecist-sponsor-appendix', name: 'Sponsor appendix', meaning: 'An iUPD is taken back as soon as nothing progresses, and a 5 mm rise or any growth of old new lesions starts another.', charter: { ...DEFAULT_CHARTER, newLesionReset: 'any-non-pd', nonTargetReset: 'target-driven', newLesionFreshBar: 'low' } },
  { id: 'recist-1.1', name: 'RECIST 1.1 only', meaning: 'RECIST 1.1 labels alone.', charter: { ...DEFAULT_CHARTER, reports: 'recist11' } },
  { id: 'recist-1.1-confirmed', name: 'RECIST 1.1 with confirmation', meaning: 'RECIST 1.1 labels alone; a best response of CR or PR must be repeated after 4 weeks, and SD must last 6.', charter: { ...DEFAULT_CHARTER, reports: 'recist11', confirmResponseDays: 28, minSdDays: 42 } },
];

/** A charter as it is kept with a read: whole, so that a later change of a default changes no old read. */
export interface CharterDocument {
  readonly schema: typeof CHARTER_SCHEMA;
  /** Name of the preset it is, or began as. */
  readonly name: string;
  readonly settings: Charter;
  /** What the charter says of the reading itself, no matter of the rules: kept, hashed and handed on as it stands. */
  readonly reading?: Readonly<Record<string, unknown>>;
}

export const CHARTER_SCHEMA = 'nadir-charter/1';

export const charterDocument = (charter: Charter): CharterDocument => ({
  schema: CHARTER_SCHEMA, name: PRESETS.find((preset) => JSON.stringify(preset.charter) === JSON.stringify({ ...preset.charter, ...charter }))?.name ?? 'Own charter', settings: charter,
});

/** Reads a kept charter. Every setting must be there: a missing one is not filled from today's defaults. */
export const charterFromDocument = (json: unknown): { readonly kind: 'read'; readonly document: CharterDocument } | { readonly kind: 'refused'; readonly problems: readonly CharterProblem[] } => {
  const refuse = (setting: string, detail: string): { readonly kind: 'refused'; readonly problems: readonly CharterProblem[] } => ({ kind: 'refused', problems: [{ setting, detail }] });
  if (typeof json !== 'object' || json === null || !('schema' in json) || json.schema !== CHARTER_SCHEMA) return refuse('schema', `${CHARTER_SCHEMA} expected`);
  if (!('name' in json) || typeof json.name !== 'string') return refuse('name', 'text expected');
  const settings = 'settings' in json ? json.settings : undefined;
  if (typeof settings !== 'object' || settings === null) return refuse('settings', 'an object of settings expected');
  const missing = Object.keys(DEFAULT_CHARTER).filter((name) => !(name in settings));
  if (missing.length > 0) return { kind: 'refused', problems: missing.map((setting) => ({ setting, detail: 'missing' })) };
  const { charter, problems } = charterFrom(settings);
  const reading = 'reading' in json ? json.reading : undefined;
  if (reading !== undefined && (typeof reading !== 'object' || reading === null || Array.isArray(reading))) return refuse('reading', 'an object expected');
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'read', document: { schema: CHARTER_SCHEMA, name: json.name, settings: charter, ...(reading ? { reading: reading as Readonly<Record<string, unknown>> } : {}) } };
};

/** The charter that a read names: the id of a preset, or a whole document as JSON. Null when it is neither. */
export const charterFromText = (text: string): Charter | null => {
  const preset = PRESETS.find(({ id }) => id === text);
  if (preset) return preset.charter;
  try {
    const reading = charterFromDocument(JSON.parse(text));
    return reading.kind === 'read' ? reading.document.settings : null;
  } catch {
    return null;
  }
};
