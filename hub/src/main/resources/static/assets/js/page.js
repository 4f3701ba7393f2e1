// What every page does.
import { dress } from './address.js';
import { keepDrafts } from './drafts.js';
import { refreshAgo } from './times.js';
import { listenForKeys } from './keyboard.js';
import { wireDialogs } from './dialogs.js';
import { wirePasskeys } from './passkey.js';

dress(document);
wireDialogs();
keepDrafts();
listenForKeys();
wirePasskeys();
setInterval(() => refreshAgo(document), 20_000);
const wanted = location.hash && document.getElementById(location.hash.slice(1));
if (wanted instanceof HTMLDetailsElement) {
  wanted.open = true;
  wanted.scrollIntoView();
}
document.querySelector('[data-problem]')?.scrollIntoView({ block: 'center' });
