// Before the first paint, so that neither the colours nor the language change under the reader.
(() => {
  const theme = localStorage.getItem('lindewiel-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.classList.add(theme);
  const language = localStorage.getItem('lindewiel-language') ?? navigator.language.slice(0, 2);
  if (language === 'en') document.documentElement.lang = 'en';
})();
