import { createStore } from 'zustand/vanilla';
import type { Log } from '../../read';
import { packageFault, studyStamp, type PackageFault } from '../../trial';
import { digest } from '../room-acts';
import { inWords, theShelf } from '../shelf';
import { signing } from './identity';
import { openedPackage, type OpenedPackage } from './package-file';

/** The package whose worklist is on screen, verified for the identity of this browser. */
export const received = createStore<{ readonly opened: OpenedPackage | null; readonly fault: string | null }>(() => ({ opened: null, fault: null }));

const FAULTS: Readonly<Record<PackageFault, string>> = {
  'not-signed': 'The package is not signed by a coordinator.', changed: 'The package was changed after it was signed.', 'unknown-coordinator': 'Whoever signed the package is no coordinator of this study.',
  'signature-false': 'The signature of the package does not hold.', 'other-study': 'The study in the package is not the one that was signed.', 'other-reader': 'The package is for another reader.',
};

/** The verified package of a file, or why it is not opened. */
const verified = async (file: Blob): Promise<OpenedPackage | string> => {
  const opened = await openedPackage(file);
  if (!opened) return 'It is no package of a blinded read, or was cut short.';
  const { identity } = signing.getState();
  if (!identity) return 'There is no identity in this browser: make one, or open its file.';
  const fault = await packageFault(crypto.subtle, opened.manifest, identity.id, opened.roster, digest);
  if (fault) return FAULTS[fault];
  const listed = opened.roster.some(({ id, publicKey, role }) => id === identity.id && publicKey === identity.publicKey && role === 'reader');
  return listed ? opened : 'The key of this identity is not on the study’s list of readers.';
};

/** Opens a package from its file and keeps it, sealed as it is. */
export const openPackage = async (file: File): Promise<void> => {
  const opened = await verified(file);
  if (typeof opened === 'string') return received.setState({ fault: `${file.name} is not opened. ${opened}` });
  const problem = await theShelf().keepPackage({ id: opened.manifest.id, file: file.slice(), receivedAt: new Date().toISOString() });
  received.setState({ opened, fault: problem && `${inWords(problem).fact} Open the file again after a reload.` });
};

/** The kept package, latest first, that is for the identity here. */
export const recallPackage = async (): Promise<void> => {
  if (received.getState().opened) return;
  for (const { file } of await theShelf().packages()) {
    const opened = await verified(file);
    if (typeof opened !== 'string') return received.setState({ opened, fault: null });
  }
};

/** Whether a log is the reading of this package under a code: by its reader, of its study. */
export const isReadingOf = (log: Log, { manifest }: OpenedPackage, code: string): boolean => {
  const opening = log[0];
  return opening?.act.kind === 'readOpened' && opening.act.subject.code === code && opening.by === manifest.reader && studyStamp(opening.act.charter)?.sha256 === manifest.studySha256
    && manifest.readings.some((one) => one.code === code);
};

/** The kept log of a reading; null where none was begun. */
export const readingLog = async (opened: OpenedPackage, code: string): Promise<{ readonly readId: string; readonly log: Log } | null> => {
  const { reads } = await theShelf().listReads();
  for (const { id } of reads.filter((one) => one.code === code)) {
    const loaded = await theShelf().loadLog(id);
    if (loaded.kind === 'log' && isReadingOf(loaded.log, opened, code)) return { readId: id, log: loaded.log };
  }
  return null;
};
