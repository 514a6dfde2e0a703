import type { Config } from 'tailwindcss';

/**
 * The design tokens by name. Their values, one set a theme, are the CSS variables of app/globals.css; a colour is
 * never written anywhere else, so that both themes and their contrast stay in one place.
 */
const surfaces = ['canvas', 'surface', 'raised', 'sunken', 'line', 'line-strong', 'ink', 'ink-muted', 'ink-faint'];
const accents = ['accent', 'accent-strong', 'accent-ink', 'accent-soft', 'info', 'warn', 'danger', 'good'];
const softs = ['info-soft', 'warn-soft', 'danger-soft', 'good-soft'];
const services = ['service-emr-serverless', 'service-glue', 'service-athena'];
const phases = ['starting', 'ready', 'busy', 'idle', 'degraded', 'stopping', 'ended', 'failed', 'unknown'];

const toVariables = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, `var(--${name})`]));

export default {
  content: ['./app/**/*.{ts,tsx}', './components/**/*.{ts,tsx}'],
  theme: {
    extend: {
      colors: toVariables([...surfaces, ...accents, ...softs, ...services, ...phases.map((phase) => `phase-${phase}`)]),
      fontFamily: {
        sans: ['var(--font-geist-sans)', 'ui-sans-serif', 'system-ui', 'sans-serif'],
        mono: ['var(--font-geist-mono)', 'ui-monospace', 'monospace'],
      },
      fontSize: {
        '2xs': ['0.6875rem', { lineHeight: '1rem' }],
        xs: ['0.75rem', { lineHeight: '1.0625rem' }],
        sm: ['0.8125rem', { lineHeight: '1.25rem' }],
      },
      borderRadius: { sm: '4px', md: '6px', lg: '8px', xl: '12px' },
      boxShadow: {
        rest: 'var(--shadow-rest)',
        float: 'var(--shadow-float)',
      },
      spacing: { sidebar: '13.5rem', topbar: '3.25rem' },
    },
  },
} satisfies Config;
