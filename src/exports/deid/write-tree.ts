import { LONG, type Coding, type RawElement } from './element-tree';

const head = (size: number, write: (view: DataView) => void): Uint8Array => {
  const bytes = new Uint8Array(size);
  write(new DataView(bytes.buffer));
  return bytes;
};

const putTag = (view: DataView, tag: number, little: boolean): void => {
  view.setUint16(0, tag >>> 16, little);
  view.setUint16(2, tag & 0xffff, little);
};

const itemHead = (tag: number, length: number, little: boolean): Uint8Array => head(8, (view) => {
  putTag(view, tag, little);
  view.setUint32(4, length, little);
});

const elementHead = ({ tag, vr }: RawElement, length: number, { explicit, little }: Coding): Uint8Array => {
  if (!explicit) return itemHead(tag, length, little);
  return head(LONG.has(vr) ? 12 : 8, (view) => {
    putTag(view, tag, little);
    view.setUint8(4, vr.charCodeAt(0));
    view.setUint8(5, vr.charCodeAt(1));
    if (LONG.has(vr)) view.setUint32(8, length, little);
    else if (length > 0xffff) throw new RangeError(`value of ${tag.toString(16)} is too long for ${vr}`);
    else view.setUint16(6, length, little);
  });
};

const sizeOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, { length }) => sum + length, 0);

const partsOf = (elements: readonly RawElement[], coding: Coding): readonly Uint8Array[] =>
  [...elements].sort((a, b) => a.tag - b.tag).flatMap((element) => {
    const { content } = element;
    if (content.kind === 'value') return [elementHead(element, content.bytes.length, coding), content.bytes];
    if (content.kind === 'fragments') {
      const { little } = coding;
      return [elementHead(element, 0xffffffff, coding), ...content.fragments.flatMap((fragment) => [itemHead(0xfffee000, fragment.length, little), fragment]), itemHead(0xfffee0dd, 0, little)];
    }
    const items = content.items.flatMap((item) => {
      const parts = partsOf(item, coding);
      return [itemHead(0xfffee000, sizeOf(parts), coding.little), ...parts];
    });
    return [elementHead(element, sizeOf(items), coding), ...items];
  });

export const valueElement = (tag: number, vr: string, bytes: Uint8Array): RawElement => ({ tag, vr, content: { kind: 'value', bytes } });

/** Text in the default repertoire, padded to even length. */
export const textElement = (tag: number, vr: string, text: string): RawElement => {
  const padded = text.length % 2 === 0 ? text : `${text}${vr === 'UI' ? '\0' : ' '}`;
  return valueElement(tag, vr, Uint8Array.from(padded, (letter) => letter.charCodeAt(0) & 0x7f));
};

/** A Part 10 file: an empty preamble, the meta information with its length, the data set. */
export const writtenTree = (meta: readonly RawElement[], elements: readonly RawElement[], coding: Coding): Uint8Array<ArrayBuffer> => {
  const plain: Coding = { explicit: true, little: true };
  const group = partsOf(meta, plain);
  const length = valueElement(0x00020000, 'UL', head(4, (view) => view.setUint32(0, sizeOf(group), true)));
  const parts = [...partsOf([length], plain), ...group, ...partsOf(elements, coding)];
  const whole = new Uint8Array(132 + sizeOf(parts));
  whole.set([0x44, 0x49, 0x43, 0x4d], 128);
  let at = 132;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
