import type { DicomJson, Slice } from '../dicom';
import { dataSetsIn, JSON_TYPE, text } from './json-answer';
import { archiveProblem, failed, ok, type Answer } from './problem';
import { ask, type Desk } from './request';
import type { SeriesLoader } from './series-loader';
import type { StreamedFile } from './series-stream';

/** What a series holds. */
interface Told {
  /** Without JSON where the files themselves are here and tell. */
  readonly instances: readonly { readonly json: DicomJson | null; readonly sop: string }[];
  /** Of the files; none where the metadata told. */
  readonly slices: readonly Slice[];
}

/** Series metadata (WADO-RS), asked for once. */
const metadataOf = async (desk: Desk, study: string, series: string, priority: number, signal: AbortSignal): Promise<Answer<Told>> => {
  const what = 'the description of the series';
  const answer = await ask(desk, { what, path: `/studies/${study}/series/${series}/metadata`, accept: JSON_TYPE, priority: priority - 2, signal }, (arrived) => dataSetsIn(arrived, what));
  if (answer.kind === 'problem') return answer;
  // Some archives answer with the whole study, or leave out what the address says anyway.
  const own = answer.value.filter((json) => ['', series].includes(text(json, '0020000E')) && text(json, '00080018') !== '');
  const named = own.map((json): DicomJson => ({ ...json, '0020000D': { vr: 'UI', Value: [text(json, '0020000D') || study] }, '0020000E': { vr: 'UI', Value: [series] } }));
  const unique = [...new Map(named.map((json) => [text(json, '00080018'), json]))];
  return unique.length > 0 ? ok({ instances: unique.map(([sop, json]) => ({ json, sop })), slices: [] }) : failed(archiveProblem('not-found', 'The archive holds no images of this series'));
};

const filesOf = (files: Answer<readonly StreamedFile[]>): Told | null =>
  files.kind === 'ok' && files.value.length > 0
    ? { instances: files.value.map(({ slices: [first] }) => ({ json: null, sop: first?.sopInstanceUid ?? '' })), slices: files.value.flatMap(({ slices }) => slices) }
    : null;

/** Metadata that are refused or do not come; the files may still. */
const WITHOUT_METADATA = ['unsupported', 'server-fault', 'timed-out', 'malformed-json', 'html-instead-of-json'];

interface Asking {
  readonly priority: number;
  readonly signal: AbortSignal;
  /** Images that the list of series promised. */
  readonly expected: number | null;
}

/**
 * What the series is: from its metadata, or from its files where the stream of a small series is over sooner. Archives read every file to tell
 * its metadata: near ones send them all in less time.
 */
export const firstToTell = async (desk: Desk, study: string, series: string, loader: SeriesLoader, { priority, signal, expected }: Asking): Promise<Answer<Told>> => {
  const enough = new AbortController();
  const byFiles = loader.beginEarly(expected) ? loader.files().then(filesOf) : Promise.resolve(null);
  const byMetadata = metadataOf(desk, study, series, priority, AbortSignal.any([signal, enough.signal]));
  const sooner = await Promise.race([byMetadata.then(() => null), byFiles.then((told) => told ?? byMetadata.then(() => null))]);
  if (sooner) {
    enough.abort();
    return ok(sooner);
  }
  const answer = await byMetadata;
  if (answer.kind === 'ok' || !WITHOUT_METADATA.includes(answer.problem.kind)) return answer;
  const files = filesOf(await loader.files());
  return files ? ok(files) : answer;
};
