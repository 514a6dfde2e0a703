'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { Segments } from '@/components/ui/segments.tsx';
import { saveTheme, THEMES, type Theme } from '@/lib/client/theme.ts';

const CHOICE = {
  light: { icon: Sun, name: 'Light' },
  system: { icon: Monitor, name: 'As the system' },
  dark: { icon: Moon, name: 'Dark' },
} as const satisfies Record<Theme, unknown>;

export function ThemeSwitch({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  return (
    <Segments
      label="Theme"
      value={theme}
      onChange={(next) => {
        setTheme(next);
        saveTheme(next);
      }}
      options={THEMES.map((value) => {
        const { icon: Icon, name } = CHOICE[value];
        return { value, name, label: <Icon aria-hidden="true" className="size-3.5" /> };
      })}
    />
  );
}
