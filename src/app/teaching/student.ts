import { nextEntry, type Act, type FirstStroke, type LesionId, type Measured, type TimepointId } from '../../read';
import type { MarkEdit, Side, StageEvents, Stroke } from '../../viewer';
import { digest, newId } from '../room-acts';
import { scanOn } from './scans';
import { jumpToSelected } from './show';
import { setLesson, setTeaching, studentRead, teaching, theLesson } from './state';

const act = (what: Act): void => {
  const { student } = teaching.getState();
  setTeaching({ student: [...student, nextEntry(student, what, { id: newId(), at: new Date().toISOString(), by: 'Student' }, digest)] });
};

/** The student's layer begins with the same scans as the expert's read, and nothing else of it. */
export const openStudentLayer = (): void => {
  const { opened } = theLesson();
  const timepoints = opened.story.expert.timepoints.map(({ index: _index, day: _day, ...planned }) => planned);
  setTeaching({ student: [] });
  act({ kind: 'readOpened', v: 1, subject: opened.story.expert.subject, timepoints, charter: opened.story.expert.charter });
};

const measure = (lesion: LesionId, timepoint: TimepointId, measured: Measured): void => {
  const { opened } = theLesson();
  const known = studentRead(teaching.getState().student).lesions.some(({ id }) => id === lesion);
  const site = opened.story.expert.lesions.find(({ id }) => id === lesion)?.site ?? null;
  const stroke: FirstStroke = { kind: 'caliper', measured };
  act(known ? { kind: 'measured', v: 1, lesion, timepoint, measured, equivocal: false } : { kind: 'lesionIdentified', v: 1, lesion, role: 'target', timepoint, site, stroke, equivocal: false });
};

/** On to the next target without a length at this scan; stays where all have one. */
const advance = (timepoint: TimepointId): void => {
  const { opened, session } = theLesson();
  const student = studentRead(teaching.getState().student);
  const targets = opened.story.expert.lesions.filter(({ role }) => role === 'target').map(({ id }) => id);
  const from = targets.indexOf(session.selected ?? '') + 1;
  const next = [...targets.slice(from), ...targets.slice(0, from)].find((id) => !student.lesions.find((one) => one.id === id)?.at.get(timepoint)?.caliper);
  if (next === undefined) return;
  setLesson({ selected: next });
  jumpToSelected();
};

const strokeEnded = ({ side, tool, place, shape }: Stroke): void => {
  const { session } = theLesson();
  const timepoint = scanOn(side)?.timepoint;
  if (tool !== 'target' || shape.kind !== 'caliper') return;
  if (!timepoint) return setLesson({ note: 'This scan is from before the baseline: it has no measurements of yours.' });
  if (session.selected === null) return setLesson({ note: 'Choose a lesion in the table first.' });
  measure(session.selected, timepoint, { caliper: shape.caliper, place });
  const node = theLesson().opened.story.expert.lesions.find(({ id }) => id === session.selected)?.site?.organ === 'lymph-node';
  setLesson({ note: null });
  // Beside a later scan the same lesion is drawn there next.
  const here = side === 'right' || session.step === 0;
  if (here && (!node || shape.caliper.short)) advance(timepoint);
};

const lesionOf = (mark: string): LesionId => mark.replace(/^student /, '');

const markEdited = (edit: MarkEdit): void => {
  const timepoint = scanOn(edit.side)?.timepoint;
  if (!timepoint || edit.shape.kind !== 'caliper' || !edit.id.startsWith('student ')) return;
  measure(lesionOf(edit.id), timepoint, { caliper: edit.shape.caliper, place: edit.place });
};

const REFUSED: Readonly<Record<Parameters<StageEvents['refused']>[1], string | null>> = {
  'no-millimetres': 'This image has no trustworthy pixel spacing: nothing can be measured on it.',
  'too-short': null,
  'outside-image': 'Both ends of a measurement lie on the image.',
  'nothing-shown': 'This scan is still being rendered.',
};

/** What the viewer reports becomes acts of the student's own log. */
export const lessonEvents: StageEvents = {
  strokeEnded,
  markEdited,
  markSelected: (side, id) => {
    setLesson({ activeSide: side });
    if (id !== null) setLesson({ selected: lesionOf(id).replace(/^expert |^ghost /, '') });
  },
  activated: (side: Side) => {
    if (teaching.getState().session?.activeSide !== side) setLesson({ activeSide: side });
  },
  refused: (_side, why) => {
    if (REFUSED[why] !== null) setLesson({ note: REFUSED[why] });
  },
};

export const undoStroke = (): void => {
  const { undo } = studentRead(teaching.getState().student);
  if (undo) act({ kind: 'undone', v: 1, entry: undo.entry });
};
