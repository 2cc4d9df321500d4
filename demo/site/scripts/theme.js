const root = document.documentElement;
const dark = matchMedia('(prefers-color-scheme: dark)');

/** Light or dark: as the reader's system has it, until they choose. */
export function startTheme() {
  const button = document.querySelector('#theme');
  const isDark = () => root.classList.contains('dark') || (dark.matches && !root.classList.contains('light'));
  const show = () => button.setAttribute('aria-pressed', String(isDark()));
  button.addEventListener('click', () => {
    const next = isDark() ? 'light' : 'dark';
    root.classList.remove('light', 'dark');
    root.classList.add(next);
    localStorage.setItem('lindewiel-theme', next);
    show();
  });
  dark.addEventListener('change', show);
  show();
}
