export declare const HOW_TO_INSTALL: string;
export declare const haveOrthanc: () => boolean;
export declare const ensureOrthanc: () => boolean;

export interface RunningOrthanc {
  readonly url: string;
  /** Of DICOMweb. */
  readonly root: string;
  readonly gone: Promise<unknown>;
  load(bytes: Uint8Array): Promise<void>;
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}
export declare const startOrthanc: (where: { readonly port: number; readonly folder: string }) => Promise<RunningOrthanc>;
