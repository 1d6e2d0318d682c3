import { version } from '../../package.json';

/** What is written into files as the version of this program. */
export const ENGINE_VERSION: string = version;
