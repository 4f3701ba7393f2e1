// Keys that authenticators hold. A form with data-passkey asks the hub for a challenge, hands it to the browser, puts the
// answer into its hidden field and is then sent as any other form.
const API = '/api/v1/';

const WAYS = {
  login: async (form) => ({ passkey: await show(await ask(form, 'passkeys/login-options', {})) }),
  enrol: async (form) => ({
    passkey: await make(await ask(form, 'enrolments/acceptance-options', { token: form.elements.token.value.trim() })),
  }),
  register: async (form) => {
    const gesture = form.dataset.first === 'gesture' ? await gestureFor(form, 'CHANGE_KEYS', []) : null;
    return { passkey: await make(await ask(form, 'passkeys/registration-options', { gesture })) };
  },
  gesture: async (form) => {
    const digest = form.elements.digest?.value;
    return { gesture: await gestureFor(form, form.dataset.verb, digest ? [digest] : []) };
  },
};

/** What the hub would not do; it has said why. */
class Refused extends Error {}

export function wirePasskeys() {
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.addEventListener('submit', (event) => intercept(event, form));
  }
}

function intercept(event, form) {
  const standIn = form.dataset.passkey === 'gesture' && form.elements.gesture?.type !== 'hidden';
  if (standIn || event.submitter?.hasAttribute('data-plain')) {
    return;
  }
  event.preventDefault();
  answer(form);
}

async function answer(form) {
  const button = form.querySelector('button[type=submit]');
  const fault = form.querySelector('.passkey-fault');
  fault.hidden = true;
  button.disabled = true;
  try {
    if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
      throw new DOMException('', 'NotSupportedError');
    }
    for (const [name, value] of Object.entries(await WAYS[form.dataset.passkey](form))) {
      form.elements[name].value = value;
    }
    form.submit();
  } catch (error) {
    fault.textContent = said(error, fault.dataset);
    fault.hidden = false;
    button.disabled = false;
    // What was typed was not sent.
    form.dispatchEvent(new Event('input'));
  }
}

function said(error, words) {
  if (error instanceof Refused) {
    return error.message;
  }
  const known = { NotAllowedError: words.cancelled, AbortError: words.cancelled, InvalidStateError: words.known,
    SecurityError: words.unsupported, NotSupportedError: words.unsupported };
  return known[error.name] ?? words.failed;
}

async function gestureFor(form, verb, digests) {
  return show(await ask(form, 'passkeys/gesture-options', { verb, digests }));
}

async function ask(form, path, body) {
  const answer = await fetch(API + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': form.elements._csrf.value },
    body: JSON.stringify(body),
  });
  const json = await answer.json();
  if (!answer.ok) {
    throw new Refused([json.detail, json.action].filter(Boolean).join(' '));
  }
  return json;
}

async function make(options) {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return JSON.stringify(await navigator.credentials.create({ publicKey }));
}

async function show(options) {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return JSON.stringify(await navigator.credentials.get({ publicKey }));
}
