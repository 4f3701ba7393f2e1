// The salted commitments of an audit row's leaf, and the leaves of answers: docs/audit-log.md.
import { fromBase64, joined, sha256, toBase64 } from './merkle.js';

const text = new TextEncoder();

function number(value) {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** The commitment to a field's values under its salt, Base64 as the leaf holds it. */
export async function commitment(field, salt, values) {
  const parts = values.map((value) => text.encode(value)).flatMap((bytes) => [number(bytes.length), bytes]);
  const start = text.encode(`haetae/audit-commitment/v1\n${field}\n`);
  return toBase64(await sha256(joined(start, fromBase64(salt), ...parts)));
}

/** What a leaf says: time and event in the clear, the rest as commitments. */
export function parseLeaf(bytes) {
  const [version, ...lines] = new TextDecoder().decode(bytes).split('\n');
  if (version !== 'haetae/audit-leaf/v1') {
    throw new Error('no leaf of an audit log');
  }
  return Object.fromEntries(lines.filter((line) => line).map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]));
}

/** Facts by name of the flat list a row commits to. */
export function factsOf(values) {
  const facts = {};
  for (let i = 0; i + 1 < values.length; i += 2) {
    facts[values[i]] = values[i + 1];
  }
  return facts;
}

/** The entry of one answer of a batch: position and answer. */
export function answerLeaf(position, answer) {
  return joined(number(position), [answer]);
}

/** The entry of one element of a batch: index, input, blind and salt, each behind its length. */
export function elementLeaf(index, input, blind, salt) {
  const count = new Uint8Array(8);
  new DataView(count.buffer).setBigUint64(0, index);
  return joined(count, ...[input, blind, salt].flatMap((part) => [number(part.length), part]));
}

/** The entry of one item of an exchange's signed answer. */
export function itemLeaf(item, position, managed, memo) {
  return joined(number(item), number(position), [managed ? 1 : 0], text.encode(memo));
}
