import { strToU8, zipSync } from 'fflate';

/** A file to hand out. */
export interface ExportFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

export interface BundleOf {
  readonly files: readonly ExportFile[];
  /** First lines of README.txt, one paragraph each. */
  readonly about: readonly string[];
  /** SHA-256, hex. */
  readonly sha256: (bytes: Uint8Array) => string;
}

/** The earliest instant that a zip can tell: a clock would make every bundle another file. */
const NO_TIME = new Date(1980, 0, 1);

/** Files in one zip with a README that names them and SHA256SUMS that sha256sum -c takes. Same files, same bytes. */
export const bundle = ({ files, about, sha256 }: BundleOf): Uint8Array<ArrayBuffer> => {
  const readme = [...about, '', 'Files:', ...files.map(({ name, bytes }) => `  ${name}  (${bytes.length} bytes)`), '', 'Check: sha256sum -c SHA256SUMS', '', 'RESEARCH USE - NOT FOR DIAGNOSIS', ''].join('\n');
  const all = [...files.map(({ name, bytes }) => [name, bytes] as const), ['README.txt', strToU8(readme)] as const];
  const sums = all.map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`).join('');
  return zipSync(Object.fromEntries([...all, ['SHA256SUMS', strToU8(sums)] as const]), { mtime: NO_TIME });
};
