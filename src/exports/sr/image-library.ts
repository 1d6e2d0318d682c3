import type { MarkPlace, Timepoint } from '../../read';
import { dcm } from './code';
import { NAME, OWN, UNIT } from './concepts';
import { coded, container, day, image, numeric, uid, written, type ContentItem } from './content-item';
import type { LesionMarks } from './lesion-marks';
import type { KnownImage } from './mark-geometry';
import { TERM } from './terms';

const CONTEXT = 'HAS ACQ CONTEXT';
const AXES = ['X', 'Y', 'Z'] as const;
/** DICOM numbers these concepts in a row: position 110901–3, orientation of rows 110904–6 and of columns 110907–9. */
export const POSITION = AXES.map((axis, index) => dcm(String(110901 + index), `Image Position (Patient) ${axis}`));
export const ROW_DIRECTION = AXES.map((axis, index) => dcm(String(110904 + index), `Image Orientation (Patient) Row ${axis}`));
export const COLUMN_DIRECTION = AXES.map((axis, index) => dcm(String(110907 + index), `Image Orientation (Patient) Column ${axis}`));

interface Imaged {
  readonly image: KnownImage;
  readonly place: MarkPlace;
}

/** TID 1604: the geometry of an image, so that the report can be put on it without the image. */
const geometry = ({ image: { plane }, place }: Imaged): readonly ContentItem[] => [
  numeric(CONTEXT, NAME.columnSpacing, plane.columnSpacing, UNIT.mm),
  numeric(CONTEXT, NAME.rowSpacing, plane.rowSpacing, UNIT.mm),
  ...(place.sliceThicknessMm === null ? [] : [numeric(CONTEXT, NAME.thickness, place.sliceThicknessMm, UNIT.mm)]),
  ...POSITION.map((name, index) => numeric(CONTEXT, name, plane.origin[index] ?? 0, UNIT.mm)),
  ...ROW_DIRECTION.map((name, index) => numeric(CONTEXT, name, plane.rowDirection[index] ?? 0, UNIT.cosine)),
  ...COLUMN_DIRECTION.map((name, index) => numeric(CONTEXT, name, plane.columnDirection[index] ?? 0, UNIT.cosine)),
];

/** TID 1601. */
const entry = (imaged: Imaged): ContentItem => image('CONTAINS', null, imaged.image, [
  ...(imaged.image.frameOfReferenceUid === null ? [] : [uid(CONTEXT, NAME.frameOfReference, imaged.image.frameOfReferenceUid)]),
  numeric(CONTEXT, NAME.rows, imaged.image.plane.rows, UNIT.pixels),
  numeric(CONTEXT, NAME.columns, imaged.image.plane.columns, UNIT.pixels),
  ...geometry(imaged),
  ...(imaged.place.seriesKey === imaged.image.seriesUid ? [] : [written(CONTEXT, OWN.seriesKey, imaged.place.seriesKey)]),
]);

/** Every image that something was drawn on, once. */
export const imagesOf = (marks: readonly LesionMarks[]): readonly Imaged[] => {
  const all = marks.flatMap(({ parts, point }): readonly Imaged[] => [...parts.map(({ image: from, measured }) => ({ image: from, place: measured.place })), ...(point ? [{ image: point.image, place: point.place }] : [])]);
  const seen = new Set<string>();
  return all.filter(({ image: { sopInstanceUid, frame } }) => !seen.has(`${sopInstanceUid}#${frame}`) && seen.add(`${sopInstanceUid}#${frame}`));
};

/** TID 1600: the images that the report speaks of, and which scan of the read they are. */
export const imageLibrary = (timepoint: Timepoint, studyUid: string, marks: readonly LesionMarks[]): ContentItem => container('CONTAINS', NAME.imageLibrary, [
  container('CONTAINS', NAME.imageGroup, [
    coded(CONTEXT, NAME.modality, TERM.ct),
    day(CONTEXT, NAME.acquisitionDate, timepoint.date),
    ...timepoint.studyInstanceUids.filter((one) => one !== studyUid).map((one) => uid(CONTEXT, NAME.studyUid, one)),
    ...(timepoint.seriesKey === null ? [] : [written(CONTEXT, OWN.seriesKey, timepoint.seriesKey)]),
    ...imagesOf(marks).map(entry),
  ]),
], '1600');
