import { spotsIn, type Spot } from './fuzz-spots';
import type { Random } from './fuzz-random';
import { LENGTHS, NUMBERS, TAGS, TEXTS, UIDS, VRS } from './fuzz-values';

export interface Bent {
  readonly bytes: Uint8Array;
  /** What was done, one step after another. */
  readonly steps: readonly string[];
}

type Bend = (bytes: Uint8Array, random: Random, spots: readonly Spot[], other: Uint8Array) => Uint8Array;

/** Damage beyond the header only changes pixels. */
const HEADER = 4096;
const somewhere = (bytes: Uint8Array, random: Random): number => random.below(random.chance(0.8) ? Math.min(bytes.length, HEADER) : bytes.length);
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
const without = (bytes: Uint8Array, from: number, to: number, inPlace: Uint8Array = new Uint8Array()): Uint8Array => joined(bytes.subarray(0, from), inPlace, bytes.subarray(to));

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);

const headOf = (tag: number, vr: string, length: number): Uint8Array => {
  const view = new DataView(new ArrayBuffer(vr === '' ? 8 : 12));
  view.setUint16(0, tag >>> 16, true);
  view.setUint16(2, tag & 0xffff, true);
  if (vr !== '') [0, 1].forEach((i) => view.setUint8(4 + i, vr.charCodeAt(i)));
  view.setUint32(view.byteLength - 4, length, true);
  return new Uint8Array(view.buffer);
};

/** A value in place of another, with its true length. */
const withValue = (bytes: Uint8Array, spot: Spot, value: Uint8Array): Uint8Array => {
  const even = value.length % 2 === 0 ? value : joined(value, Uint8Array.of(0x20));
  const fits = spot.wide ? even : even.subarray(0, 0xfffe);
  const out = without(bytes, spot.valueAt, spot.end, fits);
  if (spot.wide) viewOf(out).setUint32(spot.lengthAt, fits.length, true);
  else viewOf(out).setUint16(spot.lengthAt, fits.length, true);
  return out;
};

const SEQUENCE = 0x0040a730;
/** Sequences inside one another, with lengths or without. */
const nested = (random: Random, explicit: boolean): Uint8Array => {
  const depth = random.pick([2, 2, 30, 30, 60, 60, 400, 400, 3000, 20_000]);
  const vr = explicit ? 'SQ' : '';
  const open = joined(headOf(SEQUENCE, vr, 0xffffffff), headOf(0xfffee000, '', 0xffffffff));
  if (random.chance(0.6)) {
    const close = joined(headOf(0xfffee00d, '', 0), headOf(0xfffee0dd, '', 0));
    const closed = random.chance(0.7) ? depth : random.below(depth);
    return joined(...Array.from({ length: depth }, () => open), ...Array.from({ length: closed }, () => close));
  }
  const headLength = explicit ? 20 : 16;
  return joined(...Array.from({ length: depth }, (_, level) => {
    const left = (depth - level) * headLength;
    return joined(headOf(SEQUENCE, vr, left - headLength + 8), headOf(0xfffee000, '', left - headLength));
  }));
};

const BENDS: Readonly<Record<string, Bend>> = {
  bits: (bytes, random) => {
    const out = bytes.slice();
    for (let n = 1 + random.below(8); n > 0 && out.length > 0; n -= 1) {
      const at = somewhere(out, random);
      out[at] = (out[at] ?? 0) ^ (1 << random.below(8));
    }
    return out;
  },
  bytes: (bytes, random) => {
    const out = bytes.slice();
    const at = somewhere(out, random);
    const kind = random.below(4);
    if (kind === 0) out.fill(0xff, at, at + 4);
    else if (kind === 1) out.fill(0, at, at + random.pick([1, 8, 300]));
    else if (kind === 2) out.copyWithin(at, somewhere(out, random), at + 40);
    else for (let i = at; i < Math.min(out.length, at + 16); i += 1) out[i] = random.below(256);
    return out;
  },
  cut: (bytes, random) => bytes.subarray(0, random.chance(0.5) ? somewhere(bytes, random) : random.below(bytes.length + 1)),
  length: (bytes, random, spots) => {
    if (spots.length === 0) return bytes;
    const out = bytes.slice();
    const { lengthAt, wide } = random.pick(spots);
    const length = random.chance(0.3) ? out.length - lengthAt + random.below(9) - 4 : random.pick(LENGTHS);
    if (wide) viewOf(out).setUint32(lengthAt, length >>> 0, true);
    else viewOf(out).setUint16(lengthAt, length & 0xffff, true);
    return out;
  },
  vr: (bytes, random, spots) => {
    const explicit = spots.filter(({ vr }) => vr !== '');
    if (explicit.length === 0) return bytes;
    const out = bytes.slice();
    out.set(latin(random.pick(VRS)), random.pick(explicit).at + 4);
    return out;
  },
  tag: (bytes, random, spots) => {
    if (spots.length === 0) return bytes;
    const out = bytes.slice();
    const tag = random.chance(0.5) ? random.pick(TAGS) : random.pick(spots).tag;
    out.set(headOf(tag, '', 0).subarray(0, 4), random.pick(spots).at);
    return out;
  },
  drop: (bytes, random, spots) => {
    if (spots.length === 0) return bytes;
    const { at, end } = random.pick(spots);
    return without(bytes, at, end);
  },
  repeat: (bytes, random, spots) => {
    if (spots.length === 0) return bytes;
    const { at, end } = random.pick(spots);
    const one = bytes.subarray(at, Math.min(end, at + 2000));
    return without(bytes, at, at, joined(...Array.from({ length: random.pick([1, 2, 50, 500]) }, () => one)));
  },
  value: (bytes, random, spots) => {
    const told = spots.filter(({ tag }) => tag < 0x7fe00000);
    if (told.length === 0) return bytes;
    const important = told.filter(({ tag }) => (TAGS as readonly number[]).includes(tag));
    const spot = important.length > 0 && random.chance(0.6) ? random.pick(important) : random.pick(told);
    const { vr, valueAt, end } = spot;
    if (['US', 'SS', 'UL', 'SL', 'FL', 'FD', 'OB', 'OW', 'UN', 'SQ'].includes(vr) || (vr === '' && end - valueAt <= 4)) {
      const out = bytes.slice();
      for (let i = valueAt; i < Math.min(end, valueAt + 64); i += 1) out[i] = random.pick([0, 0, 1, 0x7f, 0x80, 0xff, 0xff, random.below(256)]);
      return out;
    }
    const value = vr === 'UI' || /0008001[68]|0020000[de]|00020010/.test(spot.tag.toString(16).padStart(8, '0')) ? random.pick(UIDS) : random.chance(0.6) ? random.pick(NUMBERS) : random.pick(TEXTS);
    return withValue(bytes, spot, latin(value));
  },
  nest: (bytes, random, spots) => {
    const place = spots.length > 0 ? random.pick(spots) : null;
    const at = place?.at ?? Math.min(bytes.length, 132);
    return without(bytes, at, at, nested(random, place?.vr !== ''));
  },
  items: (bytes, random, spots) => {
    const at = spots.length > 0 ? random.pick(spots).at : Math.min(bytes.length, 132);
    const count = random.pick([10, 10, 10, 1000, 1000, 50_000]);
    const many = new Uint8Array(count * 8);
    for (let n = 0; n < count; n += 1) many.set([0xfe, 0xff, 0, 0xe0], n * 8);
    return without(bytes, at, at, joined(headOf(random.pick([SEQUENCE, 0x52009230, 0x00081199, 0x00041220]), 'SQ', many.length), many));
  },
  splice: (bytes, random, spots, other) => {
    const theirs = spotsIn(other);
    const from = theirs.length > 0 ? random.pick(theirs).at : random.below(other.length + 1);
    return joined(bytes.subarray(0, spots.length > 0 ? random.pick(spots).at : random.below(bytes.length + 1)), other.subarray(from));
  },
};
const NAMES = [...Object.keys(BENDS), 'value', 'value', 'length', 'bits', 'tag'];

/** One to four steps of damage. `other` lends its parts. */
export const bent = (whole: Uint8Array, random: Random, other: Uint8Array = whole): Bent => {
  const steps = Array.from({ length: 1 + random.below(4) }, () => random.pick(NAMES));
  return { steps, bytes: steps.reduce((bytes, step) => BENDS[step]?.(bytes, random, spotsIn(bytes), other) ?? bytes, whole) };
};
