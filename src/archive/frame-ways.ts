import { frameBytes, readSources, type ByteSource, type DicomJson, type FrameContent, type Slice } from '../dicom';
import { syntaxOfFrame } from './codestream';
import { answerType, firstPart } from './parts';
import { archiveProblem, ArchiveFault, failed, type Answer, type ArchiveProblemKind } from './problem';
import { ask, type Desk } from './request';

/** One image of an archive, and what its metadata say of it. */
export interface InstanceAddress {
  readonly studyInstanceUid: string;
  readonly seriesInstanceUid: string;
  readonly sopInstanceUid: string;
  readonly json: DicomJson;
}

/** How a frame can be asked for, best first (as stored, without conversion by the archive); the first that works is kept for all. */
const WAYS = ['frames', 'frames-default', 'frames-single', 'bulk-data', 'instance', 'instance-single'] as const;
type Way = (typeof WAYS)[number];

/** What was found out about an archive's ways; kept as long as it is open. */
export interface FrameHabits {
  way: Way;
  /** An image came this way. */
  proven: boolean;
}
export const newFrameHabits = (): FrameHabits => ({ way: 'frames', proven: false });

const ACCEPT: Readonly<Record<Way, string>> = {
  frames: 'multipart/related; type="application/octet-stream"; transfer-syntax=*',
  'frames-default': 'multipart/related; type="application/octet-stream"',
  'frames-single': 'application/octet-stream; transfer-syntax=*',
  'bulk-data': 'multipart/related; type="application/octet-stream", application/octet-stream',
  instance: 'multipart/related; type="application/dicom"; transfer-syntax=*',
  'instance-single': 'application/dicom; transfer-syntax=*',
};

/** Refusals of the way, not of the image. */
const OTHER_WAY: readonly ArchiveProblemKind[] = ['unsupported', 'server-fault', 'malformed-multipart', 'html-instead-of-json'];

export const instancePath = ({ studyInstanceUid, seriesInstanceUid, sopInstanceUid }: InstanceAddress): string =>
  `/studies/${studyInstanceUid}/series/${seriesInstanceUid}/instances/${sopInstanceUid}`;

/**
 * Where the metadata say that the pixels are. The address is the archive's own idea of its name, often one inside its network: only
 * what follows its root is used, so that neither request nor token leaves for another server.
 */
export const bulkDataPath = (root: string, { json, ...address }: InstanceAddress): string | null => {
  const uri = json['7FE00010']?.BulkDataURI ?? json['7fe00010']?.BulkDataURI;
  if (uri === undefined) return null;
  try {
    const url = new URL(uri, `${root}${instancePath({ json, ...address })}/metadata`);
    const at = url.pathname.indexOf('/studies/');
    return at < 0 || !url.pathname.includes(address.sopInstanceUid) ? null : `${url.pathname.slice(at)}${url.search}`;
  } catch {
    return null;
  }
};

export const memorySource = (name: string, bytes: Uint8Array): ByteSource => ({ name, size: bytes.length, read: async (start, end) => bytes.subarray(start, end) });

/** The slices of one file, and where they are kept if it is not one to read. */
export const slicesIn = async (name: string, bytes: Uint8Array): Promise<readonly Slice[]> => {
  const { subjects, problems } = await readSources([memorySource(name, bytes)], {});
  const slices = subjects.flatMap(({ days, setApart }) => [...days.flatMap(({ series }) => series), ...setApart.flatMap(({ series }) => series ?? [])]).flatMap((series) => series.slices);
  if (slices.length === 0) throw new ArchiveFault(archiveProblem('malformed-image', `The image the archive sent cannot be read: ${problems[0]?.detail ?? 'no pixels'}`));
  return slices;
};

export const frameIn = async (slices: readonly Slice[], frame: number): Promise<FrameContent> => {
  const slice = slices.find((each) => each.frame === frame);
  if (!slice) throw new ArchiveFault(archiveProblem('changed-between-metadata-and-frames', `The image has no frame ${frame} any more`));
  const found = await frameBytes(slice);
  if (found.kind === 'problem') throw new ArchiveFault(archiveProblem('malformed-image', found.problem.detail));
  return found;
};

const pathOf = (way: Way, root: string, address: InstanceAddress, frame: number): string | null => {
  if (way === 'bulk-data') return bulkDataPath(root, address);
  return way.startsWith('frames') ? `${instancePath(address)}/frames/${frame}` : instancePath(address);
};

/** One frame, by the way that this archive is known to understand, or the first that works. */
export const askFrame = async (desk: Desk, habits: FrameHabits, slice: Slice, address: InstanceAddress, priority: number, signal: AbortSignal): Promise<Answer<FrameContent>> => {
  const { pixels, frame } = slice;
  const plainLength = pixels.rows * pixels.columns * pixels.samplesPerPixel * (pixels.bitsAllocated / 8);
  const what = `image ${slice.instanceNumber ?? frame}`;
  let first: Answer<FrameContent> = failed(archiveProblem('unsupported', 'The archive hands out images in no way that is known'));
  let missing = false;
  for (const way of WAYS.slice(WAYS.indexOf(habits.way))) {
    // 404 is no such image, or no such way: asking for the whole instance tells which.
    if (missing && way !== 'instance') continue;
    const path = pathOf(way, desk.root, address, frame);
    if (path === null || (way === 'bulk-data' && pixels.numberOfFrames > 1)) continue;
    const answer = await ask(desk, { what, path, accept: ACCEPT[way], signal, priority, attempts: 5 }, async (arrived): Promise<FrameContent> => {
      const { bytes, headers } = await firstPart(arrived, what);
      if (way.startsWith('instance')) return frameIn(await slicesIn(what, bytes), frame);
      return { bytes, transferSyntaxUid: syntaxOfFrame(bytes, headers.get('content-type') ?? '', answerType(arrived), pixels.transferSyntaxUid, plainLength) };
    });
    if (answer.kind === 'ok') {
      if (!missing || !habits.proven) habits.way = way;
      habits.proven = true;
      return answer;
    }
    if (answer.problem.kind === 'not-found' && !way.startsWith('instance')) {
      missing = true;
      first = answer;
      continue;
    }
    if (!OTHER_WAY.includes(answer.problem.kind)) return answer;
    if (first.kind === 'problem' && first.problem.status === null) first = answer;
  }
  return first;
};

/** The whole file of one instance, as stored. */
export const askInstance = async (desk: Desk, address: Omit<InstanceAddress, 'json'>, priority: number, signal?: AbortSignal): Promise<Answer<Uint8Array>> => {
  const what = `instance ${address.sopInstanceUid}`;
  const asked = { what, path: instancePath({ ...address, json: {} }), signal, priority };
  const take = async (arrived: Parameters<typeof firstPart>[0]): Promise<Uint8Array> => (await firstPart(arrived, what)).bytes;
  let answer = await ask(desk, { ...asked, accept: ACCEPT.instance }, take);
  for (const accept of ['multipart/related; type="application/dicom"', ACCEPT['instance-single'], 'application/dicom']) {
    if (answer.kind === 'ok' || !OTHER_WAY.includes(answer.problem.kind)) return answer;
    answer = await ask(desk, { ...asked, accept }, take);
  }
  return answer;
};
