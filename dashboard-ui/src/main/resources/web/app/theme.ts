export type Theme = 'light' | 'dark';

const KEY = 'leeway.theme';

/** What somebody chose, if anything. */
export function chosen(): Theme | undefined {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : undefined;
}

/** What is shown: what was chosen, or else what the system says. */
export const shown = (): Theme => chosen() ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

export function apply() {
  document.documentElement.dataset.theme = shown();
}

export function toggle() {
  localStorage.setItem(KEY, shown() === 'dark' ? 'light' : 'dark');
  apply();
}

/** Follows the system while nothing is chosen. */
export function follow(onChange: () => void) {
  apply();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    apply();
    onChange();
  });
}
