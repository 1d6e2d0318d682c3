import { PRESETS } from './presets';
import { whole } from '../numbers';

export interface KeyLine {
  readonly action: string;
  readonly caps: readonly string[];
  /** Other caps for the same. */
  readonly or?: readonly string[];
  readonly detail?: string;
}

export interface KeyGroup {
  readonly title: string;
  readonly lines: readonly KeyLine[];
}

const line = (action: string, ...caps: readonly string[]): KeyLine => ({ action, caps });

/** The keyboard map, by columns. Every key has a button or a menu line that does the same. */
export const KEY_COLUMNS: readonly (readonly KeyGroup[])[] = [
  [
    { title: 'Draw', lines: [line('Target', 'T'), line('Non-target', 'N'), line('New lesion', 'X'), line('Length', 'L'), line('Long and short axis', 'B'), line('Arrow', 'Q'), line('Oval, HU', 'E')] },
    { title: 'While drawing', lines: [line('Cancel', 'Esc'), line('Delete', '⌫'), line('Take the first site', '↵'), line('Another site', '/'), line('Suggest a caliper', 'click'), line('Take the suggestion', '↵'), line('Suggest for a non-target', '⇧', 'click'), line('Free the short axis', 'Alt', 'drag'), line('Magnifier', 'V')] },
    { title: 'An end by the keyboard', lines: [line('Take an end, the next end', 'K', 'Tab'), line('A tenth of a pixel', '←', '→', '↑', '↓'), line('A whole pixel', '⇧', '←'), line('Let go', 'Esc')] },
  ],
  [
    { title: 'Lesions', lines: [line('Next lesion, both scans jump', ']'), line('Earlier lesion', '['), line('Answers for the row', '↵'), line('Outline from the earlier scan', 'G'), line('Go to the mapped level', 'J'), line('Next system searched', 'Y')] },
    { title: 'On a non-target or new lesion', lines: [line('Present', 'P'), line('Absent', 'A'), line('Unequivocal increase', 'U'), line('Not evaluable', 'E')] },
    { title: 'Time', lines: [line('Next timepoint', '.'), line('Earlier timepoint', ','), line('Put it on the left instead', '⇧', 'click')] },
  ],
  [
    { title: 'Look', lines: [line('Slice up, down', '↑', '↓'), line('Five slices', '⇧', 'wheel'), line('First, last slice', 'Home', 'End'), line('Other viewport', '←', '→'), line('Scroll together', 'S'), line('Re-anchor here', '⇧', 'S'), line('Window and level', 'W'), line('Move', 'M'), line('Zoom', 'Z'), line('Fit', 'F'), line('Invert', 'I'), line('Other planes of both scans', '⇧', 'R'), { action: 'Cine; faster, slower', caps: ['C'], or: ['+', '−'] }] },
    { title: 'Mouse', lines: [line('Tool in hand', 'left'), line('Move', 'middle'), line('Zoom', 'right')] },
  ],
  [
    {
      title: 'Window presets',
      lines: [...PRESETS.map(({ name, width, center, key }) => ({ action: name, caps: [key], detail: `${width} / ${whole(center)}` })), line('Of your own', '7', '8'), line('From the image, from the file', '0', '~')],
    },
    { title: 'Read', lines: [{ action: 'Undo, redo', caps: ['Ctrl', 'Z'], or: ['Y'] }, line('Save read', 'Ctrl', 'S'), line('Sign and lock', 'Ctrl', 'Enter'), line('Report', 'R'), line('Endpoints and patterns', 'O'), line('Hide or show marks', 'H'), line('This map', '?')] },
  ],
];

/** Groups with only the lines that hold the text, in the action or as the very key. */
export const keysMatching = (text: string): readonly (readonly KeyGroup[])[] => {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return KEY_COLUMNS;
  const fits = ({ action, caps, or }: KeyLine): boolean =>
    (wanted.length > 1 && action.toLowerCase().includes(wanted)) || [...caps, ...(or ?? [])].some((cap) => cap.toLowerCase() === wanted);
  return KEY_COLUMNS.map((groups) => groups.map((group) => ({ ...group, lines: group.lines.filter(fits) })).filter((group) => group.lines.length > 0)).filter((groups) => groups.length > 0);
};
