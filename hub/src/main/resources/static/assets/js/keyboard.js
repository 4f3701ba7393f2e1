// Single-key shortcuts: off while somebody types, and off for good if a person wants so.

const OFF = 'haetae-keys-off';
const shortcuts = new Map([['?', () => document.getElementById('shortcuts').showModal()]]);

/** Adds a shortcut; the last one for a key wins. */
export function onKey(key, act) {
  shortcuts.set(key, act);
}

export function listenForKeys() {
  const choice = document.getElementById('keys-on');
  choice.checked = localStorage.getItem(OFF) === null;
  choice.addEventListener('change', () => {
    if (choice.checked) {
      localStorage.removeItem(OFF);
    } else {
      localStorage.setItem(OFF, 'yes');
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !choice.checked || isTyping(event.target)) {
      return;
    }
    if (document.querySelector('dialog[open]')) {
      return;
    }
    const act = shortcuts.get(event.key) ?? shortcuts.get(event.key.toLowerCase());
    if (act && act(event) !== false) {
      event.preventDefault();
    }
  });
}

function isTyping(target) {
  return target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]') !== null;
}
