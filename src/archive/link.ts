/** Links that open a read: what they say, and why one is not followed. */
export interface ArchiveLink {
  /** Absolute address of the DICOMweb root, without a slash at its end. */
  readonly root: string;
  readonly studies: readonly string[];
  /** One series per study, in their order; null where the link leaves the choice. */
  readonly series: readonly string[] | null;
}

export type LinkProblemKind =
  | 'foreign-archive' // an archive that this installation does not allow
  | 'not-an-address'
  | 'no-study'
  | 'malformed-uid'
  | 'series-do-not-match' // not one series per study
  | 'too-many';

export type LinkReading =
  | { readonly kind: 'link'; readonly link: ArchiveLink }
  /** The address asks for nothing of an archive. */
  | { readonly kind: 'none' }
  | { readonly kind: 'problem'; readonly problem: { readonly kind: LinkProblemKind; readonly detail: string } };

export interface LinkRules {
  /**
   * Origins besides the page's own that a link may name, "https://pacs.example.org". Set by whoever installs Nadir, never by a link: without this a
   * link could make the reader's browser send searches, tokens and reports to a stranger.
   */
  readonly allowedOrigins: readonly string[];
  /** Root of the archive for links that name none (those made for OHIF): '/dicom-web'. */
  readonly ownRoot: string;
}

/** PS3.5 9.1: digits and dots, no component empty or with a leading zero, 64 characters at most. */
const isUid = (value: string): boolean => value.length <= 64 && /^(0|[1-9]\d*)(\.(0|[1-9]\d*))+$/.test(value);

/** A read has a handful of timepoints; a link with more is damaged or hostile. */
const MOST_STUDIES = 50;

const refused = (kind: LinkProblemKind, detail: string): LinkReading => ({ kind: 'problem', problem: { kind, detail } });
const shortened = (value: string): string => (value.length > 60 ? `${value.slice(0, 60)}…` : value);

/** The archive's root: a path on the page's own origin, or an address of an allowed one. Null for any other. */
export const allowedRoot = (root: string, page: URL, { allowedOrigins }: Pick<LinkRules, 'allowedOrigins'>): string | null => {
  // The backslash is a slash to browsers ("/\host"), and "//host" is another origin: URL resolves both as browsers do.
  const url = URL.canParse(root, page.href) ? new URL(root, page.href) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') return null;
  if (url.origin !== page.origin && !allowedOrigins.includes(url.origin)) return null;
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
};

const listed = (values: readonly string[]): readonly string[] => values.flatMap((value) => value.split(',')).map((value) => value.trim()).filter((value) => value !== '');

/**
 * Reads `/?archive=/dicom-web&study=UID,UID&series=UID,UID` and OHIF's `/viewer?StudyInstanceUIDs=UID,UID`. The studies need not be in order:
 * the first by date is the baseline.
 */
export const linkOf = (address: string, rules: LinkRules): LinkReading => {
  if (!URL.canParse(address)) return refused('not-an-address', `Not an address: ${shortened(address)}`);
  const page = new URL(address);
  const { searchParams } = page;
  const ohif = /\/viewer\/?$/.test(page.pathname) && searchParams.has('StudyInstanceUIDs');
  if (!ohif && !searchParams.has('study') && !searchParams.has('archive')) return { kind: 'none' };
  const studies = [...new Set(listed(searchParams.getAll(ohif ? 'StudyInstanceUIDs' : 'study')))];
  const named = listed(searchParams.getAll(ohif ? 'SeriesInstanceUIDs' : 'series'));
  if (studies.length === 0) return refused('no-study', 'The link names no study');
  if (studies.length > MOST_STUDIES) return refused('too-many', `The link names ${studies.length} studies; at most ${MOST_STUDIES} are opened`);
  const wrong = [...studies, ...named].find((uid) => !isUid(uid));
  if (wrong !== undefined) return refused('malformed-uid', `Not a DICOM UID: ${shortened(wrong)}`);
  // In OHIF's links series are a filter, not one for each study.
  const series = named.length === 0 || (ohif && named.length !== studies.length) ? null : named;
  if (series && series.length !== studies.length) return refused('series-do-not-match', `The link names ${studies.length} studies and ${series.length} series; it takes one series for each study, or none`);
  const asked = ohif ? rules.ownRoot : (searchParams.get('archive') ?? rules.ownRoot);
  const root = allowedRoot(asked, page, rules);
  if (root === null) return refused('foreign-archive', `This installation does not allow links to the archive ${shortened(asked)}`);
  return { kind: 'link', link: { root, studies, series } };
};
