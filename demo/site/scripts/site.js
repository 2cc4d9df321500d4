import { startAccount } from './account.js';
import { startArchive } from './archive.js';
import { startCommunityPage } from './community.js';
import { startEvents } from './events.js';
import { startLanguage } from './language.js';
import { startTheme } from './theme.js';
import { startThread } from './thread.js';

startLanguage();
startTheme();
startAccount();
for (const link of document.querySelectorAll('.masthead nav a')) {
  if (new URL(link.href).pathname === location.pathname) link.setAttribute('aria-current', 'page');
}

const pages = {
  '/events': startEvents,
  '/community': startCommunityPage,
  '/archive': startArchive,
  '/thread': startThread,
};
pages[location.pathname]?.();
