import { mediaType } from './media-type';
import { MultipartReader, type Part } from './multipart';
import { archiveProblem, ArchiveFault } from './problem';
import { wholeBody, type Arrived } from './request';

export const answerType = ({ headers }: Arrived): string => headers.get('Content-Type') ?? '';

const pageInstead = (what: string, status: number): ArchiveFault => new ArchiveFault(archiveProblem('html-instead-of-json', `Instead of ${what} a web page came`, status));

/** The parts of an answer as they come in. One that is not multipart is its own only part. */
export async function* partsOf(arrived: Arrived, what: string): AsyncGenerator<Part> {
  const header = answerType(arrived);
  const { type, parameters } = mediaType(header);
  if (type === 'text/html') throw pageInstead(what, arrived.status);
  if (!type.startsWith('multipart/')) {
    const bytes = await wholeBody(arrived);
    const length = Number(arrived.headers.get('Content-Length') ?? Number.NaN);
    if (Number.isSafeInteger(length) && bytes.length < length && !arrived.headers.has('Content-Encoding')) throw new ArchiveFault(archiveProblem('truncated-multipart', `The answer of the archive ends after ${bytes.length} of ${length} bytes`));
    if (bytes.length > 0) yield { headers: new Map([['content-type', header]]), bytes };
    return;
  }
  const reader = new MultipartReader(parameters.get('boundary')?.trim() ?? '');
  for await (const chunk of arrived.body) yield* reader.push(chunk);
  yield* reader.end();
}

export const firstPart = async (arrived: Arrived, what: string): Promise<Part> => {
  for await (const part of partsOf(arrived, what)) return part;
  throw new ArchiveFault(archiveProblem('truncated-multipart', `The archive sent nothing for ${what}`));
};
