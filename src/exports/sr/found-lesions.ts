import { patientFromPixel, type PatientPoint } from '../../dicom';
import type { Answer, LesionId, LesionRole, Line, LookBack, MarkPlace, Measured, NewLesionAnswer, NonTargetAnswer, Site } from '../../read';
import type { ImageReference } from './content-item';
import type { FoundGroup, FoundImage, FoundReport } from './found-report';
import { lineOfLength } from './line-of-length';
import { ANSWER_TERM } from './measurement-group';
import type { FoundRegion } from './report-node';
import { STATUS_TERM, wordOf } from './terms';

/** What a report says of one lesion, in the terms of a read. */
export interface FoundLesion {
  readonly id: LesionId;
  readonly name: string;
  readonly role: LesionRole;
  readonly site: Site | null;
  readonly answer: Answer | null;
  readonly parts: readonly Measured[];
  readonly point: { readonly place: MarkPlace; readonly at: PatientPoint } | null;
  readonly lookBack: LookBack | null;
}

const firstOwn = (group: FoundGroup, value: string): string => group.own.get(value)?.[0] ?? '';

const imageOf = (report: FoundReport, { sopInstanceUid, frame }: ImageReference): FoundImage | undefined => report.images.find((one) => one.sopInstanceUid === sopInstanceUid && one.frame === frame);

/** Points of a region, mm in the patient; null where the image has no place in the patient. */
const pointsOf = (report: FoundReport, region: FoundRegion | undefined): readonly PatientPoint[] | null => {
  if (region?.kind === 'patient') return region.points;
  const plane = region?.image ? imageOf(report, region.image)?.plane : null;
  return region && plane ? region.pixels.map((pixel) => patientFromPixel(plane, pixel)) : null;
};

const PLANES = ['axial', 'coronal', 'sagittal'] as const;

const placeOf = (report: FoundReport, group: FoundGroup, image: ImageReference): MarkPlace => {
  const entry = imageOf(report, image);
  const [center, width] = firstOwn(group, 'WINDOW').split('/').map(Number);
  const reformatted = PLANES.find((plane) => plane === firstOwn(group, 'REFORMATTED'));
  return {
    seriesKey: entry?.seriesKey || report.seriesOf.get(image.sopInstanceUid) || report.timepoint.seriesKey, sopInstanceUid: image.sopInstanceUid, frame: image.frame ?? 1,
    sliceThicknessMm: entry?.sliceThicknessMm ?? null,
    ...(center !== undefined && width !== undefined && Number.isFinite(center) && Number.isFinite(width) ? { window: { center, width } } : {}),
    ...(reformatted ? { reformatted } : {}),
  };
};

const lineOf = (report: FoundReport, group: FoundGroup, axis: 'long' | 'short'): Line | null => {
  const size = group.sizes.find((one) => one.axis === axis);
  const [a, b] = pointsOf(report, size?.regions[0]) ?? [];
  return size && a && b ? lineOfLength([a, b], size.mm) : null;
};

const sourceOf = (region: FoundRegion | undefined, source: ImageReference | null): ImageReference | null => (region?.kind === 'image' ? region.image : source);

const measuredOf = (report: FoundReport, group: FoundGroup): readonly Measured[] => {
  const long = lineOf(report, group, 'long');
  const size = group.sizes.find(({ axis }) => axis === 'long');
  const image = sourceOf(size?.regions[0], size?.source ?? group.source);
  if (!long || !image) return [];
  const assisted = firstOwn(group, 'ASSISTED');
  return [{
    caliper: { long, short: lineOf(report, group, 'short') }, place: placeOf(report, group, image),
    ...(assisted === '' ? {} : { assisted: { kind: 'one-click', changed: assisted.includes('changed') } }),
  }];
};

const pointOf = (report: FoundReport, group: FoundGroup): FoundLesion['point'] => {
  const size = group.sizes[0];
  const region = group.regions[0] ?? size?.regions[0];
  const image = sourceOf(region, group.source ?? size?.source ?? null);
  const [at] = region?.graphic === 'POINT' ? (pointsOf(report, region) ?? []) : [];
  return at && image ? { place: placeOf(report, group, image), at } : null;
};

const answerOf = (group: FoundGroup, parts: readonly Measured[]): Answer | null => {
  const said = firstOwn(group, 'ANSWER');
  const kind = (Object.keys(ANSWER_TERM) as (keyof typeof ANSWER_TERM)[]).find((one) => ANSWER_TERM[one].value === said);
  const [first] = parts;
  switch (kind) {
    case undefined: return null;
    case 'measured':
    case 'equivocal': return first ? { kind: 'measured', measured: first, equivocal: kind === 'equivocal' } : null;
    case 'parts': return { kind, parts };
    case 'merged': return { kind, into: group.mergedInto };
    case 'not-evaluable': return { kind, reason: firstOwn(group, 'REASON') };
    case 'status': {
      const status = wordOf<NonTargetAnswer | NewLesionAnswer | 'not-evaluable'>(STATUS_TERM, group.status);
      const sites = group.own.get('GROWN-SITE');
      return status === null || status === 'not-evaluable' ? null : { kind, status, ...(sites ? { sites } : {}) };
    }
    default: return { kind };
  }
};

const LOOK_BACKS = ['new', 'seen-before', 'below-threshold', 'equivocal', 'likely-benign'] as const;
const BENIGN = ['infection', 'inflammation', 'sarcoid-like', 'treatment-change', 'other'] as const;

const lookBackOf = (group: FoundGroup): LookBack | null => {
  const answer = LOOK_BACKS.find((one) => one === firstOwn(group, 'LOOK-BACK'));
  return answer === undefined ? null : { answer, firstSeen: firstOwn(group, 'LOOK-BACK-SEEN') || null, benign: BENIGN.find((one) => one === firstOwn(group, 'LOOK-BACK-BENIGN')) ?? null, note: firstOwn(group, 'LOOK-BACK-NOTE') };
};

/** The lesions of one of our own reports, in its order. Groups without a role are none. */
export const lesionsIn = (report: FoundReport, groups: readonly FoundGroup[]): readonly FoundLesion[] =>
  groups.filter(({ partOf }) => partOf === '').flatMap((group): readonly FoundLesion[] => {
    if (group.role === null) return [];
    const parts = [group, ...groups.filter(({ partOf }) => partOf === group.trackingUid)].flatMap((one) => measuredOf(report, one));
    const label = firstOwn(group, 'SITE');
    return [{
      id: group.trackingUid, name: group.name.replace(/\.1$/, ''), role: group.role, site: label === '' ? null : { organ: group.organ ?? 'other', label },
      answer: answerOf(group, parts), parts, point: parts.length === 0 ? pointOf(report, group) : null, lookBack: lookBackOf(group),
    }];
  });
