// Addresses on a page: groups of four, first and last bold, a picture, a copy button.
import { announce } from './announce.js';
import { copy } from './clipboard.js';
import { draw } from './identicon.js';

const GROUP = 4;

/** Turns every <code data-address> below the root into readable groups; safe to call again. */
export function dress(root) {
  for (const code of root.querySelectorAll('code[data-address]:not([data-dressed])')) {
    code.dataset.dressed = 'yes';
    code.replaceChildren(...chunks(code.dataset.address));
    const picture = code.parentElement.querySelector('svg.identicon');
    if (picture) {
      draw(picture, code.dataset.address);
    }
  }
  for (const code of root.querySelectorAll('code[data-error-at]:not([data-dressed])')) {
    code.dataset.dressed = 'yes';
    pointAtError(code);
  }
}

/** An address cut into groups: the 0x of the EVM apart, then four characters each. */
export function groups(address) {
  const prefix = address.startsWith('0x') ? '0x' : '';
  const parts = [];
  for (let i = prefix.length; i < address.length; i += GROUP) {
    parts.push(address.slice(i, i + GROUP));
  }
  return { prefix, parts };
}

/** The groups as elements; selecting them still copies the address alone, since the gaps are margins. */
function chunks(address) {
  const { prefix, parts } = groups(address);
  const spans = parts.map((text, i) => span(i === 0 || i === parts.length - 1 ? 'b' : 'span', 'chunk', text));
  return prefix ? [span('span', 'prefix', prefix), ...spans] : spans;
}

export function span(name, className, text) {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

function pointAtError(code) {
  const text = code.textContent;
  const at = Number(code.dataset.errorAt);
  if (!(at >= 0 && at < text.length)) {
    return;
  }
  const mark = document.createElement('mark');
  mark.textContent = text.slice(at, at + 1);
  code.replaceChildren(text.slice(0, at), mark, text.slice(at + 1));
}

document.addEventListener('click', async (event) => {
  const button = event.target.closest('button[data-copy]');
  if (button && (await copy(button.dataset.copy))) {
    announce(button.dataset.copied);
    button.classList.add('done');
    setTimeout(() => button.classList.remove('done'), 1500);
  }
});
