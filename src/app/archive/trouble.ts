import type { ArchiveProblem, ArchiveProblemKind } from '../../archive';
import type { PageMessage } from '../../panels';
import { OWN_ROOT } from './remembered';

const AT_HOME = 'Start the one that comes with Nadir with "npm run archive", or start Nadir with NADIR_ARCHIVE=address to pass another one on here.';
const ELSEWHERE = 'Check the address. This page talks to its own origin only: let its server pass the archive on (NADIR_ARCHIVE=address), and connect to /dicom-web.';

const FOLLOWS: Readonly<Partial<Record<ArchiveProblemKind, string>>> = {
  'timed-out': 'Try again; if it stays slow, ask whoever runs it.',
  cors: ELSEWHERE,
  unauthorised: 'Sign in below.',
  'sign-in-failed': 'Try again, or use a token.',
  forbidden: 'Ask whoever runs the archive for access.',
  busy: 'Wait a moment and try again.',
  'server-fault': 'Try again; its log tells more.',
  'html-instead-of-json': 'A web page answered in its place: sign in there first, or check the address.',
  'malformed-json': 'The address may not be that of a DICOMweb root.',
};

/** What went wrong with an archive in words for a page: a fact and what to do. */
export const troubleOf = (problem: ArchiveProblem, root: string): PageMessage => {
  const own = root === OWN_ROOT;
  const silent = problem.kind === 'down' || (own && ['not-found', 'html-instead-of-json'].includes(problem.kind));
  return silent
    ? { rank: 'fault', fact: `No archive answers at ${root}.`, follows: own ? AT_HOME : ELSEWHERE }
    : { rank: 'fault', fact: `${problem.detail}.`, follows: FOLLOWS[problem.kind] ?? 'Nothing was changed.' };
};
