import { useState, type ReactElement } from 'react';
import type { Read } from '../../read';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { NoteLine } from '../parts/NoteLine';
import '../styles/teaching.css';
import type { QuizQuestion } from './teaching-props';

/** What an educator writes for a case of their own. */
export interface CaseWritten {
  readonly name: string;
  readonly about: string;
  readonly where: string;
  readonly afterwards: string;
  readonly notes: string;
  readonly scans: readonly { readonly label: string; readonly ask: string; readonly clue: string }[];
  readonly questions: readonly QuizQuestion[];
}

export interface MakeCaseProps {
  readonly read: Read;
  /** The follow-ups that have a label: the expert's read is whole where all of them do. */
  readonly labelled: readonly string[];
  /** Null: the images may be packed. Else why not, in one sentence; then only a reference to an archive can go along. */
  readonly unpackable: string | null;
  /** Packs and saves. Resolves with what is wrong, in words; null when the file is on its way. */
  readonly save: (written: CaseWritten, archive: string | null, progress: (done: number, total: number) => void) => Promise<string | null>;
  readonly close: () => void;
}

interface Draft { readonly ask: string; readonly choices: string; readonly right: string; readonly why: string }
const NO_QUESTION: Draft = { ask: '', choices: '', right: '1', why: '' };

const questionOf = ({ ask, choices, right, why }: Draft): QuizQuestion => ({ ask: ask.trim(), choices: choices.split('\n').map((line) => line.trim()).filter((line) => line !== ''), right: Number(right) - 1, why: why.trim() });

const Field = ({ label, value, change, rows = 1, hint = '' }: { readonly label: string; readonly value: string; readonly change: (value: string) => void; readonly rows?: number; readonly hint?: string }): ReactElement => (
  <label className="te-field"><span>{label}</span>{rows === 1
    ? <input value={value} placeholder={hint} maxLength={300} onChange={(event) => change(event.currentTarget.value)} />
    : <textarea rows={rows} value={value} placeholder={hint} maxLength={4000} onChange={(event) => change(event.currentTarget.value)} />}</label>
);

/** Makes a teaching case of a read: words, questions, and the images where they are of nobody. */
export const MakeCase = ({ read, labelled, unpackable, save, close }: MakeCaseProps): ReactElement => {
  const [words, write] = useState({ name: '', about: '', where: '', afterwards: '', notes: '', archive: '' });
  const [scans, writeScans] = useState<Readonly<Record<string, { readonly ask: string; readonly clue: string }>>>({});
  const [questions, writeQuestions] = useState<readonly Draft[]>([NO_QUESTION]);
  const [told, tell] = useState<{ readonly problem: string | null; readonly progress: string | null }>({ problem: null, progress: null });
  const followUps = read.timepoints.slice(1);
  const open = followUps.filter(({ label }) => !labelled.includes(label)).map(({ label }) => label);
  const text = (key: keyof typeof words) => (value: string): void => write({ ...words, [key]: value });
  const scan = (label: string): { readonly ask: string; readonly clue: string } => scans[label] ?? { ask: '', clue: '' };
  const set = (index: number, change: Partial<Draft>): void => writeQuestions(questions.map((one, at) => (at === index ? { ...one, ...change } : one)));
  const press = async (): Promise<void> => {
    tell({ problem: null, progress: 'Packing' });
    const { archive, ...told_ } = words;
    const written = { ...told_, scans: followUps.map(({ label }) => ({ label, ...scan(label) })), questions: questions.filter(({ ask }) => ask.trim() !== '').map(questionOf) };
    const problem = await save(written, unpackable === null ? null : archive.trim(), (done, total) => tell({ problem: null, progress: `Packing image ${done} of ${total}` }));
    tell({ problem, progress: problem === null ? 'Saved. The file opens in any Nadir: drop it, or open it as a case file.' : null });
  };
  const ready = words.name.trim() !== '' && open.length === 0 && followUps.length > 0 && (unpackable === null || words.archive.trim() !== '');
  return (
    <Dialog title="Make a teaching case" close={close} width={48}
      foot={<><span className="muted" role="status">{told.progress ?? (open.length > 0 ? `${open.join(', ')} has no label yet` : followUps.length === 0 ? 'A case needs a follow-up' : 'The subject’s code and the reader’s name stay behind')}</span><span className="push" /><Button kind="main" label="Save case file" disabled={!ready || told.progress?.startsWith('Packing') === true} press={() => void press()} /></>}>
      <div className="te-make">
        {told.problem !== null && <NoteLine note={{ rank: 'fault', fact: 'The case was not made.', follows: told.problem }} />}
        <NoteLine note={unpackable === null ? { rank: 'information', fact: 'The images are synthetic and go along.', follows: 'Only synthetic images can be packed: nothing here takes a name out of the images of a person yet.' } : { rank: 'caution', fact: 'The images cannot be packed.', follows: `${unpackable} Name the archive they are in instead.` }} />
        <Field label="Name, without the answer" value={words.name} change={text('name')} hint="Case of the week" />
        <Field label="Tumour and treatment" value={words.about} change={text('about')} hint="melanoma, anti-PD-1" />
        <Field label="Where disease is" value={words.where} change={text('where')} hint="liver, lung" />
        {unpackable !== null && <Field label="Archive (DICOMweb address)" value={words.archive} change={text('archive')} hint="https://archive.example/dicom-web" />}
        {followUps.map(({ label }) => (
          <fieldset key={label}><legend>{label}</legend>
            <Field label="Question before the reveal" value={scan(label).ask} change={(ask) => writeScans({ ...scans, [label]: { ...scan(label), ask } })} hint="What do you call this scan?" />
            <Field label="Clues after it" value={scan(label).clue} change={(clue) => writeScans({ ...scans, [label]: { ...scan(label), clue } })} />
          </fieldset>
        ))}
        {questions.map((draft, index) => (
          <fieldset key={index}><legend>Quiz question {index + 1}</legend>
            <Field label="Question" value={draft.ask} change={(ask) => set(index, { ask })} />
            <Field label="Choices, one a line" rows={3} value={draft.choices} change={(choices) => set(index, { choices })} />
            <Field label="Number of the right one" value={draft.right} change={(right) => set(index, { right })} />
            <Field label="Why" rows={2} value={draft.why} change={(why) => set(index, { why })} />
          </fieldset>
        ))}
        {questions.length < 7 && <Button small kind="edge" icon="plus" label="Another question" press={() => writeQuestions([...questions, NO_QUESTION])} />}
        <Field label="What happened, told at the end" rows={2} value={words.afterwards} change={text('afterwards')} />
        <Field label="Your notes" rows={2} value={words.notes} change={text('notes')} />
      </div>
    </Dialog>
  );
};
