import { chromium } from '@playwright/test';
const base = process.argv[2], out = process.argv[3] ?? '/tmp/shots', only = process.argv[4];
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-background-networking'] });
const api = await (await fetch(base + '/api/overview?range=all')).json();
const pages = { overview: '/', sessions: '/sessions', usage: '/usage', sources: '/sources', nf: '/nope' };
const r = await fetch(base+'/api/sessions?range=7d'); const rows=[]; for (const l of (await r.text()).split('\n')) if (l.includes('"page"')) rows.push(...JSON.parse(l).sessions);
for (const s of ['emr-serverless','glue','athena']) { const x = rows.find(r => r.service===s && r.phase==='ended'); if (x) pages['s-'+s] = x.href; }
for (const theme of ['light','dark']) for (const w of [1440, 390]) {
  const ctx = await b.newContext({ viewport: { width: w, height: w===390?844:900 }, colorScheme: theme });
  for (const [n,p] of Object.entries(pages)) { if (only && !n.includes(only)) continue;
    const pg = await ctx.newPage(); const errs=[]; pg.on('console', m => { if (['error','warning'].includes(m.type())) errs.push(m.text().slice(0,200)); }); pg.on('pageerror', e => errs.push('PAGEERROR '+e.message.slice(0,200)));
    await pg.goto(base + p); await pg.waitForTimeout(2500); await pg.screenshot({ path: `${out}/${n}-${w}-${theme}.png` }); if (errs.length) console.log(n, w, theme, errs.slice(0,3)); await pg.close(); }
  await ctx.close(); }
await b.close();
