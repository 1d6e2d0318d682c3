import type { Timepoint } from '../../read';
import type { Code } from './code';
import { NAME } from './concepts';
import { coded, written, type ContentItem } from './content-item';
import { TERM } from './terms';

/** CID 6146. A scan made for a symptom was not planned. */
export const timepointTypes = ({ index, symptomDriven }: Timepoint): readonly Code[] => [index === 0 ? TERM.baseline : TERM.posttreatment, ...(symptomDriven ? [TERM.unscheduled] : [])];

/** The same for all subjects: TP1 is the baseline. */
export const protocolTimepoint = ({ index }: Timepoint): string => `TP${index + 1}`;

/** TID 1502 without its two numbers: readers take the first number of a group for the measurement, so order and offset stand in the header alone. */
export const timePointContext = (timepoint: Timepoint): readonly ContentItem[] => [
  written('HAS OBS CONTEXT', NAME.subjectTimepoint, timepoint.id),
  written('HAS OBS CONTEXT', NAME.protocolTimepoint, protocolTimepoint(timepoint)),
  written('HAS OBS CONTEXT', NAME.timepoint, timepoint.label),
  ...timepointTypes(timepoint).map((type) => coded('HAS OBS CONTEXT', NAME.timepointType, type)),
];
