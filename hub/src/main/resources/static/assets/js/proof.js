// Recomputes what the hub claims of its log. A step is good, bad, or open where this browser cannot tell.
import { climb, fromBase64, fromHex, grew, leafHash, same, toBase64, toHex } from './merkle.js';
import { answerLeaf, commitment, elementLeaf, factsOf, itemLeaf, parseLeaf } from './commitment.js';
import { canCheckSignatures, cosignedAt, isSignedByLog, parseCheckpoint, parseKey, parseNote } from './note.js';

const GOOD = 'good';
const BAD = 'bad';
const OPEN = 'open';
const state = (holds) => (holds ? GOOD : BAD);

/** Runs a check; what cannot even be read proves nothing. */
async function step(name, check) {
  try {
    return { name, ...(await check()) };
  } catch {
    return { name, state: BAD };
  }
}

/** Whether these fields, as they are shown, are what the leaf commits to. */
function content(leaf, openings) {
  return step('content', async () => {
    const said = parseLeaf(leaf);
    for (const { field, salt, values } of openings) {
      if ((await commitment(field, salt, values)) !== said[field]) {
        return { state: BAD, detail: field };
      }
    }
    return { state: openings.length === 0 ? OPEN : GOOD, detail: openings.map((one) => one.field).join(' · ') };
  });
}

/** Leaf, path, root, signatures: that the row stands in the signed log. */
export async function rowSteps(proof, openings, status) {
  const leaf = fromBase64(proof.leaf);
  const note = parseNote(proof.checkpoint);
  const head = parseCheckpoint(note.text);
  const hash = await leafHash(leaf);
  return [
    await content(leaf, openings),
    await step('leaf', async () => ({ state: state(toBase64(hash) === proof.leafHash), detail: toHex(hash) })),
    await step('inclusion', () => inclusion(hash, proof, head)),
    await step('signature', () => signature(note, status.logKey)),
    await step('witnesses', () => witnesses(note, status)),
  ];
}

async function inclusion(hash, proof, head) {
  const way = await climb(hash, proof.index, head.size, proof.path.map(fromBase64));
  return {
    state: state(way !== null && head.size === proof.treeSize && same(way.root, head.root)),
    detail: toHex(head.root),
    way: way === null ? null : { hash, ...way },
  };
}

async function signature(note, logKey) {
  if (!(await canCheckSignatures())) {
    return { state: OPEN, detail: logKey };
  }
  return { state: state(await isSignedByLog(note, parseKey(logKey))), detail: logKey };
}

/** How many witnesses cosigned; fewer than a quorum is no fault of the row, but not yet witnessed. */
async function witnesses(note, status) {
  if (!(await canCheckSignatures())) {
    return { state: OPEN };
  }
  const names = [];
  for (const witness of status.witnesses) {
    if ((await cosignedAt(note, parseKey(witness.key))) !== null) {
      names.push(witness.exchange);
    }
  }
  return {
    state: names.length >= status.quorum ? GOOD : OPEN,
    detail: names.join(' · '),
    counted: [names.length, status.witnesses.length, status.quorum],
  };
}

/**
 * That the log only grew since this browser looked last. What it saw then it keeps itself: the hub cannot take it back.
 *
 * @param seen what was kept, or null
 * @param growth the hub's proof from there, or null where none was needed
 */
export function growthStep(seen, note, growth, logKey) {
  return step('growth', async () => {
    const head = parseCheckpoint(parseNote(note).text);
    if (seen === null) {
      return { state: GOOD, first: true, detail: String(head.size) };
    }
    if (seen.logKey !== logKey) {
      return { state: BAD, detail: seen.logKey };
    }
    const [older, newer] = seen.size <= head.size ? [seen, kept(head)] : [kept(head), seen];
    const path = growth === null ? [] : growth.path.map(fromBase64);
    const holds = await grew(older.size, newer.size, fromBase64(older.root), fromBase64(newer.root), path);
    return { state: state(holds), grown: [older.size, newer.size] };
  });
}

/** A head as it is kept and compared. */
export function kept(head) {
  return { size: head.size, root: toBase64(head.root) };
}

/** That the exchange's answer to this element is one the log's row commits to. */
export async function answerSteps(answer) {
  const facts = factsOf(answer.row.opening.values);
  const steps = [
    await step('lookup', async () => {
      const leaf = await leafHash(answerLeaf(answer.position, answer.answer));
      const way = await climb(leaf, answer.position, answer.size, answer.path.map(fromBase64));
      return { state: state(way !== null && toHex(way.root) === facts.answersRoot), detail: facts.answersRoot };
    }),
  ];
  if (answer.element) {
    steps.push(await step('position', () => element(answer)));
  }
  return steps;
}

/** That the position stands for this lookup input: the header every exchange was shown commits to it. */
async function element({ element: { input, opening, header }, position, size }) {
  const said = JSON.parse(new TextDecoder().decode(fromBase64(header.split('.')[1].replace(/-/g, '+').replace(/_/g, '/'))));
  const index = BigInt(`0x${said.indexFrom}`) + BigInt(position);
  const leaf = await leafHash(elementLeaf(index, fromHex(input), fromHex(opening.blind), fromHex(opening.salt)));
  const way = await climb(leaf, position, size, opening.path.map(fromHex));
  return { state: state(way !== null && said.count === size && toHex(way.root) === said.merkleRoot), detail: input };
}

/** That the signed confirmation of this item is one the log's row commits to. */
export async function confirmationSteps(confirmation) {
  const facts = factsOf(confirmation.row.opening.values);
  return [
    await step('confirmation', async () => {
      const { item, position, managed, memo, size, path } = confirmation;
      const leaf = await leafHash(itemLeaf(item, position, managed, memo));
      const way = await climb(leaf, item, size, path.map(fromBase64));
      return { state: state(way !== null && toHex(way.root) === facts.confirmationsRoot), detail: facts.confirmationsRoot };
    }),
  ];
}

/** Whether a SHA-256 can be computed here at all: browsers keep their cryptography from pages that came unprotected. */
export function canHash() {
  return Boolean(globalThis.crypto?.subtle);
}

