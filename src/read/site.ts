/** Where a lesion is. The organ counts for the rules (two targets an organ; nodes by short axis), the label is for people. */
export type Organ =
  | 'lung' | 'liver' | 'lymph-node' | 'adrenal' | 'kidney' | 'spleen' | 'pancreas' | 'bone' | 'brain' | 'pleura' | 'peritoneum'
  | 'mediastinum' | 'soft-tissue' | 'skin' | 'ovary' | 'other';

export interface Site {
  readonly organ: Organ;
  /** e.g. "Lung, left upper lobe". */
  readonly label: string;
}

/** All lymph nodes are one organ and are measured by their short axis (B3, B9). */
export const isNodal = (site: Site | null): boolean => site?.organ === 'lymph-node';
