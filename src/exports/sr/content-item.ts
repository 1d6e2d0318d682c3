import { decimalString, elements, type NewElement } from '../../dicom';
import type { Code } from './code';

const { floats, sequence, text } = elements;

type Relation = 'CONTAINS' | 'HAS ACQ CONTEXT' | 'HAS CONCEPT MOD' | 'HAS OBS CONTEXT' | 'HAS PROPERTIES' | 'INFERRED FROM' | 'SELECTED FROM';
type Graphic = 'POINT' | 'POLYLINE';

export interface ImageReference {
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  /** 1-based; null for an image of one frame. */
  readonly frame: number | null;
}

type ItemValue =
  | { readonly type: 'CONTAINER'; readonly template: string | null }
  | { readonly type: 'CODE'; readonly code: Code }
  | { readonly type: 'TEXT' | 'PNAME' | 'UIDREF' | 'DATE'; readonly text: string }
  | { readonly type: 'NUM'; readonly number: number; readonly unit: Code }
  | { readonly type: 'IMAGE'; readonly image: ImageReference }
  /** Columns and rows in turn; the top left corner of the first pixel is 0\0, its centre 0.5\0.5. */
  | { readonly type: 'SCOORD'; readonly graphic: Graphic; readonly data: readonly number[] }
  /** mm, patient frame. */
  | { readonly type: 'SCOORD3D'; readonly graphic: Graphic; readonly data: readonly number[]; readonly frameOfReferenceUid: string };

/** One node of a content tree (PS3.3 C.17.3). */
export interface ContentItem {
  readonly relation: Relation | null;
  readonly name: Code | null;
  readonly value: ItemValue;
  readonly children: readonly ContentItem[];
}

type Children = readonly ContentItem[];
const item = (relation: Relation | null, name: Code | null, value: ItemValue, children: Children = []): ContentItem => ({ relation, name, value, children });

export const container = (relation: Relation | null, name: Code, children: Children, template: string | null = null): ContentItem => item(relation, name, { type: 'CONTAINER', template }, children);
export const coded = (relation: Relation, name: Code, value: Code, children: Children = []): ContentItem => item(relation, name, { type: 'CODE', code: value }, children);
export const written = (relation: Relation, name: Code, value: string, children: Children = []): ContentItem => item(relation, name, { type: 'TEXT', text: value }, children);
export const person = (relation: Relation, name: Code, value: string): ContentItem => item(relation, name, { type: 'PNAME', text: value });
export const uid = (relation: Relation, name: Code, value: string): ContentItem => item(relation, name, { type: 'UIDREF', text: value });
/** @param iso yyyy-mm-dd */
export const day = (relation: Relation, name: Code, iso: string): ContentItem => item(relation, name, { type: 'DATE', text: iso.replaceAll('-', '') });
export const numeric = (relation: Relation, name: Code, value: number, unit: Code, children: Children = []): ContentItem => item(relation, name, { type: 'NUM', number: value, unit }, children);
export const image = (relation: Relation, name: Code | null, { sopClassUid, sopInstanceUid, frame }: ImageReference, children: Children = []): ContentItem =>
  item(relation, name, { type: 'IMAGE', image: { sopClassUid, sopInstanceUid, frame } }, children);
export const onImage = (relation: Relation, name: Code, graphic: Graphic, data: readonly number[], from: ImageReference): ContentItem =>
  item(relation, name, { type: 'SCOORD', graphic, data }, [image('SELECTED FROM', null, from)]);
export const inSpace = (relation: Relation, name: Code, graphic: Graphic, data: readonly number[], frameOfReferenceUid: string): ContentItem =>
  item(relation, name, { type: 'SCOORD3D', graphic, data, frameOfReferenceUid });

const codeItem = ({ value, scheme, meaning }: Code): readonly NewElement[] => [text(0x00080100, 'SH', value), text(0x00080102, 'SH', scheme), text(0x00080104, 'LO', meaning)];

const referenced = ({ sopClassUid, sopInstanceUid, frame }: ImageReference): readonly NewElement[] => [
  text(0x00081150, 'UI', sopClassUid), text(0x00081155, 'UI', sopInstanceUid), ...(frame === null ? [] : [text(0x00081160, 'IS', String(frame))]),
];

const valueElements = (value: ItemValue): readonly NewElement[] => {
  switch (value.type) {
    case 'CONTAINER': return [
      text(0x0040a050, 'CS', 'SEPARATE'),
      ...(value.template === null ? [] : [sequence(0x0040a504, [[text(0x00080105, 'CS', 'DCMR'), text(0x0040db00, 'CS', value.template)]])]),
    ];
    case 'CODE': return [sequence(0x0040a168, [codeItem(value.code)])];
    case 'TEXT': return [text(0x0040a160, 'UT', value.text)];
    case 'PNAME': return [text(0x0040a123, 'PN', value.text)];
    case 'UIDREF': return [text(0x0040a124, 'UI', value.text)];
    case 'DATE': return [text(0x0040a121, 'DA', value.text)];
    // A decimal string holds 16 characters; the floating point value beside it is exact.
    case 'NUM': return [sequence(0x0040a300, [[floats(0x0040a161, [value.number], 'FD'), text(0x0040a30a, 'DS', decimalString(value.number)), sequence(0x004008ea, [codeItem(value.unit)])]])];
    case 'IMAGE': return [sequence(0x00081199, [referenced(value.image)])];
    case 'SCOORD': return [floats(0x00700022, value.data), text(0x00700023, 'CS', value.graphic)];
    case 'SCOORD3D': return [floats(0x00700022, value.data), text(0x00700023, 'CS', value.graphic), text(0x30060024, 'UI', value.frameOfReferenceUid)];
  }
};

/** The elements of a content item and everything below it; the root has no relationship. */
export const contentElements = ({ relation, name, value, children }: ContentItem): readonly NewElement[] => [
  ...(relation === null ? [] : [text(0x0040a010, 'CS', relation)]),
  text(0x0040a040, 'CS', value.type),
  ...(name === null ? [] : [sequence(0x0040a043, [codeItem(name)])]),
  ...valueElements(value),
  ...(children.length === 0 ? [] : [sequence(0x0040a730, children.map(contentElements))]),
];
