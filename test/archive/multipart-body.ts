/** Ways in which servers write the boundaries between parts. */
export interface BoundaryQuirk {
  readonly quoted?: boolean;
  readonly lineEnd?: '\r\n' | '\n';
  readonly contentLength?: 'right' | 'none' | 'wrong';
  readonly final?: boolean;
  /** An empty line before the first boundary, and one too many before every boundary. */
  readonly extraLines?: boolean;
  /** Text before the first boundary. */
  readonly preamble?: string;
  /** Spaces after the boundary (RFC 2046 transport padding). */
  readonly padding?: string;
}

export interface BodyPart {
  readonly type: string;
  readonly bytes: Uint8Array;
}

const BOUNDARY = 'b0undary-(1)';

/** A multipart/related body, one piece per part. */
export const multipartBody = (parts: readonly BodyPart[], type: string, quirk: BoundaryQuirk = {}): { readonly contentType: string; readonly pieces: readonly Buffer[] } => {
  const { quoted = true, lineEnd = '\r\n', contentLength = 'right', final = true, extraLines = false, preamble = '', padding = '' } = quirk;
  const length = (bytes: Uint8Array): string => (contentLength === 'none' ? '' : `Content-Length: ${contentLength === 'right' ? bytes.length : bytes.length + 17}${lineEnd}`);
  const start = preamble + (extraLines ? lineEnd : '');
  return {
    contentType: `multipart/related; type="${type}"; boundary=${quoted ? `"${BOUNDARY}"` : BOUNDARY}`,
    pieces: parts.map(({ type: own, bytes }, index) => Buffer.concat([
      Buffer.from(`${index === 0 ? start : ''}--${BOUNDARY}${padding}${lineEnd}Content-Type: ${own}${lineEnd}${length(bytes)}${lineEnd}`), bytes,
      Buffer.from(lineEnd + (extraLines ? lineEnd : '')), ...(final && index === parts.length - 1 ? [Buffer.from(`--${BOUNDARY}--${lineEnd}`)] : []),
    ])),
  };
};
