import { assess, charterFromText, DEFAULT_CHARTER, type Assessment } from '../../irecist';
import { caseTruth } from '../../phantom';
import { findingsOf, overridesOf, readFrom, type Digest, type LesionId, type Log } from '../../read';
import type { PatientPoint } from '../../dicom';
import type { TeachingCard, TeachingStory } from '../../panels';
import { CARDS } from './cards';
import { expertRead } from './expert-read';
import { LESSONS } from './lessons';
import { isoDate, teachingScript, type TeachingScript } from './teaching-script';

/** Where each lesion is on each scan, mm in the patient frame: scan label, then lesion. */
export type Places = ReadonlyMap<string, ReadonlyMap<LesionId, PatientPoint>>;

/** A story with what its screen does not show: the images' script and the places of the lesions. */
export interface OpenedStory {
  readonly story: TeachingStory;
  readonly places: Places;
  readonly script: TeachingScript | null;
  readonly log: Log;
}

/** Labels of a log whose findings hold together. Expert reads that come with a case do, or the case is refused before. */
export const assessmentOf = (log: Log): Assessment | null => {
  const read = readFrom(log);
  const outcome = assess(findingsOf(read), charterFromText(read.charter) ?? DEFAULT_CHARTER, overridesOf(read));
  return outcome.kind === 'assessed' ? outcome.assessment : null;
};

const sure = (assessment: Assessment | null, id: string): Assessment => {
  if (!assessment) throw new Error(`Teaching case ${id}: the expert's read cannot be assessed`);
  return assessment;
};

const FILES = import.meta.glob<unknown>('../../../sample-dicom/*/case.json', { eager: true, import: 'default' });

const scriptOf = (id: string): TeachingScript => teachingScript(FILES[`../../../sample-dicom/${id}/case.json`]);

export const cardOf = (id: string, progress: TeachingCard['progress']): TeachingCard | null => {
  const card = CARDS.find((one) => one.id === id);
  return card ? { id, name: `Case ${card.number}`, about: `${card.tumour.toLowerCase()}, ${card.treatment}`, where: card.where, scans: card.scans, progress, own: false } : null;
};

const placesIn = (teaching: TeachingScript): Places => {
  const truth = caseTruth(teaching.script);
  return new Map(teaching.script.timepoints.map(({ id }) => {
    const here = truth.filter(({ timepoint }) => timepoint === id).toSorted((a, b) => a.longMm - b.longMm);
    return [id, new Map(here.map(({ id: lesion, middle }) => [lesion, middle] as const))] as const;
  }));
};

/** One of the nine cases: the expert's read made from its script, and what it says in words. */
export const builtInStory = (id: string, digest: Digest): OpenedStory | null => {
  const card = cardOf(id, 'started');
  const lesson = LESSONS[id];
  if (!card || !lesson) return null;
  const teaching = scriptOf(id);
  const truth = caseTruth(teaching.script);
  const equivocal = lesson.newLesionsEquivocal !== undefined;
  const log = expertRead(teaching, truth, digest, equivocal ? 'equivocal' : 'disease');
  const expert = readFrom(log);
  const otherwise = lesson.newLesionsEquivocal === undefined ? null : { how: lesson.newLesionsEquivocal, assessment: sure(assessmentOf(expertRead(teaching, truth, digest, 'disease')), id) };
  return {
    log, script: teaching, places: placesIn(teaching),
    story: {
      card, expert, assessment: sure(assessmentOf(log), id), otherwise,
      scans: teaching.script.timepoints.map((one) => ({ label: one.id, date: isoDate(one.date), timepoint: expert.timepoints.some(({ id: known }) => known === one.id) ? one.id : null })),
      prompts: lesson.scans, afterwards: lesson.afterwards, mistakes: lesson.mistakes, quiz: lesson.quiz, images: 'Synthetic CT, known sizes', notes: '',
    },
  };
};
