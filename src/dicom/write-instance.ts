import { text, type NewElement } from './write-elements';
import { EXPLICIT_LITTLE_ENDIAN, part10 } from './write-part10';

/**
 * Any instance without pixels as a Part 10 file in Explicit VR Little Endian: a report. Text is UTF-8. The elements may come in any order and
 * must not hold SOP Class UID, SOP Instance UID or Specific Character Set: those are written from the arguments. Same arguments, same bytes.
 * @throws RangeError when a value is too long for its value representation.
 */
export const writeInstance = (sopClassUid: string, sopInstanceUid: string, elements: readonly NewElement[]): Uint8Array =>
  part10(sopClassUid, sopInstanceUid, EXPLICIT_LITTLE_ENDIAN, [
    text(0x00080005, 'CS', 'ISO_IR 192'),
    text(0x00080016, 'UI', sopClassUid),
    text(0x00080018, 'UI', sopInstanceUid),
    ...elements,
  ]);
