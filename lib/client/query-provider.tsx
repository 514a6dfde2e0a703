'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';

/** One for the whole visit, so that going back shows what was there; the server makes one a render. */
let ofThisBrowser: QueryClient | null = null;

function openClient(): QueryClient {
  if (typeof window === 'undefined') return new QueryClient();
  ofThisBrowser ??= new QueryClient({ defaultOptions: { queries: { staleTime: 2000, refetchOnWindowFocus: true } } });
  return ofThisBrowser;
}

/** Mounted by the pages that ask for JSON; the session table has a stream of its own and does without. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(openClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
