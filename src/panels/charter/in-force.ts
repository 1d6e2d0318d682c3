import { charterDocument, charterFromDocument, DEFAULT_CHARTER, PRESETS, type CharterDocument } from '../../irecist';

export interface CharterInForce {
  readonly document: CharterDocument;
  /** False where the read names a charter that cannot be read: the labels are then made with the default one. */
  readonly readable: boolean;
}

const reading = (text: string): CharterInForce => {
  const preset = PRESETS.find(({ id }) => id === text);
  if (preset) return { document: charterDocument(preset.charter), readable: true };
  const lost = { document: charterDocument(DEFAULT_CHARTER), readable: false };
  try {
    const read = charterFromDocument(JSON.parse(text));
    return read.kind === 'read' ? { document: read.document, readable: true } : lost;
  } catch {
    return lost;
  }
};

let last: { readonly text: string; readonly charter: CharterInForce } | null = null;

/** The charter that a read goes by: a whole document, or the id of a preset in reads that hold no more. The last one is kept, as it is asked for on every paint. */
export const charterInForce = (text: string): CharterInForce => {
  if (last?.text !== text) last = { text, charter: reading(text) };
  return last.charter;
};
