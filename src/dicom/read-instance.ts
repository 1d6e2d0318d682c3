import { attributesOf, code, codes, double, integer, isoDate, isoTime, number, numbers, text, type Attributes } from './attributes';
import { calibrationOf } from './calibration';
import { readableTag } from './elements';
import { frameTagsOf, type FrameTags } from './frame-tags';
import type { Header } from './header';
import type { Frame, Instance, Person, Role, SeriesTags, StudyTags } from './instance';
import type { ByteSource, FramePixels, LoadProblem, Slice, Window } from './model';
import { pixelsOf } from './pixels';
import { planeOf } from './plane';
import { bytesInWords, problem } from './problem';
import { roleOf } from './role';
import { isImageClass, sopClassKind, sopClassName } from './sop-class';
import { lossyMethodOf } from './transfer-syntax';
import { identityOf } from './identity';

/** "Doe^John^^^" → "Doe^John"; of several component groups the alphabetic one, unless it is empty. */
const personName = (name: string): string =>
  name.split('=').map((group) => group.replace(/[\s^]+$/, '').trim()).find((group) => group !== '') ?? '';

const personOf = (a: Attributes): Person => ({
  id: text(a, 'x00100020'), name: personName(text(a, 'x00100010')), birthDate: isoDate(code(a, 'x00100030')), sex: code(a, 'x00100040') || null,
});

const dateOf = (a: Attributes): string | null =>
  ['x00080020', 'x00080022', 'x0008002a', 'x00080021', 'x00080023'].map((tag) => isoDate(code(a, tag))).find((date) => date !== null) ?? null;

const studyOf = (a: Attributes, studyInstanceUid: string): StudyTags => ({
  studyInstanceUid,
  description: text(a, 'x00081030'),
  date: dateOf(a),
  timePointId: text(a, 'x00120050') || null,
  timePointOffsetDays: double(a, 'x00120052'),
});

/** The agent, and whether the file says that none was given: a tag that is not there says nothing. */
const contrastOf = (a: Attributes): Pick<SeriesTags, 'contrast' | 'withoutContrast'> => {
  const agent = text(a, 'x00180010');
  const withoutContrast = /^(no|none|n|without|w\/o|false|0)$/i.test(agent);
  return { contrast: withoutContrast ? '' : agent, withoutContrast };
};

const seriesOf = (a: Attributes, seriesInstanceUid: string): SeriesTags => ({
  seriesInstanceUid, seriesNumber: number(a, 'x00200011'), description: text(a, 'x0008103e'), protocol: text(a, 'x00181030'), bodyPart: text(a, 'x00180015'),
  modality: code(a, 'x00080060'), manufacturer: [text(a, 'x00080070'), text(a, 'x00081090')].filter(Boolean).join(' '), ...contrastOf(a),
  kilovolts: number(a, 'x00180060'), time: isoTime(code(a, 'x00080032')) ?? isoTime(code(a, 'x00080031')) ?? isoTime(code(a, 'x00080030')),
  spacingBetweenSlices: number(a, 'x00180088'),
});

const windowsOf = (a: Attributes): readonly Window[] => {
  const widths = numbers(a, 'x00281051');
  const names = text(a, 'x00281055').split('\\');
  return numbers(a, 'x00281050').flatMap((center, i) => {
    const width = widths[i];
    const explanation = names[i]?.trim();
    if (width === undefined || !Number.isFinite(center) || !(width >= 1)) return [];
    return [{ center, width, ...(explanation ? { explanation } : {}) }];
  });
};

const lossyOf = (a: Attributes, transferSyntaxUid: string): Slice['lossy'] => {
  const method = lossyMethodOf(transferSyntaxUid);
  if (code(a, 'x00282110') !== '01' && method === null) return null;
  const ratios = numbers(a, 'x00282112').filter((ratio) => Number.isFinite(ratio) && ratio > 0);
  return { ratio: ratios.at(-1) ?? null, method: codes(a, 'x00282114').at(-1) || method };
};

const sliceOf = (a: Attributes, sopInstanceUid: string, source: ByteSource, pixels: FramePixels, tags: FrameTags, frame: number, role: Role): Slice => {
  const planeTags = { rows: pixels.rows, columns: pixels.columns, ...tags };
  const { rescale } = tags;
  return {
    sopInstanceUid, frame, instanceNumber: tags.instanceNumber, source,
    pixels: rescale ? { ...pixels, rescaleSlope: rescale.slope, rescaleIntercept: rescale.intercept, rescaleType: rescale.type } : pixels,
    plane: planeOf(planeTags), calibration: calibrationOf(tags.detector, planeTags, role === 'localizer'), positionMm: null,
    windows: windowsOf(tags.windows), lossy: lossyOf(a, pixels.transferSyntaxUid),
  };
};

const likenessOf = (a: Attributes, pixels: FramePixels | null): string =>
  JSON.stringify([
    code(a, 'x0020000d'), code(a, 'x0020000e'), number(a, 'x00200013'), numbers(a, 'x00200032'), numbers(a, 'x00200037'), numbers(a, 'x00280030'),
    number(a, 'x00281053'), number(a, 'x00281052'), integer(a, 'x00280010'), integer(a, 'x00280011'), pixels?.numberOfFrames ?? 0, text(a, 'x00100020'),
  ]);

const unreadEnd = (header: Header, file: string, size: number): LoadProblem | null => {
  if (header.end.kind === 'short') {
    const where = header.end.tag === 'x00000000' ? '' : ` in ${readableTag(header.end.tag)}`;
    return problem('truncated', file, `Header cut short${where}, the file ends after ${bytesInWords(size)}`);
  }
  return header.end.kind === 'malformed' ? problem('malformed', file, `Header damaged, ${header.end.detail}`) : null;
};

/** The image (or report) that a header describes, or the one thing that is wrong with it. */
export const instanceOf = (header: Header, source: ByteSource): Instance | LoadProblem => {
  const a = attributesOf(header.attributes.elements);
  const file = source.name;
  const sopClass = code(a, 'x00080016') || code(header.meta, 'x00020002');
  const identity = identityOf(header, file);
  const base = { file, sopInstanceUid: identity.sop, person: personOf(a), study: studyOf(a, identity.study), series: seriesOf(a, identity.series), bytes: source.size, frames: [] };
  if (sopClassKind(sopClass) === 'dose-report') return { ...base, role: 'dose-report', what: sopClassName(sopClass), likeness: likenessOf(a, null) };
  if (!isImageClass(sopClass)) return problem('not-an-image', file, sopClassName(sopClass));
  const unread = unreadEnd(header, file, source.size);
  if (unread) return unread;
  if (header.end.kind !== 'pixel-data') {
    return sopClassKind(sopClass) === 'unknown' && sopClass !== '' ? problem('not-an-image', file, sopClassName(sopClass)) : problem('no-pixel-data', file, 'No pixel data');
  }
  const found = roleOf(a, sopClass, codes(a, 'x00080008'));
  if (identity.missing.length > 0) return problem('missing-identity', file, `No ${identity.missing.join(', ')} Instance UID, and nothing to take its place`);
  if (found.role === 'not-ct') return { ...base, ...found, likeness: likenessOf(a, null) };
  const reading = pixelsOf(header, source.size);
  const kept = found.role === 'secondary-capture' || found.role === 'dose-report';
  if (reading.kind === 'problem') return kept ? { ...base, ...found, likeness: likenessOf(a, null) } : problem(reading.problem, file, reading.detail);
  const { pixels } = reading;
  const tags = frameTagsOf(a, pixels.numberOfFrames);
  if (!tags) return problem('malformed', file, `${pixels.numberOfFrames} frames, but not all of them are described`);
  const frames: Frame[] = [];
  const instance: Instance = { ...base, ...found, likeness: likenessOf(a, pixels), frames };
  for (const [index, frameTags] of tags.entries()) {
    const role = frameTags.imageType === tags[0]?.imageType ? found.role : roleOf(a, sopClass, frameTags.imageType).role;
    frames.push({
      instance, role, slice: sliceOf(a, base.sopInstanceUid, source, pixels, frameTags, index + 1, role), imageType: frameTags.imageType.join('\\'), kernel: frameTags.kernel,
      sliceThicknessMm: frameTags.sliceThicknessMm, frameOfReferenceUid: code(a, 'x00200052') || null, acquisition: frameTags.acquisition,
      spacing: frameTags.spacing, orientation: frameTags.orientation, position: frameTags.position,
    });
  }
  return instance;
};

export const isProblem = (found: Instance | LoadProblem): found is LoadProblem => 'kind' in found;
