// npm run bench: installs what is missing, builds, then measures.
import { ensurePackages, run } from './ensure-packages.mjs';

ensurePackages();
const { ensureBrowser } = await import('./ensure-browser.mjs');
const browser = ensureBrowser();
const { ensureBuild } = await import('./ensure-build.mjs');
await ensureBuild();
process.exit(run('npx', ['tsx', 'src/cli/bench.ts'], { env: { ...process.env, ...(browser ? { NADIR_CHROMIUM: browser } : {}) } }));
