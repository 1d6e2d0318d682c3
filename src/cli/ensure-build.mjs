// Builds the page when its sources have changed since the last build.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './ensure-packages.mjs';

const filesUnder = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)]));

const sourcesHash = () => {
  const hash = createHash('sha256');
  const files = ['src', 'public', 'sample-dicom'].map((folder) => join(root, folder)).filter(existsSync).flatMap(filesUnder).filter((file) => !file.endsWith('.dcm'));
  for (const file of [...files, join(root, 'vite.config.ts'), join(root, 'package-lock.json')].sort()) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
};

export const ensureBuild = async () => {
  const stamp = join(root, 'dist', '.nadir-sources');
  const sources = sourcesHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  console.log('Building …');
  const { build } = await import('vite');
  await build({ root: join(root, 'src'), configFile: join(root, 'vite.config.ts'), logLevel: 'error' });
  writeFileSync(stamp, sources);
};
