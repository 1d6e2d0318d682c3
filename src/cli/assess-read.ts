import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { readFromFile } from '../exports';
import { charterFromText } from '../irecist';
import { findingsOf, overridesOf, readFrom } from '../read';
import { lineOfFindings, refused, type AssessedLine } from './assess-lines';

const digest = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** A saved read to a line of output, by the charter that it records. */
export const lineOfRead = async (text: string): Promise<AssessedLine> => {
  const file = await readFromFile(text, digest);
  if (file.kind === 'refused') return refused(null, file.problems.map(({ path, detail }) => (path === '' ? detail : `${path}: ${detail}`)));
  const read = readFrom(file.log);
  const charter = charterFromText(read.charter);
  return charter ? lineOfFindings(read.subject.code, 'read', findingsOf(read), charter, overridesOf(read)) : refused(read.subject.code, [`charter: "${read.charter}" is not known`]);
};
