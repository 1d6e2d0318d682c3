// npm run archive: starts a real archive (Orthanc) with the sample subjects; the app's servers pass /dicom-web on to it. Ctrl+C stops it.
// What is stored in it stays in the cache folder of this user; --fresh starts it empty.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ARCHIVE_PORT } from './archive-proxy.mjs';
import { ensurePackages, root } from './ensure-packages.mjs';
import { ensureOrthanc, HOW_TO_INSTALL, startOrthanc } from './orthanc.mjs';

ensurePackages();
if (!ensureOrthanc()) {
  console.error(`Orthanc and its DICOMweb plugin are missing. On Debian and Ubuntu: ${HOW_TO_INSTALL}`);
  process.exit(1);
}

const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'nadir', 'archive');
if (process.argv.includes('--fresh')) rmSync(folder, { recursive: true, force: true });

const { unzipSync } = await import('fflate');
const orthanc = await startOrthanc({ port: ARCHIVE_PORT, folder }).catch((error) => {
  console.error(`${error.message}\nAnother port: NADIR_ARCHIVE_PORT=8060 npm run archive (and the same for npm start)`);
  process.exit(1);
});

let stopping = false;
const stop = async (code) => {
  if (stopping) return;
  stopping = true;
  await orthanc.stop();
  process.exit(code);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0));
void orthanc.gone.then(() => {
  if (stopping) return;
  console.error('Orthanc has ended.');
  process.exit(1);
});

const samples = join(root, 'sample-dicom');
let loaded = 0;
for (const name of existsSync(samples) ? readdirSync(samples).sort() : []) {
  const file = join(samples, name, 'subject.zip');
  if (!existsSync(file)) continue;
  const files = Object.values(unzipSync(readFileSync(file), { filter: (entry) => entry.name.endsWith('.dcm') }));
  for (const bytes of files) await orthanc.load(bytes);
  loaded += files.length;
  console.log(`${name}: ${files.length} images`);
}
if (loaded === 0) console.log('No sample subjects found: the archive holds what was stored in it before.');
console.log(`The archive is ready: ${orthanc.root} (kept in ${folder}; it answers this machine only). Ctrl+C stops it.`);
