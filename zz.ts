import { findBrowser } from './bin/browser.ts';
console.log(await findBrowser());
