/** Text in DICOM: Specific Character Set (0008,0005), PS3.3 C.12.1.1.2 and PS3.5 6.1, with ISO 2022 code extensions. */

interface CodeElement {
  readonly label: string;
  /** Bytes are shifted into the upper half before decoding (94×94 sets designated to G0). */
  readonly lift?: 'pairs' | 'pairs-jis0212';
}

const LATIN: CodeElement = { label: 'iso-8859-1' };
const BY_TERM: Readonly<Record<string, string>> = {
  'IR 6': 'iso-8859-1', 'IR 100': 'iso-8859-1', 'IR 101': 'iso-8859-2', 'IR 109': 'iso-8859-3', 'IR 110': 'iso-8859-4', 'IR 144': 'iso-8859-5',
  'IR 127': 'iso-8859-6', 'IR 126': 'iso-8859-7', 'IR 138': 'iso-8859-8', 'IR 148': 'windows-1254', 'IR 203': 'iso-8859-15', 'IR 13': 'shift_jis',
  'IR 166': 'windows-874', 'IR 192': 'utf-8', 'IR 149': 'euc-kr', 'IR 58': 'gb18030', GB18030: 'gb18030', GBK: 'gbk',
};

/** Escape sequences (after ESC) → which half they designate, and to what. */
const ESCAPES: Readonly<Record<string, { readonly half: 'low' | 'high'; readonly set: CodeElement }>> = {
  '(B': { half: 'low', set: LATIN }, '(J': { half: 'low', set: LATIN }, ')I': { half: 'high', set: { label: 'shift_jis' } },
  $B: { half: 'low', set: { label: 'euc-jp', lift: 'pairs' } }, '$(D': { half: 'low', set: { label: 'euc-jp', lift: 'pairs-jis0212' } },
  '$)C': { half: 'high', set: { label: 'euc-kr' } }, '$)A': { half: 'high', set: { label: 'gb18030' } },
  '-A': { half: 'high', set: LATIN }, '-B': { half: 'high', set: { label: 'iso-8859-2' } }, '-C': { half: 'high', set: { label: 'iso-8859-3' } },
  '-D': { half: 'high', set: { label: 'iso-8859-4' } }, '-L': { half: 'high', set: { label: 'iso-8859-5' } }, '-G': { half: 'high', set: { label: 'iso-8859-6' } },
  '-F': { half: 'high', set: { label: 'iso-8859-7' } }, '-H': { half: 'high', set: { label: 'iso-8859-8' } }, '-M': { half: 'high', set: { label: 'windows-1254' } },
  '-T': { half: 'high', set: { label: 'windows-874' } }, '-b': { half: 'high', set: { label: 'iso-8859-15' } },
};

const decoders = new Map<string, TextDecoder>();
const decoder = (label: string): TextDecoder => {
  const known = decoders.get(label);
  if (known) return known;
  const made = new TextDecoder(label);
  decoders.set(label, made);
  return made;
};

const decodeRun = (bytes: Uint8Array, set: CodeElement): string => {
  if (!set.lift) return decoder(set.label).decode(bytes);
  const step = set.lift === 'pairs-jis0212' ? 3 : 2;
  const lifted = new Uint8Array(Math.floor(bytes.length / 2) * step);
  for (let i = 0, o = 0; i + 1 < bytes.length; i += 2) {
    if (step === 3) lifted[o++] = 0x8f;
    lifted[o++] = (bytes[i] ?? 0) | 0x80;
    lifted[o++] = (bytes[i + 1] ?? 0) | 0x80;
  }
  return decoder(set.label).decode(lifted);
};

const escapeAt = (bytes: Uint8Array, at: number): string | null => {
  for (const length of [2, 3]) {
    const sequence = String.fromCharCode(...bytes.subarray(at + 1, at + 1 + length));
    if (sequence in ESCAPES) return sequence;
  }
  return null;
};

// Delimiters end the reach of a code extension (PS3.5 6.1.2.5.3): CR LF FF \ ^ =
const RESETS = new Set([0x0a, 0x0c, 0x0d, 0x5c, 0x5e, 0x3d]);

const withExtensions = (bytes: Uint8Array, initial: CodeElement): string => {
  let low = LATIN;
  let high = initial;
  let out = '';
  let runStart = 0;
  let runSet = low;
  const flush = (end: number): void => {
    if (end > runStart) out += decodeRun(bytes.subarray(runStart, end), runSet);
    runStart = end;
  };
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === 0x1b) {
      flush(i);
      const sequence = escapeAt(bytes, i);
      const designation = sequence === null ? undefined : ESCAPES[sequence];
      if (designation?.half === 'low') low = designation.set;
      if (designation?.half === 'high') high = designation.set;
      i += sequence?.length ?? 0;
      runStart = i + 1;
      continue;
    }
    if (!low.lift && RESETS.has(byte)) high = initial;
    const set = byte < 0x80 ? low : high;
    if (set !== runSet) {
      flush(i);
      runSet = set;
    }
  }
  flush(bytes.length);
  return out;
};

const termOf = (charset: string): string => charset.trim().replace(/^ISO[_ ]2022[_ ]/i, '').replace(/^ISO_/i, '').toUpperCase();

/** Characters that change how text around them is shown (controls, direction overrides) are no part of a name; they are dropped. */
const INVISIBLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Text of a value; `charsets` are the values of Specific Character Set. An unknown set is read as Latin-1: no byte is lost, nothing throws. */
export const decodedText = (bytes: Uint8Array, charsets: readonly string[]): string => {
  let plain = true;
  for (const byte of bytes) {
    if (byte >= 0x80 || byte === 0x1b) {
      plain = false;
      break;
    }
  }
  const label = BY_TERM[termOf(charsets[0] ?? '')] ?? 'iso-8859-1';
  const text = plain && label !== 'shift_jis' ? String.fromCharCode(...bytes.subarray(0, 4096))
    : bytes.includes(0x1b) ? withExtensions(bytes, { label }) : decoder(label).decode(bytes);
  return text.replace(INVISIBLE, '');
};
