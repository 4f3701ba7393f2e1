// RFC 6962 trees over SHA-256, checked by the browser itself; algorithms of RFC 9162 sections 2.1.3.2 and 2.1.4.2.

const HASH_BYTES = 32;

export function fromBase64(text) {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

export function toBase64(bytes) {
  return btoa(String.fromCharCode(...bytes));
}

export function fromHex(text) {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

export function toHex(bytes) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function joined(...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export function same(one, other) {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}

export async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

export function leafHash(entry) {
  return sha256(joined([0], entry));
}

export function nodeHash(left, right) {
  return sha256(joined([1], left, right));
}

function allHashes(path) {
  return path.length <= 64 && path.every((hash) => hash.length === HASH_BYTES);
}

/**
 * The way from a leaf up: each step's sibling, its side, and the hash of both. Empty of steps where the tree is the leaf.
 * Null if the path cannot belong to that leaf of that tree.
 */
export async function climb(hash, index, size, path) {
  if (!(index >= 0 && index < size) || !allHashes([hash, ...path])) {
    return null;
  }
  let node = index;
  let last = size - 1;
  let root = hash;
  const steps = [];
  for (const sibling of path) {
    if (last === 0) {
      return null;
    }
    const left = node % 2 === 1 || node === last;
    root = left ? await nodeHash(sibling, root) : await nodeHash(root, sibling);
    steps.push({ sibling, left, result: root });
    if (left) {
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? { root, steps } : null;
}

export async function includes(hash, index, size, path, root) {
  const way = await climb(hash, index, size, path);
  return way !== null && same(way.root, root);
}

/** Whether the tree of one size and root grew into the tree of another; everything extends nothing, which says nothing. */
export async function grew(from, to, fromRoot, toRoot, path) {
  if (!(from >= 0 && from <= to) || !allHashes(path)) {
    return false;
  }
  if (from === to) {
    return path.length === 0 && same(fromRoot, toRoot);
  }
  if (from === 0 || path.length === 0 || !allHashes([fromRoot, toRoot])) {
    return false;
  }
  let node = from - 1;
  let last = to - 1;
  while (node % 2 === 1) {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  const [first, ...rest] = node === 0 ? [fromRoot, ...path] : path;
  let older = first;
  let newer = first;
  for (const hash of rest) {
    if (last === 0) {
      return false;
    }
    if (node % 2 === 1 || node === last) {
      older = await nodeHash(hash, older);
      newer = await nodeHash(hash, newer);
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else {
      newer = await nodeHash(newer, hash);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && same(older, fromRoot) && same(newer, toRoot);
}
