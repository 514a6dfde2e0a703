import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Node takes the types off our threads' files with WebAssembly, and V8 13.6 frees a wrapper that it compiles anew while
 * another thread ends: 2 of 33 runs of a file that starts many threads ended in SIGSEGV, and one elsewhere in SIGTRAP. A
 * budget that is never used up leaves each wrapper as it is. The built server takes no types off, and needs nothing of this.
 */
const KEEP_WRAPPERS = `--wasm-wrapper-tiering-budget=${2 ** 31 - 1}`;

export default defineConfig({
  test: {
    include: ['{lib,components,app,bin,bench}/**/*.test.{ts,tsx}', '*.test.ts'],
    testTimeout: 30_000,
    execArgv: [KEEP_WRAPPERS],
  },
  resolve: { alias: { 'server-only': here('node_modules/server-only/empty.js'), '@': here('.') } },
});
