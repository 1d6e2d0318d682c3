import { classResultsCsv, type ClassResult } from '../../exports';
import { teachingComparison } from '../../panels';
import { saveBlob } from './save-blob';
import { studentRead, teaching, theLesson } from './state';

/** Everything that was answered and measured in this lesson, one row each. Also of scans whose label is not out. */
const results = (): readonly ClassResult[] => {
  const { opened, session } = theLesson();
  const { story } = opened;
  const student = studentRead(teaching.getState().student);
  return story.scans.flatMap(({ label, date, timepoint }): readonly ClassResult[] => {
    const scan = { case: story.card.name, scan: label, date, rule: story.assessment.timepoints.find(({ id }) => id === label)?.irecist ?? null };
    const said = session.answers[label];
    const none = { youMm: null, expertMm: null, differenceMm: null, bandMm: null } as const;
    const answer = (question: string, who: string, value: string, count: number): ClassResult => ({ ...scan, question, who, answer: value, count, ...none });
    const rows = timepoint === null ? [] : teachingComparison(story.expert, student, timepoint).rows;
    return [
      ...(said?.label ? [answer('label', 'presenter', said.label, 1)] : []),
      ...(said?.next ? [answer('next', 'presenter', said.next, 1)] : []),
      ...Object.entries(said?.hands ?? {}).filter(([, count]) => count > 0).map(([choice, count]) => answer('label', 'hands', choice, count)),
      ...(said?.named ?? []).map(({ who, label: choice }) => answer('label', who, choice, 1)),
      ...rows.filter(({ youMm }) => youMm !== null).map((row): ClassResult => ({ ...scan, question: `size ${row.name}`, who: 'student layer', answer: '', count: null, youMm: row.youMm, expertMm: row.expertMm, differenceMm: row.differenceMm, bandMm: row.bandMm })),
    ];
  }).concat(session.quiz.flatMap((choice, index): readonly ClassResult[] => {
    const question = story.quiz[index];
    return choice === null || !question ? [] : [{
      case: story.card.name, scan: '', date: '', rule: null, question: `quiz ${index + 1}`, who: 'presenter', answer: question.choices[choice] ?? '', count: choice === question.right ? 1 : 0,
      youMm: null, expertMm: null, differenceMm: null, bandMm: null,
    }];
  }));
};

export const saveClassResults = (): void => {
  const { opened } = theLesson();
  saveBlob(`nadir-class-${opened.story.card.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.csv`, new Blob([classResultsCsv(results())], { type: 'text/csv' }));
};
