/** Where the images of a read came from: addresses and UIDs. Never a token. */
export interface ArchiveSource {
  readonly root: string;
  readonly series: readonly { readonly study: string; readonly series: string }[];
}

const SOURCES = 'nadir-archive-sources';
const ROOT = 'nadir-archive-root';
const OWN_ROOT = '/dicom-web';

const isSource = (value: unknown): value is ArchiveSource =>
  typeof value === 'object' && value !== null && 'root' in value && typeof value.root === 'string' && 'series' in value && Array.isArray(value.series)
  && value.series.every((one: unknown) => typeof one === 'object' && one !== null && 'study' in one && typeof one.study === 'string' && 'series' in one && typeof one.series === 'string');

const stored = (): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(SOURCES) ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
};

const keep = (sources: Readonly<Record<string, unknown>>): void => {
  try {
    localStorage.setItem(SOURCES, JSON.stringify(sources));
  } catch {
    // Private windows may refuse; then the images have to be opened from the archive again by hand.
  }
};

export const sourceOfRead = (readId: string): ArchiveSource | null => {
  const source = stored()[readId];
  return isSource(source) ? source : null;
};

/** Remembers it together with what was known before: a later scan adds its series. */
export const rememberSource = (readId: string, { root, series }: ArchiveSource): void => {
  const before = sourceOfRead(readId);
  const all = [...(before?.root === root ? before.series : []), ...series].map(({ study, series: uid }) => ({ study, series: uid }));
  keep({ ...stored(), [readId]: { root, series: [...new Map(all.map((one) => [one.series, one])).values()] } });
};

export const forgetSource = (readId: string): void => {
  const { [readId]: _forgotten, ...rest } = stored();
  keep(rest);
};

/** The archive that was used last in this browser; the one behind the page's own origin until then. */
export const lastRoot = (): string => {
  try {
    return localStorage.getItem(ROOT) ?? OWN_ROOT;
  } catch {
    return OWN_ROOT;
  }
};

export const rememberRoot = (root: string): void => {
  try {
    localStorage.setItem(ROOT, root);
  } catch {
    // Asked again next time.
  }
};

export { OWN_ROOT };
