/** Both base rates stay together wherever a flare may be read into a label. */
export const PLAIN_LINE = 'Most scans that look worse do show real growth. A flare is seen in fewer than 1 in 10 people. This label is a research measure and does not decide treatment.';
