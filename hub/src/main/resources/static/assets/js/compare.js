// Two addresses lined up, group under group, every different character marked.
import { groups, span } from './address.js';
import { draw } from './identicon.js';

/** Fills the place with both addresses and answers in how many characters they differ. */
export function lineUp(place, first, second) {
  let differences = 0;
  const longest = Math.max(first.address.length, second.address.length);
  for (let i = 0; i < longest; i++) {
    if (first.address[i] !== second.address[i]) {
      differences++;
    }
  }
  place.replaceChildren(line(first, second), line(second, first));
  return differences;
}

function line(one, other) {
  const row = span('div', 'line', '');
  const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  picture.setAttribute('class', 'identicon');
  picture.setAttribute('aria-hidden', 'true');
  draw(picture, one.address);
  const code = document.createElement('code');
  const { prefix, parts } = groups(one.address);
  let at = prefix.length;
  if (prefix) {
    code.append(span('span', 'prefix', prefix));
  }
  for (const part of parts) {
    code.append(chunk(part, other.address, at));
    at += part.length;
  }
  row.append(picture, code, span('p', 'soft', `${one.line} · ${one.exchanges || one.nowhere}`));
  return row;
}

function chunk(part, other, at) {
  const element = span('span', 'chunk', '');
  [...part].forEach((character, i) => {
    if (other[at + i] === character) {
      element.append(character);
    } else {
      element.append(span('mark', '', character));
      element.classList.add('differs');
    }
  });
  return element;
}
