/** One element of a DICOM file and where its parts are. */
export interface Spot {
  readonly at: number;
  readonly tag: number;
  /** Empty in implicit files and for items. */
  readonly vr: string;
  readonly lengthAt: number;
  readonly wide: boolean;
  readonly valueAt: number;
  readonly end: number;
}

const LONG = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV']);
const MOST = 3000;

const spotAt = (view: DataView, at: number): Spot => {
  const tag = view.getUint16(at, true) * 0x10000 + view.getUint16(at + 2, true);
  const vr = String.fromCharCode(view.getUint8(at + 4), view.getUint8(at + 5));
  const explicit = /^[A-Z]{2}$/.test(vr) && tag < 0xfffe0000;
  const wide = !explicit || LONG.has(vr);
  const lengthAt = explicit ? (wide ? at + 8 : at + 6) : at + 4;
  const valueAt = lengthAt + (wide ? 4 : 2);
  const length = valueAt > view.byteLength ? 0 : wide ? view.getUint32(lengthAt, true) : view.getUint16(lengthAt, true);
  const goesInto = length === 0xffffffff || vr === 'SQ' || tag === 0xfffee000;
  return { at, tag, vr: explicit ? vr : '', lengthAt, wide, valueAt, end: goesInto ? valueAt : valueAt + length };
};

/** The elements of a little-endian file, those inside sequences among them; as far as they can be followed. */
export const spotsIn = (bytes: Uint8Array): readonly Spot[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const spots: Spot[] = [];
  let at = String.fromCharCode(...bytes.subarray(128, 132)) === 'DICM' ? 132 : 0;
  while (at + 12 <= bytes.length && spots.length < MOST) {
    const spot = spotAt(view, at);
    if (spot.end > bytes.length || spot.valueAt > bytes.length) break;
    spots.push(spot);
    at = spot.end;
  }
  return spots;
};
