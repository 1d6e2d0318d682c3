import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { archiveProxy } from './src/cli/archive-proxy.mjs';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The built page talks to nobody but its own origin; wasm is for the codecs. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "worker-src 'self'", "style-src 'self' 'unsafe-inline'", "font-src 'self'",
  "img-src 'self' data: blob:", "connect-src 'self'", "base-uri 'none'", "form-action 'none'",
].join('; ');
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [{ tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY }, injectTo: 'head-prepend' }],
};

export default defineConfig({
  root: here('./src'),
  publicDir: here('./public'),
  plugins: [react(), contentSecurityPolicy],
  resolve: {
    // vtk.js' mesh reader pulls in an XML builder that needs node's 'events' and kills the page at load; no mesh is ever read here.
    alias: { xmlbuilder2: here('./src/viewer/no-xml.ts') },
  },
  optimizeDeps: {
    exclude: ['@cornerstonejs/dicom-image-loader'],
    include: [
      'dicom-parser', 'dcmjs', '@cornerstonejs/core', '@cornerstonejs/metadata', '@cornerstonejs/utils',
      '@cornerstonejs/dicom-image-loader > @cornerstonejs/codec-charls/decodewasmjs',
      '@cornerstonejs/dicom-image-loader > @cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs',
      '@cornerstonejs/dicom-image-loader > @cornerstonejs/codec-libjxl/decodewasmjs',
      '@cornerstonejs/dicom-image-loader > @cornerstonejs/codec-openjpeg/decodewasmjs',
      '@cornerstonejs/dicom-image-loader > @cornerstonejs/codec-openjph/wasmjs',
      '@cornerstonejs/dicom-image-loader > @cornerstonejs/jpeg-lossless-decoder-js',
    ],
  },
  server: { proxy: archiveProxy },
  preview: { proxy: archiveProxy },
  worker: { format: 'es' },
  build: { outDir: here('./dist'), emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 1500, sourcemap: false },
  test: {
    root: here('.'),
    environment: 'node',
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 20000,
    // Pure rooms keep no state between tests: loading them once for all halves the run. Storage tests stand in for the browser's globals.
    projects: [
      { extends: true, test: { name: 'rooms', include: ['test/**/*.test.{ts,tsx}'], exclude: ['test/storage/**'], isolate: false } },
      { extends: true, test: { name: 'storage', include: ['test/storage/**/*.test.ts'] } },
    ],
  },
});
