// npm run samples [-- <case> …] [--to <folder>]: renders sample-dicom/<case>/case.json into <folder>/<case>/<time point>/0001.dcm …, JPEG-LS lossless.
// All cases and sample-dicom itself unless told. npm run samples -- --subject makes sample-dicom/flare-classic/subject.zip, which is kept, from subject.json.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { JPEG_LS_LOSSLESS, writeCtInstance } from '../dicom';
import { caseScan, caseScript, sliceName, type CaseScript } from '../phantom';

const samples = join(import.meta.dirname, '..', '..', 'sample-dicom');

interface JpegLsEncoder {
  getDecodedBuffer(frame: { width: number; height: number; bitsPerSample: number; componentCount: number; isSigned: boolean }): Uint8Array;
  setNearLossless(difference: number): void;
  encode(): void;
  getEncodedBuffer(): Uint8Array;
}
type CharLs = () => Promise<{ JpegLSEncoder: new () => JpegLsEncoder }>;

/** The encoder that stands beside the page's decoder in the same package. */
const losslessJpegLs = async (): Promise<(pixels: Int16Array, side: number) => Uint8Array> => {
  const loader = createRequire(import.meta.url).resolve('@cornerstonejs/dicom-image-loader');
  const charls = createRequire(loader)('@cornerstonejs/codec-charls/wasmjs') as CharLs;
  const encoder = new (await charls()).JpegLSEncoder();
  encoder.setNearLossless(0);
  return (pixels, side) => {
    encoder.getDecodedBuffer({ width: side, height: side, bitsPerSample: 16, componentCount: 1, isSigned: true }).set(new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength));
    encoder.encode();
    return encoder.getEncodedBuffer().slice();
  };
};

/** Every slice of a case as a compressed file, one after another. */
function* compressedFiles(script: CaseScript, encoded: (pixels: Int16Array, side: number) => Uint8Array): Generator<{ readonly name: string; readonly bytes: Uint8Array }> {
  for (const number of script.timepoints.keys()) {
    const { header, image, slices, timepoint } = caseScan(script, number);
    for (let slice = 0; slice < slices; slice += 1) {
      const { pixels, ...rest } = image(slice);
      const frame = encoded(pixels, script.image.columns);
      yield { name: sliceName(timepoint, slice), bytes: writeCtInstance(header, { ...rest, pixels: { transferSyntaxUid: JPEG_LS_LOSSLESS, frame } }) };
    }
  }
}

const scriptIn = (path: string): CaseScript | null => {
  const checked = caseScript(JSON.parse(readFileSync(path, 'utf8')));
  if (checked.kind === 'script') return checked.script;
  process.stderr.write(`${path}: ${checked.where} is not as it should be\n`);
  process.exitCode = 1;
  return null;
};

const encoded = await losslessJpegLs();

const writeSubject = (): void => {
  const folder = join(samples, 'flare-classic');
  const script = scriptIn(join(folder, 'subject.json'));
  if (script === null) return;
  const files: Zippable = {};
  for (const { name, bytes } of compressedFiles(script, encoded)) files[name] = bytes;
  // The pixels are compressed already; deflate takes the zeros of the preambles. A fixed date keeps the bytes the same.
  const zip = zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) });
  writeFileSync(join(folder, 'subject.zip'), zip);
  process.stdout.write(`flare-classic/subject.zip ${(zip.length / 1e6).toFixed(2)} MB\n`);
};

const writeCase = (name: string, folder: string): void => {
  const path = join(samples, name, 'case.json');
  const script = existsSync(path) ? scriptIn(path) : null;
  if (script === null) {
    process.stderr.write(`no case ${name}\n`);
    process.exitCode = 1;
    return;
  }
  let [count, size] = [0, 0];
  for (const file of compressedFiles(script, encoded)) {
    const to = join(folder, name, file.name);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, file.bytes);
    count += 1;
    size += file.bytes.length;
  }
  process.stdout.write(`${name}: ${count} slices, ${(size / 1e6).toFixed(0)} MB\n`);
};

const words = process.argv.slice(2);
const to = words.indexOf('--to');
const folder = to === -1 ? samples : resolve(words[to + 1] ?? '.');
const named = words.filter((word, n) => !word.startsWith('--') && (to === -1 || n !== to + 1));
if (words.includes('--subject')) writeSubject();
else for (const name of named.length > 0 ? named : readdirSync(samples).filter((one) => existsSync(join(samples, one, 'case.json')))) writeCase(name, folder);
