import { code, codes, items } from './attributes';
import type { Header } from './header';
import type { LoadProblem } from './model';
import { plural, problem } from './problem';
import { MEDIA_DIRECTORY } from './sop-class';

/** A DICOMDIR and the files it names, as paths inside the drop. */
export interface Directory {
  readonly file: string;
  readonly references: readonly string[];
}

const FOLDER_END = /[^/]*$/;

/** Null when the file is not a media directory (PS3.10 8.6, PS3.3 F.3.2.2). */
export const directoryOf = (header: Header, file: string): Directory | null => {
  if (code(header.meta, 'x00020002') !== MEDIA_DIRECTORY) return null;
  const folder = file.replace(FOLDER_END, '');
  const references = items(header.attributes, 'x00041220').flatMap((record) => {
    const path = codes(record, 'x00041500').filter((part) => part !== '');
    return path.length > 0 ? [`${folder}${path.join('/')}`] : [];
  });
  return { file, references };
};

/** Media are copied with other letter case, ISO 9660 version numbers or added extensions. */
const plainName = (path: string): string => path.toLowerCase().replace(/;\d+$/, '').replace(/\.(dcm|ima)?$/, '');

/** One line for all files that the directory names and the drop does not hold; null when all are there. */
export const missingLine = ({ file, references }: Directory, names: ReadonlySet<string>): LoadProblem | null => {
  const present = new Set([...names].map(plainName));
  const missing = references.filter((path) => !present.has(plainName(path)));
  const [first] = missing;
  if (first === undefined) return null;
  const detail = missing.length === 1 ? `Named in the media directory but not here: ${first}` : `${missing.length} of ${plural(references.length, 'file')} named in the media directory are not here, first ${first}`;
  return problem('dicomdir-entry-missing', file, detail, missing.length);
};
