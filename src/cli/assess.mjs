// npm run assess: assess.ts, compiled once and kept until one of its sources changes, so that a batch spends its time on the rules.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..', '..');
const kept = join(root, 'node_modules', '.cache', 'nadir-assess');
const list = join(kept, 'sources.json');
const ENTRY = 'assess.mjs';

const digest = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** The folder of the kept program, or null when there is none or a source of it has changed. */
const current = () => {
  try {
    const { folder, sources } = JSON.parse(readFileSync(list, 'utf8'));
    return sources.every(([file, was]) => digest(join(root, file)) === was) ? join(kept, folder) : null;
  } catch {
    return null;
  }
};

/** Compiles the program into a folder named by its sources; packages stay outside, and what only a saved read needs is a file of its own. */
const compiled = async () => {
  const { build } = await import('vite');
  mkdirSync(kept, { recursive: true });
  const fresh = mkdtempSync(join(kept, 'new-'));
  const { output } = await build({
    root, configFile: false, logLevel: 'error', publicDir: false,
    build: {
      ssr: join(root, 'src', 'cli', 'assess.ts'), outDir: fresh, emptyOutDir: false, target: 'node20', minify: false,
      rolldownOptions: { output: { entryFileNames: ENTRY, chunkFileNames: '[name]-[hash].mjs' } },
    },
  });
  const modules = output.flatMap((chunk) => chunk.moduleIds ?? []).filter((file) => file.startsWith(join(root, 'src')));
  const sources = [...new Set([...modules, import.meta.filename])].sort().map((file) => [relative(root, file), digest(file)]);
  const folder = createHash('sha256').update(JSON.stringify(sources)).digest('hex').slice(0, 16);
  // Another run may have compiled the same meanwhile and be at work with it.
  if (existsSync(join(kept, folder))) rmSync(fresh, { recursive: true });
  else renameSync(fresh, join(kept, folder));
  writeFileSync(`${list}.${process.pid}`, JSON.stringify({ folder, sources }));
  renameSync(`${list}.${process.pid}`, list);
  return join(kept, folder);
};

await import(pathToFileURL(join(current() ?? (await compiled()), ENTRY)).href);
