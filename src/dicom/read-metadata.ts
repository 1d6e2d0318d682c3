import { attributesOf, code, integer } from './attributes';
import { newDrop } from './drop';
import { walkElements } from './elements';
import { readHeader, type Header } from './header';
import { jsonBytes, type DicomJson } from './json-elements';
import type { ByteSource, Library } from './model';
import { problem } from './problem';
import { instanceOf, isProblem } from './read-instance';
import { DEFLATED, displayable, EXPLICIT_BIG, EXPLICIT_LITTLE } from './transfer-syntax';

/** What an archive tells of one instance, and where its frames come from. */
export interface DescribedInstance {
  /** Null where the file itself is at hand and tells more. */
  readonly json: DicomJson | null;
  readonly source: ByteSource;
}

/** The syntax in which frames will come: one that can be shown out of those offered. Archives hand out frames inflated and little endian. */
const offeredSyntax = (json: DicomJson): string => {
  const offered = ['00083002', '00020010'].flatMap((tag) => json[tag]?.Value ?? []).flatMap((value) => (typeof value === 'string' && value.trim() !== '' ? [value.trim()] : []));
  const best = offered.find(displayable) ?? offered[0] ?? EXPLICIT_LITTLE;
  return best === DEFLATED || best === EXPLICIT_BIG ? EXPLICIT_LITTLE : best;
};

const headerOf = (json: DicomJson): Header => {
  const bytes = jsonBytes(json);
  const encoding = { explicit: true, bigEndian: false };
  const walk = walkElements(bytes, 0, encoding, () => false);
  const attributes = attributesOf(walk.elements);
  const float = ['7FE00008', '7FE00009'].find((tag) => tag in json);
  // Many archives leave Pixel Data out of the metadata: an image is what has rows.
  const hasPixels = '7FE00010' in json || float !== undefined || (integer(attributes, 'x00280010') ?? 0) > 0;
  const element = { tag: float ? `x${float.toLowerCase()}` : 'x7fe00010', vr: 'OW', dataOffset: bytes.length, length: 0 };
  const end: Header['end'] = walk.end.kind === 'end' && hasPixels ? { kind: 'pixel-data', element } : walk.end;
  return { meta: attributesOf({ bytes: new Uint8Array(), bigEndian: false, byTag: {} }), attributes, transferSyntaxUid: offeredSyntax(json), encoding, end, dataSetStart: 0, pixelsElsewhere: true };
};

const headerOfFile = async (source: ByteSource): Promise<Header | null> => {
  const reading = await readHeader(source);
  return reading.kind === 'header' ? reading.header : null;
};

/**
 * Puts what archives tell of instances (DICOM JSON, PS3.18 annex F) in order, by the same rules as files: the same images give the same
 * subjects, days, series and slices. Slices carry no `pixels.place`; their pixels come from their source, by frame or from the file behind it.
 * Rejects only where a source does whose file is to tell.
 */
export const readMetadata = async (instances: readonly DescribedInstance[]): Promise<Library> => {
  const drop = newDrop();
  for (const { json, source } of instances) {
    const header = json === null ? await headerOfFile(source) : headerOf(json);
    if (!header) {
      drop.addProblem(problem('not-dicom', source.name, 'What the archive sent is no DICOM file'));
      continue;
    }
    if (code(header.attributes, 'x00080018') === '') {
      drop.addProblem(problem('missing-identity', source.name, 'The archive names no SOP Instance UID'));
      continue;
    }
    const found = instanceOf(header, source);
    if (isProblem(found)) drop.addProblem(found);
    else await drop.addInstance(found, source);
  }
  return drop.library(true);
};
