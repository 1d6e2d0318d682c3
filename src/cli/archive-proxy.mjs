// Where the app's servers find an archive: on the page's own origin, so that neither CORS nor the content policy stands in the way.
export const ARCHIVE_PATH = '/dicom-web';
export const ARCHIVE_PORT = Number(process.env.NADIR_ARCHIVE_PORT ?? 8052);

/** NADIR_ARCHIVE names another archive than the one of npm run archive, by the address of its DICOMweb root. */
const archive = new URL(process.env.NADIR_ARCHIVE ?? `http://127.0.0.1:${ARCHIVE_PORT}${ARCHIVE_PATH}`);

/** For `server.proxy` and `preview.proxy`. */
export const archiveProxy = {
  [ARCHIVE_PATH]: {
    target: archive.origin,
    changeOrigin: true,
    rewrite: (path) => archive.pathname.replace(/\/+$/, '') + path.slice(ARCHIVE_PATH.length),
    /** An archive that is not there is an ordinary answer (502), which the page tells of; the terminal stays quiet. */
    configure: (proxy) => {
      proxy.on('error', (_error, _request, answer) => {
        if ('writeHead' in answer && !answer.headersSent) answer.writeHead(502, { 'Content-Type': 'text/plain' }).end('The archive does not answer');
        else answer.destroy();
      });
      // The server adds a listener of its own that prints a stack for each request.
      const on = proxy.on.bind(proxy);
      proxy.on = (event, listener) => (event === 'error' ? proxy : on(event, listener));
    },
  },
};
