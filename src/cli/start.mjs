// npm start: installs what is missing, builds what has changed, serves the page, prints the address when it answers.
import { join } from 'node:path';
import { ensurePackages, root } from './ensure-packages.mjs';

ensurePackages();
const { ensureBuild } = await import('./ensure-build.mjs');
await ensureBuild();

const port = Number(process.env.PORT ?? 5173);
const { preview } = await import('vite');
try {
  await preview({ root: join(root, 'src'), configFile: join(root, 'vite.config.ts'), logLevel: 'error', preview: { host: '127.0.0.1', port, strictPort: true } });
} catch (error) {
  console.error(`Port ${port} cannot be used (${error.message}). Choose another one: PORT=5180 npm start`);
  process.exit(1);
}
const address = `http://127.0.0.1:${port}`;
const answer = await fetch(address);
if (!answer.ok) throw new Error(`The page does not answer: ${answer.status}`);
console.log(`Nadir is ready: ${address}`);
