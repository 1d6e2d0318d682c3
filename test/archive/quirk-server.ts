import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DicomJson } from '../../src/dicom';
import type { Kept } from './made-study';
import { multipartBody, type BoundaryQuirk } from './multipart-body';

/** How this archive differs from the standard, or breaks. Changed by a test while the server runs. */
export interface Quirks {
  /** Nothing found: an empty list (Orthanc), 204 (dcm4chee), or 200 with no body. */
  empty?: 'list' | '204' | 'no-body';
  ignoresLimit?: boolean;
  ignoresOffset?: boolean;
  /** Most rows it hands out, with Warning 299. */
  cap?: number;
  ignoresKeys?: boolean;
  refusesFields?: boolean;
  wildcards?: boolean;
  metadata?: number | 'html' | 'broken' | 'whole-study' | 'as-told';
  /** Metadata leave out these many instances at the end. */
  metadataLacks?: number;
  /** Orthanc: the transfer syntax inside the quotes of type. AWS: single part, stored as HTJ2K. 'refused': 400 to every frame. */
  frames?: 'plain' | 'orthanc' | 'single-part' | 'refused' | number;
  storedSyntax?: string;
  /** Refusal of the whole series; 'cut' breaks off after so many bytes. */
  series?: number | { readonly cutAfter: number } | { readonly lacks: number };
  /** Parts of a series come so many ms apart. */
  everyMs?: number;
  boundary?: BoundaryQuirk;
  /** Answers to the next requests, before anything else. */
  first?: { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }[];
  /** Cuts every connection. */
  dead?: boolean;
  silent?: boolean;
  store?: (uids: readonly string[]) => { readonly status: number; readonly body: DicomJson | null };
  authorization?: string;
  /** Instances that are told of but not there any more. */
  gone?: readonly string[];
}

export interface QuirkServer {
  readonly root: string;
  readonly quirks: Quirks;
  readonly asked: { readonly path: string; readonly accept: string; readonly at: number }[];
  /** Bodies that were stored. */
  readonly stored: Buffer[];
  kept: readonly Kept[];
  close(): Promise<void>;
}

const text = (json: DicomJson, tag: string): string => {
  const first = json[tag]?.Value?.[0];
  return typeof first === 'object' && first !== null ? String((first as { Alphabetic?: string }).Alphabetic) : String(first ?? '');
};

const wanted = (json: DicomJson, url: URL, wildcards: boolean): boolean =>
  [['PatientID', '00100020'], ['PatientName', '00100010']].every(([key = '', tag = '']) => {
    const asked = url.searchParams.get(key);
    if (asked === null) return true;
    const pattern = asked.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', wildcards ? '.*' : '\\*');
    return new RegExp(`^${pattern}$`).test(text(json, tag));
  });

const json = (answer: ServerResponse, rows: readonly unknown[], quirks: Quirks, headers: Record<string, string> = {}): void => {
  if (rows.length === 0 && quirks.empty === '204') answer.writeHead(204, headers).end();
  else if (rows.length === 0 && quirks.empty === 'no-body') answer.writeHead(200, headers).end();
  else answer.writeHead(200, { 'Content-Type': 'application/dicom+json', ...headers }).end(JSON.stringify(rows));
};

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const unique = (rows: readonly DicomJson[], tag: string): readonly DicomJson[] => [...new Map(rows.map((row) => [text(row, tag), row])).values()];

const listStudies = (server: QuirkServer, url: URL, answer: ServerResponse): void => {
  const { quirks, kept } = server;
  if (quirks.refusesFields && url.searchParams.has('includefield')) return void answer.writeHead(400).end();
  const all = unique(kept.map((one) => one.json).filter((row) => quirks.ignoresKeys || wanted(row, url, quirks.wildcards ?? true)), '0020000D');
  const offset = quirks.ignoresOffset ? 0 : Number(url.searchParams.get('offset') ?? 0);
  const limit = quirks.ignoresLimit ? Infinity : Number(url.searchParams.get('limit') ?? Infinity);
  const rows = all.slice(offset, offset + Math.min(limit, quirks.cap ?? Infinity));
  json(answer, rows, quirks, quirks.cap !== undefined && offset + rows.length < all.length ? { Warning: '299 archive: There are additional results that can be requested' } : {});
};

const sendSeries = async ({ quirks }: QuirkServer, own: readonly Kept[], answer: ServerResponse): Promise<void> => {
  if (typeof quirks.series === 'number') return void answer.writeHead(quirks.series).end();
  const lacks = typeof quirks.series === 'object' && 'lacks' in quirks.series ? quirks.series.lacks : 0;
  const { contentType, pieces } = multipartBody(own.slice(0, own.length - lacks).map(({ bytes }) => ({ type: 'application/dicom', bytes })), 'application/dicom', quirks.boundary);
  const cut = typeof quirks.series === 'object' && 'cutAfter' in quirks.series ? quirks.series.cutAfter : Infinity;
  answer.writeHead(200, { 'Content-Type': contentType });
  let sent = 0;
  for (const piece of pieces) {
    if (quirks.everyMs) await new Promise((resolve) => setTimeout(resolve, quirks.everyMs));
    if (sent + piece.length > cut) return void answer.write(piece.subarray(0, cut - sent), () => setTimeout(() => answer.destroy(), 100)); // what was sent is read first
    sent += piece.length;
    if (!answer.write(piece)) await new Promise((resolve) => answer.once('drain', resolve));
  }
  answer.end();
};

const sendFrame = ({ quirks }: QuirkServer, one: Kept, request: IncomingMessage, answer: ServerResponse): void => {
  const { frames = 'plain', storedSyntax = '1.2.840.10008.1.2.1' } = quirks;
  const accept = request.headers.accept ?? '';
  if (typeof frames === 'number') return void answer.writeHead(frames).end();
  if (frames === 'refused' || (frames === 'single-part') === accept.startsWith('multipart/')) return void answer.writeHead(400).end();
  if (frames === 'single-part') return void answer.writeHead(200, { 'Content-Type': `application/octet-stream; transfer-syntax=${storedSyntax}` }).end(one.pixels);
  const type = `application/octet-stream; transfer-syntax=${storedSyntax}`;
  const { contentType, pieces } = multipartBody([{ type: frames === 'orthanc' ? 'application/octet-stream' : type, bytes: one.pixels }], frames === 'orthanc' ? type : 'application/octet-stream', quirks.boundary);
  answer.writeHead(200, { 'Content-Type': contentType }).end(Buffer.concat(pieces));
};

const sendMetadata = ({ quirks, kept }: QuirkServer, own: readonly Kept[], answer: ServerResponse, root: string): void => {
  const { metadata = 'as-told' } = quirks;
  if (typeof metadata === 'number') return void answer.writeHead(metadata).end();
  if (metadata === 'html') return void answer.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Sign in to PACS</title>');
  if (metadata === 'broken') return void answer.writeHead(200, { 'Content-Type': 'application/dicom+json' }).end('[{"00080018":');
  const rows = (metadata === 'whole-study' ? kept : own).map((one) => ({ ...one.json, '7FE00010': { vr: 'OW', BulkDataURI: `${root.replace('127.0.0.1', 'inside.example')}/studies/${one.study}/series/${one.series}/instances/${one.sop}/bulk/7fe00010` } }));
  json(answer, rows.slice(0, rows.length - (quirks.metadataLacks ?? 0)), quirks);
};

const takeStore = async (server: QuirkServer, request: IncomingMessage, answer: ServerResponse): Promise<void> => {
  const body = await bodyOf(request);
  server.stored.push(body);
  const uids = server.kept.filter(({ bytes }) => body.includes(Buffer.from(bytes))).map(({ sop }) => sop);
  const result = server.quirks.store?.(uids) ?? { status: 200, body: { '00081198': { vr: 'SQ' }, '00081199': { vr: 'SQ', Value: uids.map((uid) => ({ '00081155': { vr: 'UI', Value: [uid] } })) } } };
  answer.writeHead(result.status, { 'Content-Type': 'application/dicom+json' }).end(result.body ? JSON.stringify(result.body) : undefined);
};

const respond = async (server: QuirkServer, request: IncomingMessage, answer: ServerResponse): Promise<void> => {
  const { quirks, kept, root } = server;
  const url = new URL(request.url ?? '/', root);
  const path = url.pathname.replace('/dicom-web', '');
  server.asked.push({ path: path + url.search, accept: request.headers.accept ?? '', at: performance.now() });
  if (quirks.dead) return void request.socket.destroy();
  if (quirks.silent) return;
  const planned = quirks.first?.shift();
  if (planned) return void answer.writeHead(planned.status, planned.headers).end(planned.body);
  if (quirks.authorization !== undefined && request.headers.authorization !== quirks.authorization) return void answer.writeHead(401).end();
  if (request.method === 'POST') return takeStore(server, request, answer);
  const [, study, , series, what, sop, , ] = path.split('/').slice(1);
  if (!study) return listStudies(server, url, answer);
  if (path.endsWith('/series')) return json(answer, unique(kept.filter((one) => one.study === study).map((one) => one.json), '0020000E'), quirks);
  const own = kept.filter((one) => one.study === study && one.series === series);
  if (what === 'metadata') return sendMetadata(server, own, answer, root);
  if (what === undefined) return sendSeries(server, own, answer);
  const one = own.find((each) => each.sop === sop);
  if (sop === undefined) return json(answer, own.map((each) => each.json), quirks);
  if (!one || quirks.gone?.includes(one.sop)) return void answer.writeHead(404).end();
  if (path.includes('/bulk/')) return void answer.writeHead(quirks.frames === 'refused' ? 404 : 200, { 'Content-Type': 'application/octet-stream' }).end(one.pixels);
  if (path.includes('/frames/')) return sendFrame(server, one, request, answer);
  const { contentType, pieces } = multipartBody([{ type: 'application/dicom', bytes: one.bytes }], 'application/dicom', quirks.boundary);
  answer.writeHead(200, { 'Content-Type': contentType }).end(Buffer.concat(pieces));
};

/** A DICOMweb archive over made instances, on a port of its own, that can be as odd as real ones and worse. */
export const startQuirkServer = async (kept: readonly Kept[], quirks: Quirks = {}): Promise<QuirkServer> => {
  const listener = createServer((request, answer) => void respond(server, request, answer));
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const server: QuirkServer = {
    root: `http://127.0.0.1:${(listener.address() as AddressInfo).port}/dicom-web`, quirks, kept, asked: [], stored: [],
    close: () => new Promise((resolve) => {
      listener.closeAllConnections();
      listener.close(() => resolve());
    }),
  };
  return server;
};
