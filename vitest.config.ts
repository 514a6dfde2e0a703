import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  test: { include: ['{lib,components,app,bin,bench}/**/*.test.{ts,tsx}', '*.test.ts'], testTimeout: 30_000 },
  resolve: { alias: { 'server-only': here('node_modules/server-only/empty.js'), '@': here('.') } },
});
