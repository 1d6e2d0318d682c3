import type { Assessment, ConfirmationWindow, TimepointResponse } from '../../irecist';
import type { Read } from '../../read';
import { BAR_RESET, BRING, LABEL_WORDS, PLAIN_FOOT, QUESTIONS, RATE, type PlainLabel } from './label-words';

export interface PlainPageData {
  readonly label: PlainLabel;
  readonly title: readonly [string, string];
  readonly scanDate: string;
  readonly seen: readonly string[];
  readonly halves: readonly [{ readonly head: string; readonly text: string }, { readonly head: string; readonly text: string }];
  /** Ten people, and what they stand for; null where the page is of no flare. */
  readonly rate: string | null;
  readonly next: string;
  /** ISO dates; null where no day can be named. */
  readonly window: { readonly scan: string; readonly opens: string; readonly closes: string } | null;
  readonly questions: readonly string[];
  readonly bring: string;
  readonly foot: string;
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const inWords = (count: number): string => NUMBERS[count] ?? String(count);
const spots = (count: number): string => `${inWords(count)} ${count === 1 ? 'spot' : 'spots'}`;
const mm = (value: number): string => `${Number.isInteger(value) ? value : value.toFixed(1)} mm`;

const labelOf = ({ irecist, recist11 }: TimepointResponse): PlainLabel => {
  if (irecist) return irecist;
  switch (recist11) {
    case null: return 'baseline';
    case 'CR': return 'iCR';
    case 'PR': return 'iPR';
    case 'SD': return 'iSD';
    case 'Non-CR/Non-PD': return 'Non-iCR/Non-iUPD';
    case 'PD': case 'NE': case 'NED': return recist11;
  }
};

const sums = (read: Read, response: TimepointResponse, label: PlainLabel): readonly string[] => {
  const targets = read.lesions.filter(({ role }) => role === 'target').length;
  if (response.sumMm === null || targets === 0 || !response.sumComplete) return [];
  const measured = `We measured ${spots(targets)}.`;
  const before = label === 'iUPD' || label === 'iCPD' || label === 'PD' ? response.nadirMm : response.baselineSumMm;
  if (label === 'baseline' || before === null) return [measured, `Added up, they come to ${mm(response.sumMm)}.`];
  return [measured, before === response.sumMm ? `Added up, they still come to ${mm(response.sumMm)}.` : `Added up, they went from ${mm(before)} to ${mm(response.sumMm)}.`];
};

/** New lesions that were seen for the first time on this scan and count. */
const fresh = (read: Read, at: string): number => {
  const timepoint = read.timepoints.find(({ label }) => label === at)?.id;
  return read.lesions.filter((lesion) => {
    const said = lesion.at.get(timepoint ?? '')?.answer;
    const equivocal = (said?.kind === 'measured' && said.equivocal) || (said?.kind === 'status' && said.status === 'equivocal');
    return lesion.role === 'new' && lesion.identifiedAt === timepoint && !equivocal;
  }).length;
};

const weeks = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 604_800_000;

/** When the next scan can answer, only while a progression is open. No other page names a day. */
const nextOf = (label: PlainLabel, scan: string, confirmation: ConfirmationWindow | null): Pick<PlainPageData, 'next' | 'window'> => {
  if (label !== 'iUPD') return { next: 'Your team will say when the next scan is due.', window: null };
  if (!confirmation || confirmation.opens <= scan) return { next: 'Another scan can help show which it is.', window: null };
  const [from, to] = [weeks(confirmation.since, confirmation.opens), weeks(confirmation.since, confirmation.closes)];
  const window = { scan, opens: confirmation.opens, closes: confirmation.closes };
  const even = Number.isInteger(from) && Number.isInteger(to) && confirmation.since === scan;
  return { next: even ? `Another scan, ${inWords(from)} to ${inWords(to)} weeks after this one, can help show which it is.` : 'Another scan can help show which it is.', window };
};

/** A page for a simulated patient from any read, at one scan. Null where the read has no such scan. */
export const plainPage = (read: Read, assessment: Assessment, at: string): PlainPageData | null => {
  const response = assessment.timepoints.find(({ id }) => id === at);
  const timepoint = read.timepoints.find(({ label }) => label === at);
  if (!response || !timepoint) return null;
  const label = labelOf(response);
  const words = LABEL_WORDS[label];
  const news = fresh(read, at);
  return {
    label, title: words.title, scanDate: timepoint.date, halves: words.halves, rate: label === 'iUPD' ? RATE : null,
    seen: [...(response.barReset ? [BAR_RESET] : []), words.plain, ...(news > 0 ? [`We saw ${spots(news)} that ${news === 1 ? 'was' : 'were'} not there before.`] : []), ...sums(read, response, label)],
    ...nextOf(label, timepoint.date, response.confirmation), questions: QUESTIONS, bring: BRING, foot: PLAIN_FOOT,
  };
};
