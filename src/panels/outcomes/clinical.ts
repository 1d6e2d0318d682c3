import type { ClinicalItem } from '../../read';

/** What can be noted of a patient beside the images, and how it is asked for. */
export interface ClinicalField {
  readonly id: string;
  readonly title: string;
  readonly kind: ClinicalItem['kind'];
  /** Fixed name, or null where the reader names it. */
  readonly name: string | null;
  readonly values: readonly string[] | 'text' | 'number with unit' | 'date alone';
}

export const CLINICAL_FIELDS: readonly ClinicalField[] = [
  { id: 'marker', title: 'Marker', kind: 'marker', name: null, values: 'number with unit' },
  { id: 'ecog', title: 'ECOG', kind: 'performance', name: 'ECOG', values: ['0', '1', '2', '3', '4', '5'] },
  { id: 'symptoms', title: 'Symptoms', kind: 'symptoms', name: '', values: ['better', 'same', 'worse'] },
  { id: 'stable', title: 'Clinically stable', kind: 'stable', name: '', values: ['yes', 'no', 'unknown'] },
  { id: 'steroids', title: 'Steroids', kind: 'treatment', name: 'steroids', values: 'text' },
  { id: 'adverse-event', title: 'Immune-related adverse event', kind: 'adverse-event', name: '', values: 'text' },
  { id: 'biopsy', title: 'Biopsy', kind: 'biopsy', name: '', values: 'text' },
  { id: 'start', title: 'Start of treatment', kind: 'treatment', name: 'start', values: 'date alone' },
  { id: 'stop', title: 'End of treatment', kind: 'treatment', name: 'stop', values: 'date alone' },
  { id: 'death', title: 'Death', kind: 'note', name: 'death', values: 'date alone' },
  { id: 'treatment', title: 'Other treatment', kind: 'treatment', name: null, values: 'text' },
  { id: 'note', title: 'Note', kind: 'note', name: '', values: 'text' },
];

const OTHER_NOTE: ClinicalField = { id: 'note', title: 'Note', kind: 'note', name: null, values: 'text' };

/** The field that an item was noted with. */
export const fieldOf = ({ kind, name }: Pick<ClinicalItem, 'kind' | 'name'>): ClinicalField =>
  CLINICAL_FIELDS.find((field) => field.kind === kind && field.name === name) ?? CLINICAL_FIELDS.find((field) => field.kind === kind && field.name === null) ?? CLINICAL_FIELDS.find((field) => field.kind === kind) ?? OTHER_NOTE;

/** One item in a few words, e.g. "LDH 310 U/L", "symptoms worse". */
export const itemInWords = ({ kind, name, value }: ClinicalItem): string => {
  const field = fieldOf({ kind, name });
  if (field.values === 'date alone') return field.title.toLowerCase();
  const what = field.id === 'note' ? '' : field.id === 'adverse-event' ? 'irAE' : field.name === null || field.id === 'ecog' ? name : field.title.toLowerCase();
  return [what, value].filter(Boolean).join(' ');
};

/** Blood work is steadier than what is told: markers first, then the rest in the order of the fields. */
export const inOrder = (items: readonly ClinicalItem[]): readonly ClinicalItem[] => {
  const rank = (item: ClinicalItem): number => CLINICAL_FIELDS.indexOf(fieldOf(item));
  return [...items].sort((a, b) => rank(a) - rank(b));
};

const isDate = (date: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));

/** What keeps an item from being noted; null when it is whole. */
export const wanting = (item: ClinicalItem): string | null => {
  const { name, values } = fieldOf(item);
  if (name === null && item.name.trim() === '') return 'a name';
  if (values !== 'date alone' && item.value.trim() === '') return 'a value';
  if (values === 'number with unit' && !/^[<>≤≥]?\s*\d+(?:[.,]\d+)?/.test(item.value.trim())) return 'a number with its unit';
  if (values === 'number with unit' && !/[\p{L}%‰]/u.test(item.value)) return 'its unit';
  if (item.source.trim() === '') return 'a source';
  return isDate(item.date) ? null : 'a date';
};
