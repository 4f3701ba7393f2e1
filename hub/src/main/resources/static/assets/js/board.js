// The verification board: live numbers, one page of rows at a time, everything by keyboard.
import { dress } from './address.js';
import { announce } from './announce.js';
import { copy } from './clipboard.js';
import { lineUp } from './compare.js';
import { onKey } from './keyboard.js';
import { follow } from './live.js';
import { Selection } from './selection.js';

const board = document.querySelector('main.board');
const words = board.dataset;
const selection = new Selection(words);
const opened = new Set();
const ROWS_AT_MOST_EVERY_MILLIS = 1200;
const SEARCH_AFTER_MILLIS = 250;
let shownVersion = words.version;
let current = null;
let rowsAsked = 0;
let rowsTimer;

const query = () => new URLSearchParams(location.search);

function path(part) {
  const view = query();
  view.delete('lang');
  return `${words.base}${part}?${view}`;
}

// --- rows ------------------------------------------------------------------------------------------------------------

/** What is searched for goes in a form, never in the page's address: it may be an address under investigation. */
function askRows() {
  const search = document.querySelector('form.search');
  if (document.getElementById('search').value.trim() === '') {
    return fetch(path('/rows'), { headers: { Accept: 'text/html' } });
  }
  const form = new URLSearchParams(new FormData(search));
  for (const name of ['verdict', 'page']) {
    form.set(name, query().get(name) ?? '');
  }
  return fetch(words.base, { method: 'POST', headers: { Accept: 'text/html' }, body: form });
}

async function loadRows() {
  const mine = ++rowsAsked;
  const answer = await askRows().catch(() => null);
  if (!answer?.ok || answer.redirected || mine !== rowsAsked) {
    return;
  }
  const fresh = part(await answer.text(), 'rows');
  const typing = document.activeElement?.closest('.decision');
  if (fresh && !typing) {
    const focused = describeFocus();
    document.getElementById('rows').replaceWith(fresh);
    shownVersion = answer.headers.get('Haetae-Version');
    dressRows();
    restoreFocus(focused);
  }
}

function dressRows() {
  const rows = document.getElementById('rows');
  dress(rows);
  for (const row of rows.querySelectorAll('tbody.row')) {
    if (opened.has(row.dataset.line)) {
      open(row, true);
    }
    row.classList.toggle('here', row.dataset.line === current);
  }
  selection.show();
}

function part(html, id) {
  return new DOMParser().parseFromString(html, 'text/html').getElementById(id);
}

function describeFocus() {
  const active = document.activeElement;
  const row = active?.closest('tbody.row');
  return row ? { line: row.dataset.line, selector: active.matches('.expand') ? '.expand' : active.matches('.copy') ? '.copy' : '.pick input' } : null;
}

function restoreFocus(focused) {
  if (focused) {
    rowOf(focused.line)?.querySelector(focused.selector)?.focus();
  }
}

function rowOf(line) {
  return document.getElementById(`row-${line}`);
}

function open(row, wanted) {
  const button = row.querySelector('.expand');
  row.querySelector('tr.more').hidden = !wanted;
  button.setAttribute('aria-expanded', wanted);
  if (wanted) {
    opened.add(row.dataset.line);
  } else {
    opened.delete(row.dataset.line);
  }
}

// --- live ------------------------------------------------------------------------------------------------------------

function showLive(html, version, state) {
  const fresh = part(html, 'live');
  const live = document.getElementById('live');
  if (fresh) {
    for (const selector of ['.progress-line', '.lanes-place', '.tabs']) {
      const from = fresh.querySelector(selector);
      const to = live.querySelector(selector);
      if (from && to && from.outerHTML !== to.outerHTML) {
        const focusedTab = [...to.querySelectorAll('.tab')].indexOf(document.activeElement);
        to.replaceWith(from);
        from.querySelectorAll('.tab')[focusedTab]?.focus();
      }
    }
  }
  if (version !== shownVersion && !rowsTimer) {
    rowsTimer = setTimeout(() => {
      rowsTimer = undefined;
      loadRows();
    }, state === 'RUNNING' ? ROWS_AT_MOST_EVERY_MILLIS : 0);
  }
  if (state === 'COMPLETE' && words.state !== 'COMPLETE') {
    words.state = state;
    announce(words.wordFinished);
  }
}

if (words.state !== 'COMPLETE') {
  follow(() => path('/live'), words.version, showLive, () => announce(words.wordLost));
}

// --- what is shown ---------------------------------------------------------------------------------------------------

function show(changes) {
  const view = query();
  view.delete('lang');
  view.delete('page');
  for (const [name, value] of Object.entries(changes)) {
    if (value === '' || value === null) {
      view.delete(name);
    } else {
      view.set(name, value);
    }
  }
  const next = `${words.base}${view.size > 0 ? `?${view}` : ''}`;
  if (next !== location.pathname + location.search) {
    history.pushState(null, '', next);
  }
  refresh();
}

async function refresh() {
  const rows = loadRows();
  const answer = await fetch(path('/live')).catch(() => null);
  if (answer?.ok && !answer.redirected) {
    showLive(await answer.text(), shownVersion, words.state);
  }
  await rows;
}

window.addEventListener('popstate', refresh);

let searchTimer;
document.addEventListener('input', (event) => {
  if (event.target.id === 'search') {
    clearTimeout(searchTimer);
    searchTimer = setTimeout(() => show({}), SEARCH_AFTER_MILLIS);
  }
});
document.addEventListener('submit', (event) => {
  if (event.target.matches('.search')) {
    event.preventDefault();
    clearTimeout(searchTimer);
    show({});
  }
});

document.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  const tab = event.target.closest('.tab');
  const page = event.target.closest('.pages a');
  const all = event.target.closest('.show-all');
  const expand = event.target.closest('.expand');
  if (tab) {
    event.preventDefault();
    show({ verdict: tab.dataset.verdict ?? '' });
  } else if (all) {
    event.preventDefault();
    document.getElementById('search').value = '';
    show({ verdict: '' });
    document.getElementById('search').focus();
  } else if (page) {
    event.preventDefault();
    show({ page: page.dataset.page });
    document.getElementById('live').scrollIntoView();
  } else if (expand) {
    const row = expand.closest('tbody.row');
    open(row, expand.getAttribute('aria-expanded') !== 'true');
  }
});

document.addEventListener('change', (event) => {
  const row = event.target.matches('.pick input') ? event.target.closest('tbody.row') : null;
  if (row) {
    selection.toggle(row, event.target.checked);
  }
});

// --- the bar, comparing, the paragraph ---------------------------------------------------------------------------------

function compare() {
  const rows = selection.rows;
  if (rows.length !== 2) {
    announce(words.wordTwo);
    return;
  }
  const differences = lineUp(document.getElementById('compare-lines'), rows[0], rows[1]);
  document.getElementById('compare-says').textContent =
    differences === 0 ? words.wordSame : words.wordDifferent.replace('{n}', differences);
  document.getElementById('compare').showModal();
}

async function copyParagraph() {
  const answer = await fetch(document.getElementById('report').dataset.from);
  if (answer.ok && !answer.redirected) {
    const paragraph = await answer.text();
    document.getElementById('paragraph-text').textContent = paragraph;
    document.getElementById('paragraph').showModal();
    const says = document.getElementById('paragraph-says');
    says.textContent = '';
    if (await copy(paragraph)) {
      says.textContent = words.wordReport;
    }
  }
}

async function copySelected() {
  const rows = selection.rows;
  if (await copy(rows.map((row) => row.address).join('\n'))) {
    announce(words.wordCopied.replace('{n}', rows.length));
  }
}

document.getElementById('selection-compare').addEventListener('click', compare);
document.getElementById('selection-copy').addEventListener('click', copySelected);
document.getElementById('selection-clear').addEventListener('click', () => selection.clear());
document.getElementById('report').addEventListener('click', copyParagraph);

// --- keyboard ----------------------------------------------------------------------------------------------------------

function step(by) {
  const rows = [...document.querySelectorAll('tbody.row')];
  const at = rows.findIndex((row) => row.dataset.line === current);
  const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
  if (next) {
    rows[at]?.classList.remove('here');
    current = next.dataset.line;
    next.classList.add('here');
    next.querySelector('.expand').focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  }
}

function atCurrent(act) {
  return () => {
    const row = current && rowOf(current);
    return row ? act(row) : false;
  };
}

onKey('j', () => step(1));
onKey('k', () => step(-1));
onKey('x', atCurrent((row) => selection.toggle(row, !selection.has(row.dataset.line))));
onKey('y', atCurrent((row) => row.querySelector('.copy').click()));
onKey('c', compare);
onKey('r', copyParagraph);
onKey('/', () => document.getElementById('search').focus());
onKey('[', () => document.querySelector('.pages a[rel=prev]')?.click());
onKey(']', () => document.querySelector('.pages a[rel=next]')?.click());
for (let i = 1; i <= 7; i++) {
  onKey(String(i), () => document.querySelectorAll('.tab')[i - 1]?.click());
}

dressRows();
const target = location.hash.startsWith('#row-') && document.querySelector(location.hash);
if (target) {
  open(target, true);
}
words.ready = 'yes';
