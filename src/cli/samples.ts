// npm run samples: renders each script of sample-dicom/<case>/case.json into sample-dicom/<case>/subject.zip.
// With a folder as argument the uncompressed DICOM files are written there instead.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { JPEG_LS_LOSSLESS, writeCtInstance } from '../dicom';
import { caseFiles, caseScan, caseScript, sliceName, type CaseScript } from '../phantom';

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

const zipOf = (script: CaseScript, encoded: (pixels: Int16Array, side: number) => Uint8Array): Uint8Array => {
  const files: Zippable = {};
  for (const number of script.timepoints.keys()) {
    const { header, image, slices, timepoint } = caseScan(script, number);
    for (let slice = 0; slice < slices; slice += 1) {
      const { pixels, ...rest } = image(slice);
      const frame = encoded(pixels, script.image.columns);
      files[sliceName(timepoint, slice)] = writeCtInstance(header, { ...rest, pixels: { transferSyntaxUid: JPEG_LS_LOSSLESS, frame } });
    }
  }
  // The pixels are compressed already; deflate takes the zeros of the preambles. A fixed date keeps the bytes the same.
  return zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) });
};

const writeLoose = (script: CaseScript, folder: string): void => {
  for (const number of script.timepoints.keys()) {
    for (const { name, bytes } of caseFiles(script, number)) {
      const path = join(folder, script.id, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
    }
  }
};

const [folder] = process.argv.slice(2);
const encoded = await losslessJpegLs();
for (const name of readdirSync(samples)) {
  const path = join(samples, name, 'case.json');
  if (!existsSync(path)) continue;
  const checked = caseScript(JSON.parse(readFileSync(path, 'utf8')));
  if (checked.kind === 'problem') {
    process.stderr.write(`${path}: ${checked.where} is not as it should be\n`);
    process.exitCode = 1;
  } else if (folder === undefined) {
    const zip = zipOf(checked.script, encoded);
    writeFileSync(join(samples, name, 'subject.zip'), zip);
    process.stdout.write(`${name}/subject.zip ${(zip.length / 1e6).toFixed(2)} MB\n`);
  } else writeLoose(checked.script, folder);
}
