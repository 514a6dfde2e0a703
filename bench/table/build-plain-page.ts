import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The production build of the plain page, into a folder outside the repository. */
export async function buildPlainPage(folder: string): Promise<void> {
  await build({
    root: fileURLToPath(new URL('./plain-page', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    cacheDir: `${folder}-cache`,
    build: { outDir: folder, emptyOutDir: true },
  });
}
