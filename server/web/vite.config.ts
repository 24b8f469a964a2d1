import react from '@vitejs/plugin-react';
import {cpSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {defineConfig, type Plugin} from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const outDir = process.env.VANTHU_WEB_OUT ?? here('../../build/web');

/** Letters of the PDF standard fonts, which a PDF may use without bringing them along. */
const standardFonts: Plugin = {
  name: 'vanthu-standard-fonts',
  apply: 'build',
  closeBundle: () =>
    cpSync(here('node_modules/pdfjs-dist/standard_fonts'), `${outDir}/standard_fonts`, {recursive: true}),
};

export default defineConfig({
  plugins: [react(), standardFonts],
  resolve: {alias: {'@': here('src')}},
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    modulePreload: {polyfill: false},
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    // Few files of some size: a browser asks an HTTP/1.1 server for six at a time.
    rollupOptions: {output: {experimentalMinChunkSize: 24_000}},
  },
  server: {proxy: {'/api': {target: process.env.VANTHU_SERVER ?? 'http://127.0.0.1:8080'}}},
});
