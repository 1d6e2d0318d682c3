// Orthanc with its DICOMweb plugin, for trying the app against a real archive. Uses only what Node brings.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PROGRAMS = [process.env.NADIR_ORTHANC, '/usr/sbin/Orthanc', '/usr/bin/Orthanc', '/usr/local/sbin/Orthanc', '/usr/local/bin/Orthanc'];
const PLUGINS = ['/usr/share/orthanc/plugins/libOrthancDicomWeb.so', '/usr/local/share/orthanc/plugins/libOrthancDicomWeb.so'];

const there = (paths) => paths.find((path) => path && existsSync(path));
export const haveOrthanc = () => Boolean(there(PROGRAMS) && there(PLUGINS));
export const HOW_TO_INSTALL = 'apt-get install -y --no-install-recommends orthanc orthanc-dicomweb';

/** Installs Debian's packages where that can be done without asking; true when Orthanc is there. */
export const ensureOrthanc = () => {
  if (haveOrthanc()) return true;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'orthanc', 'orthanc-dicomweb'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  return haveOrthanc();
};

/** Orthanc 1.10 cannot be bound to one address: RemoteAccessAllowed makes it refuse whoever is not on this machine, and it does not listen to DIMSE. */
const configuration = (port, folder) => ({
  Name: 'nadir', StorageDirectory: join(folder, 'db'), IndexDirectory: join(folder, 'db'), Plugins: [there(PLUGINS)],
  HttpServerEnabled: true, HttpPort: port, RemoteAccessAllowed: false, AuthenticationEnabled: false, DicomServerEnabled: false, OverwriteInstances: true, KeepAlive: true,
  DicomWeb: { Enable: true, Root: '/dicom-web/', EnableWado: true, WadoRoot: '/wado', Ssl: false, StudiesMetadata: 'Full', SeriesMetadata: 'Full', QidoCaseSensitive: true },
});

const answers = (url) => fetch(`${url}/system`, { signal: AbortSignal.timeout(1000) }).then(({ ok }) => ok, () => false);
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Starts Orthanc on a port, with what it keeps in a folder; settles when it answers, rejects with what it said when it does not. */
export const startOrthanc = async ({ port, folder }) => {
  const url = `http://127.0.0.1:${port}`;
  if (await answers(url)) throw new Error(`Something answers at ${url} already`);
  mkdirSync(join(folder, 'db'), { recursive: true });
  const file = join(folder, 'orthanc.json');
  writeFileSync(file, JSON.stringify(configuration(port, folder), null, 2));
  const child = spawn(there(PROGRAMS) ?? 'Orthanc', [file], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said = (said + text).slice(-4000);
  });
  const gone = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  for (let tries = 0; !(await answers(url)); tries += 1) {
    if (child.exitCode !== null || child.pid === undefined || tries > 300) {
      child.kill('SIGKILL');
      throw new Error(`Orthanc does not start on port ${port}:\n${said.split('\n').filter((line) => line.startsWith('E')).join('\n') || said}`);
    }
    await wait(100);
  }
  return {
    url,
    root: `${url}/dicom-web`,
    gone,
    /** Its own way in: the fastest loader. */
    load: async (bytes) => {
      const answer = await fetch(`${url}/instances`, { method: 'POST', body: bytes });
      if (!answer.ok) throw new Error(`Orthanc did not take a file: ${answer.status}`);
      await answer.arrayBuffer();
    },
    /** Settles when it is gone: it takes a second to close its database, and a new one must not open it before. */
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await gone;
      clearTimeout(late);
    },
  };
};
