import { caseProblemInWords, openTeachingCase, type OpenedCase } from '../../exports';
import { readSources, type Series } from '../../dicom';
import { readFrom } from '../../read';
import type { LabelChoice, TeachingStory } from '../../panels';
import { sourceOfFile } from '../byte-sources';
import { digest } from '../room-acts';
import { set } from '../state';
import { bytesDigest } from './bytes-digest';
import { GROWN, MIXED, SHRUNK } from './lesson';
import { openStory } from './open-case';
import { setTeaching, teaching } from './state';
import { assessmentOf, type OpenedStory, type Places } from './story';

/** The educator's own cases that were opened since the page was loaded. */
const owned = new Map<string, { readonly opened: OpenedStory; readonly series: ReadonlyMap<string, Series> }>();

/** Four choices that hold the label of the expert and let a reader think the next ones as likely. */
const choicesFor = (label: string | null): readonly LabelChoice[] => [GROWN, MIXED, SHRUNK].find((set_) => (set_ as readonly string[]).includes(label ?? 'cannot-say')) ?? MIXED;

const placesOf = (log: OpenedCase['log']): Places => {
  const read = readFrom(log);
  return new Map(read.timepoints.map(({ id, label }) => [label, new Map(read.lesions.flatMap((lesion) => {
    const at = lesion.at.get(id)?.place?.at;
    return at ? [[lesion.id, at] as const] : [];
  }))] as const));
};

const storyOf = (id: string, { manifest, log }: OpenedCase): OpenedStory | null => {
  const expert = readFrom(log);
  const assessment = assessmentOf(log);
  if (!assessment) return null;
  const story: TeachingStory = {
    card: { id, name: manifest.name, about: manifest.about, where: manifest.where, scans: expert.timepoints.length, progress: 'new', own: true },
    scans: expert.timepoints.map(({ id: timepoint, label, date }) => ({ label, date, timepoint })), expert, assessment, otherwise: null,
    prompts: Object.fromEntries(assessment.timepoints.filter(({ irecist }) => irecist !== null).map(({ id: label, irecist }) => {
      const told = manifest.scans.find((scan) => scan.label === label);
      return [label, { ask: told?.ask.trim() || 'What do you call this scan?', clue: told?.clue ?? '', choices: choicesFor(irecist) }];
    })),
    afterwards: manifest.afterwards, quiz: manifest.questions, notes: manifest.notes,
    mistakes: { stoppedEarly: 'The first scan that looks worse was taken as the answer.', waitedLong: 'Growth was taken for a flare, and time was lost while waiting.' },
    images: manifest.images.kind === 'reference' ? 'Images in an archive' : manifest.images.source === 'synthetic' ? 'Synthetic CT' : 'De-identified CT',
  };
  return { story, places: placesOf(log), script: null, log };
};

/** The images of a package, by scan label. The package is the zip that the dicom room reads them from. */
const seriesIn = async (file: File, { log }: OpenedCase): Promise<ReadonlyMap<string, Series>> => {
  const library = await readSources([sourceOfFile(new File([file], 'case.zip'), 'case.zip')], {});
  const all = new Map(library.subjects.flatMap(({ days }) => days.flatMap(({ series }) => series)).map((series) => [series.key, series] as const));
  return new Map(readFrom(log).timepoints.flatMap(({ label, seriesKey }) => {
    const series = seriesKey === null ? undefined : all.get(seriesKey);
    return series ? [[label, series] as const] : [];
  }));
};

const refuse = (why: string): void => {
  setTeaching({ problem: why });
  set({ screen: 'teaching' });
};

/** Opens an educator's case from its file. A broken package says where it is broken. */
export const openOwnCaseFile = async (file: File): Promise<void> => {
  const opening = await openTeachingCase(new Uint8Array(await file.arrayBuffer()), digest, bytesDigest);
  if (opening.kind === 'refused') {
    const [first, ...rest] = opening.problems;
    return refuse(`${file.name}: ${first ? caseProblemInWords(first) : 'it is not a teaching case'}${rest.length > 0 ? `; and ${rest.length} more` : ''}. Nothing was opened.`);
  }
  const id = `own ${opening.opened.log.at(-1)?.hash ?? file.name}`;
  const opened = storyOf(id, opening.opened);
  if (!opened) return refuse(`${file.name}: read.json: the expert's findings cannot be assessed. Nothing was opened.`);
  const { images } = opening.opened.manifest;
  const series = images.kind === 'packed' ? await seriesIn(file, opening.opened) : new Map<string, Series>();
  owned.set(id, { opened, series });
  const { own } = teaching.getState();
  setTeaching({ own: [...own.filter((card) => card.id !== id), opened.story.card] });
  openOwnCase(id);
  if (images.kind === 'reference') setTeaching({ session: withNote(`The images are not in this file: they are in ${images.archive}.`) });
};

const withNote = (note: string): NonNullable<ReturnType<typeof teaching.getState>['session']> | null => {
  const { session } = teaching.getState();
  return session && { ...session, note };
};

export const openOwnCase = (id: string): void => {
  const known = owned.get(id);
  if (known) openStory(known.opened, known.series);
};
