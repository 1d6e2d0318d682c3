import type { ProxyOptions } from 'vite';

export declare const ARCHIVE_PATH: string;
export declare const ARCHIVE_PORT: number;
export declare const archiveProxy: Record<string, ProxyOptions>;
