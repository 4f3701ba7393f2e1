// A small two-colour picture of an address: the same wallet always looks the same, a look-alike does not.

const CELLS = 5;
const SVG = 'http://www.w3.org/2000/svg';

/** FNV-1a, 32 bits, salted: enough to tell pictures apart, not meant to hide anything. */
function hash(text, salt) {
  let h = 0x811c9dc5 ^ salt;
  for (let i = 0; i < text.length; i++) {
    h ^= text.charCodeAt(i);
    h = Math.imul(h, 0x01000193);
  }
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return (h ^ (h >>> 12)) >>> 0;
}

/** Draws the picture into an empty svg element. */
export function draw(svg, address) {
  const shape = hash(address, 1);
  const hue = hash(address, 2) % 360;
  const other = (hue + 120 + (hash(address, 3) % 120)) % 360;
  svg.setAttribute('viewBox', `0 0 ${CELLS} ${CELLS}`);
  svg.replaceChildren(rect(0, 0, CELLS, `hsl(${other} 60% 88%)`));
  const half = Math.ceil(CELLS / 2);
  for (let x = 0; x < half; x++) {
    for (let y = 0; y < CELLS; y++) {
      if ((shape >>> (x * CELLS + y)) & 1) {
        svg.append(rect(x, y, 1, `hsl(${hue} 65% 38%)`));
        if (x !== CELLS - 1 - x) {
          svg.append(rect(CELLS - 1 - x, y, 1, `hsl(${hue} 65% 38%)`));
        }
      }
    }
  }
}

function rect(x, y, size, fill) {
  const r = document.createElementNS(SVG, 'rect');
  r.setAttribute('x', x);
  r.setAttribute('y', y);
  r.setAttribute('width', size === 1 ? 1.02 : size);
  r.setAttribute('height', size === 1 ? 1.02 : size);
  r.setAttribute('fill', fill);
  return r;
}
