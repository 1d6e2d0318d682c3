/** Everything for which a file is refused as a read. One kind for each way to be wrong. */
export type FileProblemKind =
  | 'too-large'
  | 'not-json'
  | 'too-deep'
  | 'duplicate-key' // one key twice in an object: two programs would read two different files
  | 'forbidden-key' // a key that reaches into the prototype of objects
  | 'not-a-read' // JSON, but of something else
  | 'unknown-version' // written by a later Nadir
  | 'unknown-act'
  | 'unknown-act-version'
  | 'wrong-shape'
  | 'no-entries'
  | 'too-many-entries'
  | 'undoes-nothing' // an undo that names the opening, or no entry before it
  | 'broken-chain'; // entries changed, removed, added or moved after they were made

export interface FileProblem {
  readonly kind: FileProblemKind;
  /** Where in the file, e.g. "log[3].act.measured.caliper.long[0][2]"; empty for the whole file. */
  readonly path: string;
  /** One plain sentence without a full stop at the end. */
  readonly detail: string;
}

export const fileProblem = (kind: FileProblemKind, path: string, detail: string): FileProblem => ({ kind, path, detail });
