// What the browser checks, in Node: published Merkle vectors, good and bad, then notes, commitments and answers made here
// by Node's own cryptography and not by the code under test.
import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fromBase64, grew, includes } from './js/merkle.js';
import { answerLeaf, commitment, elementLeaf, itemLeaf, parseLeaf } from './js/commitment.js';
import { cosignedAt, isSignedByLog, parseCheckpoint, parseKey, parseNote } from './js/note.js';
import { answerSteps, confirmationSteps, growthStep, rowSteps } from './js/proof.js';

const bytes = (text) => fromBase64(text);
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const base64 = (buffer) => Buffer.from(buffer).toString('base64');

function vectors(name) {
  return readFileSync(join(process.env.HAETAE_VECTORS, name), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

const path = (text) => (text ?? '').split(',').slice(1).map(bytes);

test('the published inclusion probes are told apart, good and bad', async () => {
  const probes = vectors('inclusion.tsv');
  assert.ok(probes.length > 90);
  for (const [name, refused, index, size, root, leaf, proof] of probes) {
    assert.equal(await includes(bytes(leaf), Number(index), Number(size), path(proof), bytes(root)), refused === '0', name);
  }
});

test('the published consistency probes are told apart, good and bad', async () => {
  const probes = vectors('consistency.tsv');
  assert.ok(probes.length > 90);
  for (const [name, refused, from, to, fromRoot, toRoot, proof] of probes) {
    assert.equal(await grew(Number(from), Number(to), bytes(fromRoot), bytes(toRoot), path(proof)), refused === '0', name);
  }
});

/** A key pair as notes know it. */
function keyOf(name, type) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  const typed = Buffer.concat([Buffer.from([type]), raw]);
  const id = sha256(`${name}\n`, typed).subarray(0, 4);
  return { id, text: `${name}+${id.toString('hex')}+${base64(typed)}`, line: (blob) => `— ${name} ${base64(Buffer.concat([id, blob]))}\n`, signs: (what) => sign(null, Buffer.from(what), privateKey) };
}

const log = keyOf('log.example/one', 1);
const witness = keyOf('둘/witness', 4);

/** A log of one row that says these facts. */
async function logOf(facts) {
  const salt = base64(Buffer.alloc(32, 7));
  const values = Object.entries(facts).sort(([one], [other]) => (one < other ? -1 : 1)).flat();
  const said = await commitment('facts', salt, values);
  const leaf = Buffer.from(`haetae/audit-leaf/v1\nat 2026-11-22T03:00:00.000Z\nevent case.read\nactor x\ncase -\nfacts ${said}\n`);
  const hash = sha256(Buffer.from([0]), leaf);
  const text = `log.example/one\n1\n${base64(hash)}\n`;
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(1700000000n);
  const note = `${text}\n${log.line(log.signs(text))}${witness.line(Buffer.concat([time, witness.signs(`cosignature/v1\ntime 1700000000\n${text}`)]))}`;
  return {
    opening: { field: 'facts', salt, values },
    proof: { index: 0, leaf: base64(leaf), leafHash: base64(hash), treeSize: 1, path: [], checkpoint: note },
    status: { logKey: log.text, quorum: 1, witnesses: [{ exchange: '둘', key: witness.text }] },
  };
}

const states = (steps) => Object.fromEntries(steps.map((step) => [step.name, step.state]));

test('a row in a signed and witnessed log is good in every step', async () => {
  const { proof, opening, status } = await logOf({ a: '1' });
  assert.deepEqual(states(await rowSteps(proof, [opening], status)), { content: 'good', leaf: 'good', inclusion: 'good', signature: 'good', witnesses: 'good' });
});

test('whatever was changed is bad in its own step', async () => {
  const { proof, opening, status } = await logOf({ a: '1' });
  const other = { ...opening, values: ['a', '2'] };
  assert.equal(states(await rowSteps(proof, [other], status)).content, 'bad');
  const leaf = base64(Buffer.from(Buffer.from(proof.leaf, 'base64').toString().replace('case.read', 'case.made')));
  const rewritten = states(await rowSteps({ ...proof, leaf }, [opening], status));
  assert.deepEqual([rewritten.leaf, rewritten.inclusion], ['bad', 'bad']);
  const stranger = keyOf('log.example/one', 1);
  assert.equal(states(await rowSteps(proof, [opening], { ...status, logKey: stranger.text })).signature, 'bad');
  assert.equal(states(await rowSteps(proof, [opening], { ...status, quorum: 2 })).witnesses, 'open');
  const longer = { ...proof, path: [proof.leafHash] };
  assert.equal(states(await rowSteps(longer, [opening], status)).inclusion, 'bad');
});

test('a signature of another text, and a cosignature without its time, count for nothing', async () => {
  const { proof } = await logOf({});
  const note = parseNote(proof.checkpoint);
  assert.equal(await isSignedByLog(note, parseKey(log.text)), true);
  assert.equal(await cosignedAt(note, parseKey(witness.text)), 1700000000);
  assert.equal(await isSignedByLog({ ...note, text: note.text.replace('\n1\n', '\n2\n') }, parseKey(log.text)), false);
  assert.equal(await cosignedAt(note, parseKey(log.text)), null);
  assert.deepEqual(parseCheckpoint(note.text).size, 1);
  assert.throws(() => parseCheckpoint('x\n01\nAA==\n'));
  assert.throws(() => parseLeaf(Buffer.from('haetae/audit-leaf/v2\n')));
});

test('a log that this browser saw otherwise is bad, one that it never saw is remembered', async () => {
  const { proof, status } = await logOf({});
  const first = await growthStep(null, proof.checkpoint, null, status.logKey);
  assert.deepEqual([first.state, first.first], ['good', true]);
  const seen = { size: 1, root: base64(Buffer.alloc(32)), logKey: status.logKey };
  assert.equal((await growthStep(seen, proof.checkpoint, null, status.logKey)).state, 'bad');
  const same = { ...seen, root: parseNote(proof.checkpoint).text.split('\n')[2] };
  assert.equal((await growthStep(same, proof.checkpoint, null, status.logKey)).state, 'good');
  assert.equal((await growthStep(same, proof.checkpoint, null, 'another key')).state, 'bad');
});

test('an answer stands under the root its row commits to, at its own position and as it was given', async () => {
  const leaves = [[0, 2], [1, 3]].map(([position, answer]) => sha256(Buffer.from([0]), answerLeaf(position, answer)));
  const { opening } = await logOf({ answersRoot: sha256(Buffer.from([1]), ...leaves).toString('hex') });
  const answer = { position: 1, size: 2, answer: 3, path: [base64(leaves[0])], row: { opening } };
  assert.deepEqual(states(await answerSteps(answer)), { lookup: 'good' });
  assert.deepEqual(states(await answerSteps({ ...answer, answer: 2 })), { lookup: 'bad' });
  assert.deepEqual(states(await answerSteps({ ...answer, position: 0 })), { lookup: 'bad' });
});

test('a position stands for the input the signed header commits to and for no other', async () => {
  const [blind, salt] = [Buffer.alloc(64, 1), Buffer.alloc(32, 2)];
  const leaf = sha256(Buffer.from([0]), elementLeaf(0xfn, Buffer.from('0a0b', 'hex'), blind, salt));
  const { opening } = await logOf({ answersRoot: sha256(Buffer.from([0]), answerLeaf(0, 3)).toString('hex') });
  const said = { indexFrom: '000000000000000f', count: 1, merkleRoot: leaf.toString('hex') };
  const element = { input: '0a0b', opening: { blind: blind.toString('hex'), salt: salt.toString('hex'), path: [] }, header: `x.${Buffer.from(JSON.stringify(said)).toString('base64url')}.y` };
  const answer = { position: 0, size: 1, answer: 3, path: [], row: { opening }, element };
  assert.deepEqual(states(await answerSteps(answer)), { lookup: 'good', position: 'good' });
  assert.equal(states(await answerSteps({ ...answer, element: { ...element, input: '0a0c' } })).position, 'bad');
});

test('a signed confirmation stands under the root its row commits to', async () => {
  const root = sha256(Buffer.from([0]), itemLeaf(0, 5, true, 'NOT_APPLICABLE')).toString('hex');
  const { opening } = await logOf({ confirmationsRoot: root });
  const confirmation = { item: 0, position: 5, managed: true, memo: 'NOT_APPLICABLE', size: 1, path: [], row: { opening } };
  assert.deepEqual(states(await confirmationSteps(confirmation)), { confirmation: 'good' });
  assert.deepEqual(states(await confirmationSteps({ ...confirmation, managed: false })), { confirmation: 'bad' });
});
