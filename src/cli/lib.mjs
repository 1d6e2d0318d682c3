// npm run lib: the rules as a library of their own in dist-lib: modules and their types that any bundler, and plain Node, can import.
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './ensure-packages.mjs';

/** Relative imports get the ending that Node and the types of a consumer ask for. */
const withEndings = (text) => text.replace(/(\bfrom\s+|\bimport\()(['"])(\.\/[^'"]+?)(?:\.js)?\2/g, '$1$2$3.js$2');

/** Emits src/irecist with its own settings (no DOM, no Node types) into a folder; what fails to compile emits nothing. */
export const buildLibrary = (folder = join(root, 'dist-lib')) => {
  rmSync(folder, { recursive: true, force: true });
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const room = join(root, 'src', 'irecist');
  const status = run(process.execPath, [compiler, '-p', room, '--noEmit', 'false', '--noEmitOnError', '--declaration', '--outDir', folder, '--rootDir', room]);
  if (status !== 0) throw new Error('The rules do not compile.');
  for (const name of readdirSync(folder)) writeFileSync(join(folder, name), withEndings(readFileSync(join(folder, name), 'utf8')));
  return folder;
};

if (process.argv[1] === import.meta.filename) buildLibrary();
