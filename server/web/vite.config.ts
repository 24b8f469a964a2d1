import react from '@vitejs/plugin-react';
import {cpSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {defineConfig, type HtmlTagDescriptor, type Plugin, type Rollup} from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const outDir = process.env.VANTHU_WEB_OUT ?? here('../../build/web');

/** Letters of the PDF standard fonts, which a PDF may use without bringing them along. */
const standardFonts: Plugin = {
  name: 'vanthu-standard-fonts',
  apply: 'build',
  closeBundle: () =>
    cpSync(here('node_modules/pdfjs-dist/standard_fonts'), `${outDir}/standard_fonts`, {recursive: true}),
};

/** The page names what its first script will ask for, so that a browser need not read that script first. */
const namedEarly: Plugin = {
  name: 'vanthu-named-early',
  transformIndexHtml: {
    order: 'post',
    handler: (_, {bundle = {}}) => {
      const desk = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === 'desk');
      if (desk?.type !== 'chunk') return [];
      const link = (rel: string, name: string): HtmlTagDescriptor => ({
        tag: 'link',
        attrs: {rel, crossorigin: true, href: `/${name}`},
        injectTo: 'head',
      });
      const styles = [...(desk.viteMetadata?.importedCss ?? [])];
      return [link('modulepreload', desk.fileName), ...styles.map((name) => link('stylesheet', name))];
    },
  },
};

const BEGIN =
  /web\/src\/(main|shell\/page_code|components\/ant_code|habits\/theme|api\/(early|signal))\.ts$|vite\/preload-helper/;
const DESK =
  /node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run|@tanstack\/(query-core|react-query)|i18next|react-i18next|openapi-fetch|dayjs)\/|web\/src\/shell\/start\.tsx$/;
const ENGLISH = /web\/src\/i18n\/(en|\w+\.en)\.ts$/;
const ANT =
  /node_modules\/(antd\/es\/(alert|button|config-provider|drawer|dropdown|form|input|message|modal|notification|space|tooltip)\/)/;

/**
 * Parts that stay as they are while pages change: what asks for the others, what the desk is drawn with (with all that it takes), and
 * what nearly every page takes of Ant Design.
 */
const partOf: Rollup.GetManualChunk = (id, {getModuleInfo}) => {
  if (BEGIN.test(id)) return 'begin';
  if (DESK.test(id)) return 'desk';
  // Otherwise what pages share is put beside these words, which few people read.
  if (ENGLISH.test(id)) return 'english';
  // Drawings that our own code takes, before Ant Design is there.
  const isOurs = getModuleInfo(id)?.importers.some((name) => name.includes('/web/src/'));
  if (id.includes('/icons-svg/') && isOurs) return 'desk';
  return ANT.test(id) ? 'ant' : null;
};

export default defineConfig({
  plugins: [react(), standardFonts, namedEarly],
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
    rollupOptions: {output: {experimentalMinChunkSize: 24_000, manualChunks: partOf}},
  },
  server: {proxy: {'/api': {target: process.env.VANTHU_SERVER ?? 'http://127.0.0.1:8080'}}},
});
