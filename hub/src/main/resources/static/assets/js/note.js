// Signed notes (c2sp.org/signed-note), checkpoints (c2sp.org/tlog-checkpoint), cosignatures (c2sp.org/tlog-cosignature).
import { fromBase64, joined, same, sha256 } from './merkle.js';

const LOG = 1;
const COSIGNER = 4;
const ID_BYTES = 4;
const TIME_BYTES = 8;
const text = new TextEncoder();

/** A note's text and its signature lines. */
export function parseNote(encoded) {
  const split = encoded.lastIndexOf('\n\n');
  const lines = encoded.slice(split + 2).split('\n').filter((line) => line !== '');
  return {
    text: encoded.slice(0, split + 1),
    signatures: lines.map((line) => {
      const [, name, blob] = /^— (\S+) (\S+)$/.exec(line) ?? [null, '', ''];
      const bytes = fromBase64(blob);
      return { name, id: bytes.slice(0, ID_BYTES), bytes: bytes.slice(ID_BYTES) };
    }),
  };
}

/** What a checkpoint says. */
export function parseCheckpoint(noteText) {
  const [origin, size, root] = noteText.split('\n');
  if (!/^(0|[1-9]\d{0,15})$/.test(size ?? '')) {
    throw new Error('no checkpoint');
  }
  return { origin, size: Number(size), root: fromBase64(root) };
}

/** A verifier key: name+id+base64(type and key). */
export function parseKey(vkey) {
  const [name, , ...rest] = vkey.split('+');
  const typed = fromBase64(rest.join('+'));
  return { name, type: typed[0], raw: typed.slice(1), typed };
}

async function idOf(key) {
  return (await sha256(joined(text.encode(`${key.name}\n`), key.typed))).slice(0, ID_BYTES);
}

async function signed(key, message, signature) {
  const known = await crypto.subtle.importKey('raw', key.raw, { name: 'Ed25519' }, false, ['verify']);
  return crypto.subtle.verify({ name: 'Ed25519' }, known, signature, message);
}

async function lineOf(note, key) {
  const id = await idOf(key);
  return note.signatures.find((line) => line.name === key.name && same(line.id, id));
}

/** Whether the log's key signed the note. */
export async function isSignedByLog(note, key) {
  const line = await lineOf(note, key);
  return key.type === LOG && line !== undefined && signed(key, text.encode(note.text), line.bytes);
}

/** When a witness cosigned the note, in seconds since 1970; null if it did not. */
export async function cosignedAt(note, key) {
  const line = await lineOf(note, key);
  if (key.type !== COSIGNER || line === undefined) {
    return null;
  }
  const seconds = new DataView(line.bytes.buffer, line.bytes.byteOffset, TIME_BYTES).getBigUint64(0);
  const message = text.encode(`cosignature/v1\ntime ${seconds}\n${note.text}`);
  return (await signed(key, message, line.bytes.slice(TIME_BYTES))) ? Number(seconds) : null;
}

/** Whether this browser can check Ed25519 at all. */
export async function canCheckSignatures() {
  try {
    await crypto.subtle.importKey('raw', new Uint8Array(32), { name: 'Ed25519' }, false, ['verify']);
    return true;
  } catch {
    return false;
  }
}
