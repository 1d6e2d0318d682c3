export interface MediaType {
  /** "multipart/related", lower case. */
  readonly type: string;
  /** Names in lower case, values as written. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Splits at semicolons outside quotes. */
const pieces = (header: string): readonly string[] => header.match(/(?:[^;"]|"(?:\\.|[^"\\])*"?)+/g) ?? [];

const unquoted = (value: string): string => (value.startsWith('"') ? value.slice(1, value.endsWith('"') && value.length > 1 ? -1 : undefined).replace(/\\(.)/g, '$1') : value);

/**
 * A Content-Type (RFC 9110 8.3). Orthanc's plugin writes the transfer syntax inside the quotes of `type`
 * (type="application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1"): it is found there, too.
 */
export const mediaType = (header: string): MediaType => {
  const [type = '', ...rest] = pieces(header);
  const parameters = new Map<string, string>();
  for (const piece of rest) {
    const at = piece.indexOf('=');
    if (at < 0) continue;
    const name = piece.slice(0, at).trim().toLowerCase();
    const value = unquoted(piece.slice(at + 1).trim());
    if (name !== '' && !parameters.has(name)) parameters.set(name, value);
  }
  const inner = parameters.get('type');
  if (inner?.includes(';')) {
    const nested = mediaType(inner);
    parameters.set('type', nested.type);
    for (const [name, value] of nested.parameters) if (!parameters.has(name)) parameters.set(name, value);
  }
  return { type: type.trim().toLowerCase(), parameters };
};
