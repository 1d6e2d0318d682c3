import type { TimepointResponse } from '../../irecist';
import type { Timepoint } from '../../read';
import type { ResponseLabel } from '../parts/Badge';
import type { LabelChoice, NextChoice, ScanAnswers, TeachingScan, TeachingSession, TeachingStory } from './teaching-props';

export const CHOICE_WORDS: Readonly<Record<LabelChoice, readonly [name: string, meaning: string]>> = {
  iCR: ['iCR', 'everything gone'], iPR: ['iPR', 'clearly smaller'], iSD: ['iSD', 'stable'], iUPD: ['iUPD', 'progression, not yet confirmed'], iCPD: ['iCPD', 'progression, confirmed'],
  'cannot-say': ['Cannot say', 'needs something else'],
};

export const NEXT_WORDS: Readonly<Record<NextChoice, readonly [key: string, name: string]>> = {
  'scan-again': ['5', 'Scan again later'], 'off-study': ['6', 'Off study'], biopsy: ['7', 'Biopsy'],
};

export const NO_ANSWERS: ScanAnswers = { label: null, next: null, hands: {}, named: [] };

/** "Week 8", "8 weeks before": a scan's label in words. */
export const scanInWords = (label: string): string => {
  const week = /^W(-?)(\d+)$/.exec(label);
  if (!week) return label;
  return week[1] === '-' ? `${week[2]} weeks before` : week[2] === '0' ? 'Baseline' : `Week ${week[2]}`;
};

/** What the screen knows at the scan that is read now. */
export interface LessonMoment {
  readonly scan: TeachingScan;
  readonly left: TeachingScan;
  readonly right: TeachingScan | null;
  readonly next: TeachingScan | null;
  readonly previous: TeachingScan | null;
  /** The expert's response; null at the baseline and before it. */
  readonly response: TimepointResponse | null;
  readonly revealed: boolean;
  readonly answers: ScanAnswers;
  readonly last: boolean;
}

export const baselineOf = ({ scans }: TeachingStory): number => Math.max(0, scans.findIndex(({ timepoint }) => timepoint !== null));

export const responseOf = ({ assessment }: TeachingStory, label: string): TimepointResponse | null => assessment.timepoints.find(({ id }) => id === label) ?? null;

export const lessonMoment = (story: TeachingStory, session: TeachingSession): LessonMoment | null => {
  const { scans } = story;
  const scan = scans[session.step];
  const left = session.step === 0 ? scan : session.step > baselineOf(story) ? scans[baselineOf(story)] : scans[session.step - 1];
  if (!scan || !left) return null;
  const response = responseOf(story, scan.label);
  return {
    scan, left, right: session.step === 0 ? null : scan, next: scans[session.step + 1] ?? null, previous: scans[session.step - 1] ?? null,
    response: response?.irecist || response?.recist11 ? response : null, revealed: session.revealed.has(scan.label), answers: session.answers[scan.label] ?? NO_ANSWERS, last: session.step === scans.length - 1,
  };
};

/** Answers of the room for each choice: hands and initials. The presenter's own stands beside the label. */
export const classCounts = ({ hands, named }: ScanAnswers, choices: readonly LabelChoice[]): readonly { readonly choice: LabelChoice; readonly count: number }[] =>
  choices.map((choice) => ({ choice, count: (hands[choice] ?? 0) + named.filter((one) => one.label === choice).length }));

/** Answers so far, without the presenter's own. */
export const answered = ({ hands, named }: ScanAnswers): number => Object.values(hands).reduce((sum, count) => sum + count, 0) + named.length;

/** The choice that the rules give; null for a label that is no choice. */
export const ruleChoice = (response: TimepointResponse | null): LabelChoice | null => {
  const label: ResponseLabel | null = response?.irecist ?? null;
  return label === 'iCR' || label === 'iPR' || label === 'iSD' || label === 'iUPD' || label === 'iCPD' ? label : label === 'NE' ? 'cannot-say' : null;
};

/** Where RECIST 1.1 ended this subject, as an index into the scans; null where it never did. */
export const stopIndex = ({ assessment, scans }: TeachingStory): number | null => {
  const first = assessment.timepoints.find(({ recist11 }) => recist11 === 'PD')?.id;
  const index = scans.findIndex(({ label }) => label === first);
  return index < 0 ? null : index;
};

/** A scan as the words on its image need it. */
export const timepointOf = (story: TeachingStory, scan: TeachingScan): Timepoint =>
  story.expert.timepoints.find(({ id }) => id === scan.timepoint) ?? { id: scan.label, label: scan.label, date: scan.date, seriesKey: null, studyInstanceUids: [], symptomDriven: false, index: 0, day: 0 };
