// Finds a Chromium for the browser tests; installs one where there is none: Debian's package when root, else Playwright's own.
import { existsSync } from 'node:fs';
import { run } from './ensure-packages.mjs';

const CANDIDATES = [process.env.NADIR_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

const found = () => CANDIDATES.find((path) => path && existsSync(path));

/** Path of a browser, or undefined when Playwright's own is to be used. */
export const ensureBrowser = () => {
  const installed = found();
  if (installed) return installed;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-qq'], { env });
    if (run('apt-get', ['install', '-y', '-qq', 'chromium'], { env, stdio: ['ignore', 'ignore', 'inherit'] }) === 0) return found();
  }
  console.log('Installing a browser for the tests …');
  if (run('npx', ['playwright', 'install', 'chromium']) !== 0) {
    console.error('No browser for the tests: install Chromium, or name one in NADIR_CHROMIUM.');
    process.exit(1);
  }
  return undefined;
};
