// The one law of the house: imports go down, never up or sideways, and a room is entered only by its door (index.ts).
const ROOMS = {
  irecist: [],
  dicom: [],
  read: ['irecist', 'dicom'],
  align: ['dicom'],
  phantom: ['dicom'],
  trial: ['read', 'irecist'],
  viewer: ['read', 'align', 'dicom'],
  storage: ['read', 'trial', 'dicom'],
  archive: ['dicom'],
  exports: ['read', 'trial', 'irecist', 'dicom'],
  panels: ['read', 'trial', 'irecist', 'dicom', 'viewer'],
};
// Which packages a room may use. irecist and read use none.
const PACKAGES = {
  irecist: [],
  read: [],
  dicom: ['dicom-parser', 'dcmjs', 'fflate'],
  align: [],
  phantom: [],
  trial: [],
  viewer: ['@cornerstonejs/[^/]+'],
  storage: ['idb', 'dexie'],
  archive: [],
  exports: ['valibot', 'dcmjs', 'fflate', '@cantoo/pdf-lib', '@pdf-lib/fontkit', '@noble/hashes'],
  panels: ['react', 'react-dom', 'd3-scale', 'd3-shape'],
};

const rules = Object.entries(ROOMS).flatMap(([room, below]) => [
  {
    name: `${room}-imports-down`,
    comment: `${room} may know ${below.length ? below.join(', ') : 'no other room'}`,
    severity: 'error',
    from: { path: `^src/${room}/` },
    to: { path: '^src/', pathNot: [`^src/${room}/`, ...below.map((name) => `^src/${name}/index\\.ts$`)] },
  },
  {
    name: `${room}-packages`,
    comment: `${room} may use ${PACKAGES[room].length ? PACKAGES[room].join(', ') : 'no package'}`,
    severity: 'error',
    from: { path: `^src/${room}/` },
    to: { path: 'node_modules', pathNot: PACKAGES[room].map((name) => `node_modules/(@types/)?${name}/`) },
  },
]);

module.exports = {
  forbidden: [
    ...rules,
    {
      name: 'doors-only',
      comment: 'the wiring, too, enters a room by its door',
      severity: 'error',
      from: { path: '^src/(app|cli)/' },
      to: { path: '^src/(?!app/|cli/)[^/]+/', pathNot: '^src/[^/]+/(index\\.ts|styles/[^/]+\\.css)$' },
    },
    { name: 'nobody-imports-the-wiring', severity: 'error', from: { pathNot: '^src/(app|cli)/' }, to: { path: '^src/(app|cli)/' } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '\\?(url|worker)' } },
  ],
  options: {
    tsPreCompilationDeps: true, // type-only imports count
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    includeOnly: '^(src|node_modules)/',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
