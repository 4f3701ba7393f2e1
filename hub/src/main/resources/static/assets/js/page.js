// What every page does.
import { dress } from './address.js';
import { refreshAgo } from './times.js';
import { listenForKeys } from './keyboard.js';
import { wireDialogs } from './dialogs.js';

dress(document);
wireDialogs();
listenForKeys();
setInterval(() => refreshAgo(document), 20_000);
document.querySelector('[data-problem]')?.scrollIntoView({ block: 'center' });
