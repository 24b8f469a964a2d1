import {fileURLToPath} from 'node:url';

/** Where the build goes: as vite.config.ts says. */
export const outDir = process.env.VANTHU_WEB_OUT ?? fileURLToPath(new URL('../../../build/web', import.meta.url));
