import './globals.css';
import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { parseTheme, THEME_COOKIE } from '@/lib/client/theme.ts';

// Every page carries a nonce of its own, which a page rendered at build time cannot.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: { default: 'Sparktally', template: '%s · Sparktally' },
  description: 'Every interactive Spark session of EMR Serverless, AWS Glue and Athena in one place',
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f6f7' },
    { media: '(prefers-color-scheme: dark)', color: '#0a0b0e' },
  ],
};

/** No script and no client component here: this is the empty page that every other page's weight is measured against. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html
      lang="en"
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      {...(theme === 'system' ? {} : { 'data-theme': theme })}
    >
      <body>{children}</body>
    </html>
  );
}
