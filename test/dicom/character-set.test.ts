import { describe, expect, it } from 'vitest';
import { decodedText } from '../../src/dicom/character-set';
import { readHeader } from '../../src/dicom/header';
import { text } from '../../src/dicom/attributes';
import { DATA, fileSource, haveData } from './shared-data';

const bytes = (hex: string): Uint8Array => Uint8Array.from(hex.split(' ').map((byte) => Number.parseInt(byte, 16)));

/** Examples of PS3.5 annexes H, I, J and K, byte for byte. */
describe('text in DICOM character sets', () => {
  it.each([
    ['H.3.1 Japanese', ['', 'ISO 2022 IR 87'], '59 61 6d 61 64 61 5e 54 61 72 6f 75 3d 1b 24 42 3b 33 45 44 1b 28 42 5e 1b 24 42 42 40 4f 3a 1b 28 42', 'Yamada^Tarou=山田^太郎'],
    ['H.3.2 half-width katakana', ['ISO 2022 IR 13', 'ISO 2022 IR 87'], 'd4 cf c0 de 5e c0 db b3 3d 1b 24 42 3b 33 45 44 1b 28 4a', 'ﾔﾏﾀﾞ^ﾀﾛｳ=山田'],
    ['I.2 Korean', ['', 'ISO 2022 IR 149'], '48 6f 6e 67 5e 47 69 6c 64 6f 6e 67 3d 1b 24 29 43 fb f3 5e 1b 24 29 43 d1 ce d4 d7', 'Hong^Gildong=洪^吉洞'],
    ['J.1 UTF-8', ['ISO_IR 192'], '57 61 6e 67 5e 58 69 61 6f 44 6f 6e 67 3d e7 8e 8b 5e e5 b0 8f e6 9d b1 3d', 'Wang^XiaoDong=王^小東='],
    ['J.2 GB18030', ['GB18030'], '57 61 6e 67 5e 58 69 61 6f 44 6f 6e 67 3d cd f5 5e d0 a1 b6 ab 3d', 'Wang^XiaoDong=王^小东='],
    ['Latin-1', ['ISO_IR 100'], 'c4 6e 65 61 73', 'Äneas'],
    ['Cyrillic', ['ISO_IR 144'], 'bb ee da', 'Люк'],
    ['no set at all: nothing is lost', [], 'c4 42', 'ÄB'],
    ['an unknown set', ['ISO_IR 999'], 'c4 42', 'ÄB'],
    ['broken UTF-8 does not throw', ['ISO_IR 192'], '41 ff 42', 'A\ufffdB'],
    ['controls and direction overrides are dropped', ['ISO_IR 192'], '41 00 07 e2 80 ae 42', 'AB'],
    ['an unfinished escape', ['', 'ISO 2022 IR 87'], '41 1b', 'A'],
  ])('%s', (_, sets, hex, expected) => expect(decodedText(bytes(hex), sets)).toBe(expected));
});

describe.skipIf(!haveData)('names in real files (needs ../shared/data)', () => {
  it.each([
    ['chrGerm', 'Äneas^Rüdiger'], ['chrGreek', 'Διονυσιος'], ['chrH31', 'Yamada^Tarou=山田^太郎=やまだ^たろう'], ['chrH32', 'ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう'],
    ['chrJapMulti', 'やまだ^たろう'], ['chrKoreanMulti', '김희중'], ['chrRuss', 'Люкceмбypг'], ['chrX1', 'Wang^XiaoDong=王^小東='],
  ])('%s', async (name, expected) => {
    const reading = await readHeader(fileSource(`${DATA}/zoo/charset/${name}.dcm`));
    expect(reading.kind === 'header' && text(reading.header.attributes, 'x00100010')).toBe(expected);
  });
});
