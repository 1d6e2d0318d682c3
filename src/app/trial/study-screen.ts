import { createStore } from 'zustand/vanilla';
import { readSources, type ByteSource } from '../../dicom';
import { DEFAULT_STUDY, identityFrom, rosterFrom, studyFrom, studyHash, unlocked, type DocumentProblem, type Role, type Roster, type Study } from '../../trial';
import type { PackingState } from '../../panels';
import { saveFile } from '../read-files';
import { digest } from '../room-acts';
import { randomBytes, signing } from './identity';
import { neutralInstance } from './neutral-instance';
import { packed, trialSubjects } from './pack';

interface StudyState {
  readonly study: Study;
  readonly people: Roster;
  readonly subjects: ReturnType<typeof trialSubjects>;
  readonly codes: ReadonlyMap<string, string>;
  readonly message: string | null;
  readonly packing: PackingState | null;
}
export const studyShown = createStore<StudyState>(() => ({ study: DEFAULT_STUDY, people: [], subjects: { subjects: [], sources: new Map() }, codes: new Map(), message: null, packing: null }));
const tell = (message: string | null): void => studyShown.setState({ message });

export const studyProblems = (study: Study): readonly DocumentProblem[] => {
  const reading = studyFrom(study);
  return reading.kind === 'refused' ? reading.problems : [];
};

/** Whoever is on the list, with the coordinator who sits here. */
export const rosterNow = ({ people }: Pick<StudyState, 'people'>): Roster => {
  const { identity } = signing.getState();
  return identity && !people.some(({ id }) => id === identity.id) ? [...people, { id: identity.id, name: identity.name, role: 'coordinator', publicKey: identity.publicKey }] : people;
};

const jsonOf = async (file: File): Promise<unknown> => {
  try {
    return JSON.parse(await file.text());
  } catch {
    return null;
  }
};

export const openStudy = async (file: File): Promise<void> => {
  const reading = studyFrom(await jsonOf(file));
  if (reading.kind === 'read') studyShown.setState({ study: reading.study, message: null });
  else tell(`${file.name} was not taken. ${reading.problems.slice(0, 4).map(({ path, detail }) => `${path} ${detail}`).join('; ')}.`);
};

export const saveStudy = (): void => {
  const { study } = studyShown.getState();
  saveFile(`nadir-study-${study.id}-v${study.version}.json`, JSON.stringify(study, null, 2), 'application/json');
};

export const addPerson = async (file: File, role: Role): Promise<void> => {
  const reading = identityFrom(await jsonOf(file));
  if (reading.kind === 'refused') return tell(`${file.name} is no identity file.`);
  const { id, name, publicKey } = reading.identity;
  const roster = rosterFrom([...rosterNow(studyShown.getState()), { id, name, role, publicKey }]);
  if (roster.kind === 'refused') return tell(`${id} was not added: ${roster.problems[0]?.detail ?? ''}.`);
  studyShown.setState({ people: roster.roster.filter((one) => one.id !== signing.getState().identity?.id), message: null });
};

export const dropPerson = (gone: string): void => studyShown.setState(({ people }) => ({ people: people.filter(({ id }) => id !== gone) }));

export const openSubjects = async (sources: readonly ByteSource[] | AsyncIterable<ByteSource>): Promise<void> => {
  const all: ByteSource[] = [];
  for await (const source of sources) all.push(source);
  tell('Reading…');
  const library = await readSources(all, {});
  const subjects = trialSubjects(library);
  studyShown.setState({ subjects, codes: new Map(library.subjects.map(({ key, patientId }) => [key, patientId])), message: subjects.subjects.length === 0 ? 'No dated CT of any subject is in these files.' : null });
};

const base64url = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** One package for each reader on the list, saved as a file with the coordinator's list to it. */
export const makePackages = async (passphrase: string): Promise<void> => {
  const state = studyShown.getState();
  const { study } = state;
  const roster = rosterNow(state);
  const { identity } = signing.getState();
  const coordinator = identity && (await unlocked(crypto.subtle, identity, passphrase));
  if (!coordinator) return tell('This passphrase does not open your identity. Nothing was made.');
  for (const { id: reader } of roster.filter(({ role }) => role === 'reader')) {
    const told = (done: number, of: number): void => studyShown.setState({ packing: { reader, done, of } });
    const made = await packed(crypto.subtle, digest, { study, reader, ...state.subjects, roster, coordinator, release: 'app', secret: base64url(randomBytes(32)), at: new Date().toISOString(), deidentified: neutralInstance, told });
    studyShown.setState({ packing: null });
    if (made.kind === 'refused') return tell(`${made.source} cannot be de-identified here. Nothing was made for ${reader}.`);
    saveFile(`nadir-package-${study.id}-${reader}.nadirpack`, made.file, 'application/octet-stream');
    saveFile(`nadir-key-list-${study.id}-${reader}.json`, JSON.stringify(made.keyList), 'application/json');
  }
  tell('Saved: a package for each reader, and the key list to it, which stays with you.');
};

export const hashOf = (study: Study): string => studyHash(study, digest);
