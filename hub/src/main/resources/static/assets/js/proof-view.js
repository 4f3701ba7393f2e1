// Puts a proof's steps on the page: plain words, every hash, and one verdict.
import { fromBase64, toHex } from './merkle.js';
import { answerSteps, canHash, confirmationSteps, growthStep, kept, rowSteps } from './proof.js';
import { parseCheckpoint, parseNote } from './note.js';

const SEEN = 'haetae.log.seen';

async function json(path) {
  const answer = await fetch(path, { headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    throw new Error({ 404: 'none', 410: 'gone' }[answer.status] ?? 'unanswered');
  }
  return answer.json();
}

/** All steps that prove a row: the proof, the signatures, and that the log grew since this browser looked last. */
export async function proveRow(index, openings, tamper = (proof) => proof) {
  const status = await json('/api/v1/audit/status');
  const proof = tamper(await json(`/api/v1/audit/proofs/${index}`));
  if (proof.index !== Number(index)) {
    throw new Error('another row');
  }
  const steps = await rowSteps(proof, openings, status);
  steps.push(await growth(proof.checkpoint, status.logKey, steps));
  return steps;
}

/**
 * All steps that prove one exchange's answer: what its index said, what it signed, and the log's rows of both. Where there
 * is no answer, only that the row that says so stands in the log.
 */
export async function proveAnswer(path, index) {
  const answer = await json(path).catch((failed) => {
    if (failed.message === 'none') {
      return null;
    }
    throw failed;
  });
  if (answer === null) {
    return proveRow(index, []);
  }
  const { lookup, confirmation } = answer;
  const steps = [
    { heading: 'groupLookup', index: lookup.row.index },
    ...(await answerSteps(lookup)),
    ...(await proveRow(lookup.row.index, [lookup.row.opening])),
  ];
  if (confirmation) {
    steps.push(
      { heading: 'groupConfirmation', index: confirmation.row.index },
      ...(await confirmationSteps(confirmation)),
      ...(await proveRow(confirmation.row.index, [confirmation.row.opening])),
    );
  }
  return steps;
}

async function growth(note, logKey, steps) {
  const head = parseCheckpoint(parseNote(note).text);
  const seen = remembered(head.origin);
  const differs = seen !== null && seen.size !== head.size && seen.size > 0;
  const [from, to] = differs ? [Math.min(seen.size, head.size), Math.max(seen.size, head.size)] : [0, 0];
  const proof = differs ? await json(`/api/v1/audit/consistency?from=${from}&to=${to}`) : null;
  const step = await growthStep(seen, note, proof, logKey);
  const believed = [...steps, step].every((one) => one.state !== 'bad');
  if (believed && (seen === null || seen.size < head.size)) {
    localStorage.setItem(`${SEEN} ${head.origin}`, JSON.stringify({ ...kept(head), logKey }));
  }
  return step;
}

function remembered(origin) {
  try {
    return JSON.parse(localStorage.getItem(`${SEEN} ${origin}`));
  } catch {
    return null;
  }
}

function element(name, className, text = '') {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

const filled = (text, values) => text.replace(/\{(\d)\}/g, (place, i) => values[i]);

/** Runs a proof and shows it in its place; whatever goes wrong on the way is no proof. */
export async function showProof(place, prove) {
  const words = place.dataset;
  verdict(place, 'running', words.wordRunning);
  place.querySelector('.proof-steps').replaceChildren();
  if (!canHash()) {
    verdict(place, 'unable', words.wordUnable);
    return;
  }
  try {
    const steps = await prove();
    place.querySelector('.proof-steps').replaceChildren(...steps.map((step) => shown(step, words)));
    const bad = steps.some((step) => step.state === 'bad');
    const open = steps.some((step) => step.state === 'open' && step.name !== 'witnesses');
    verdict(place, bad ? 'bad' : open ? 'unable' : 'good', bad ? words.wordBad : open ? words.wordUnable : words.wordGood);
  } catch (failed) {
    verdict(place, failed.message === 'gone' ? 'unable' : 'bad', failed.message === 'gone' ? words.wordGone : words.wordBad);
  }
}

function verdict(place, kind, text) {
  const line = place.querySelector('.proof-verdict');
  line.className = `proof-verdict is-${kind}`;
  line.textContent = text;
  place.dataset.verdict = kind;
}

function wordOf(name, words) {
  return words[`word${name[0].toUpperCase()}${name.slice(1)}`];
}

function shown(step, words) {
  if (step.heading) {
    return element('li', 'proof-group', filled(wordOf(step.heading, words), [step.index]));
  }
  const line = element('li', `proof-step is-${step.state}`);
  line.dataset.step = step.name;
  const body = element('div', '');
  const open = step.counted ? words.wordStateWaiting : words.wordStateOpen;
  const said = { good: words.wordStateGood, bad: words.wordStateBad, open }[step.state];
  body.append(element('span', 'state', said), element('b', '', wordOf(step.name, words)));
  const more = step.first ? filled(words.wordFirst, [step.detail]) : step.grown ? filled(words.wordGrown, step.grown) : step.counted ? filled(words.wordCounted, step.counted) : '';
  if (more) {
    body.append(element('p', '', more));
  }
  if (step.detail && !step.first) {
    const detail = element('p', 'soft');
    detail.append(element('code', '', step.detail));
    body.append(detail);
  }
  if (step.way) {
    body.append(ladder(step.way, words));
  }
  line.append(body);
  return line;
}

/** The path drawn from the leaf up to the root: what was given on one side, what the browser computed on the other. */
function ladder({ hash, steps }, words) {
  const details = element('details', 'path');
  details.open = true;
  details.append(element('summary', '', filled(words.wordPath, [steps.length])));
  const list = element('ol', 'ladder');
  let below = hash;
  steps.forEach((one, level) => {
    const line = element('li', '');
    const given = element('code', 'node', toHex(one.sibling).slice(0, 16));
    given.title = toHex(one.sibling);
    const ours = element('code', 'node ours', toHex(below).slice(0, 16));
    ours.title = toHex(below);
    const side = element('span', 'side', one.left ? words.wordLeft : words.wordRight);
    line.append(element('span', 'level', String(level)), ...(one.left ? [given, side, ours] : [ours, side, given]));
    list.append(line);
    below = one.result;
  });
  const top = element('li', '');
  const root = element('code', 'node ours', toHex(below).slice(0, 16));
  root.title = toHex(below);
  top.append(element('span', 'level', '↑'), root);
  list.append(top);
  details.append(list);
  return details;
}

/** One bit of the path's first hash, or of the leaf, the other way: what a hub that lies would look like. */
export function tampered(proof) {
  const given = proof.path.length > 0 ? proof.path[0] : proof.leaf;
  const bytes = fromBase64(given);
  bytes[0] ^= 1;
  const changed = btoa(String.fromCharCode(...bytes));
  return proof.path.length > 0 ? { ...proof, path: [changed, ...proof.path.slice(1)] } : { ...proof, leaf: changed };
}
