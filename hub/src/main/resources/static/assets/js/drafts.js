// Keeps what a form holds while its page is open and over a login that ran out, in this tab alone: nothing leaves the
// browser, another person's drafts are dropped, and logging out drops them all.
const KEY = 'draft:';
const RETURN = 'draft-return';
const LONGEST = 2_000_000;

export function keepDrafts() {
  const person = document.body.dataset.person;
  if (!person) {
    afterLogout();
    return;
  }
  dropOthers(person);
  const refused = document.querySelector('[data-problem]') !== null;
  for (const form of document.querySelectorAll('form[data-draft]')) {
    const key = `${KEY}${person}:${location.pathname}:${form.dataset.draft}`;
    settle(key, refused);
    restore(form, key, refused);
    form.addEventListener('input', () => save(form, key));
    form.addEventListener('change', () => save(form, key));
    form.addEventListener('submit', () => write(`${key}:sent`, 'yes'));
  }
  settleElsewhere(refused);
  document.querySelector('form[action$="/logout"]')?.addEventListener('submit', () => drop(() => true));
}

/** Sent, and the answer is no refusal: it is done with. */
function settle(key, refused) {
  if (read(`${key}:sent`) && !refused) {
    sessionStorage.removeItem(key);
  }
  sessionStorage.removeItem(`${key}:sent`);
}

/** A form sent from another page led here, logged in: it was taken. */
function settleElsewhere(refused) {
  for (const sent of keys().filter((key) => key.endsWith(':sent'))) {
    settle(sent.slice(0, -':sent'.length), refused);
  }
}

/** Where the login ran out: what was sent was not taken, and the person comes back to the page they were on. */
function afterLogout() {
  keys().filter((key) => key.endsWith(':sent')).forEach((key) => sessionStorage.removeItem(key));
  if (keys().length > 0) {
    document.querySelectorAll('input[name=next]').forEach((next) => { next.value = read(RETURN) ?? ''; });
  }
}

function restore(form, key, refused) {
  const kept = read(key);
  if (!kept || refused) {
    return;
  }
  const values = JSON.parse(kept);
  for (const field of fields(form)) {
    const value = values[name(field)];
    if (value === undefined) {
      continue;
    }
    if (field.type === 'checkbox' || field.type === 'radio') {
      field.checked = value;
    } else {
      field.value = value;
    }
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  const fold = form.closest('details');
  if (fold) {
    fold.open = true;
  }
}

function save(form, key) {
  const values = {};
  for (const field of fields(form)) {
    values[name(field)] = field.type === 'checkbox' || field.type === 'radio' ? field.checked : field.value;
  }
  sessionStorage.removeItem(`${key}:sent`);
  write(key, JSON.stringify(values));
  write(RETURN, location.pathname);
}

/** A confirmation is given each time anew; hidden fields belong to the page. */
function fields(form) {
  return [...form.elements].filter(
    (field) => field.name && !['hidden', 'file', 'submit', 'button', 'password'].includes(field.type) && field.name !== 'gesture');
}

function name(field) {
  return field.type === 'checkbox' || field.type === 'radio' ? `${field.name}=${field.value}` : field.name;
}

function dropOthers(person) {
  drop((key) => !key.startsWith(`${KEY}${person}:`));
}

function drop(which) {
  keys().filter(which).forEach((key) => sessionStorage.removeItem(key));
  if (keys().length === 0) {
    sessionStorage.removeItem(RETURN);
  }
}

function keys() {
  return Object.keys(sessionStorage).filter((key) => key.startsWith(KEY));
}

function read(key) {
  return sessionStorage.getItem(key);
}

/** What does not fit is not kept; the form itself is not hindered. */
function write(key, value) {
  try {
    if (value.length <= LONGEST) {
      sessionStorage.setItem(key, value);
    }
  } catch {
    sessionStorage.removeItem(key);
  }
}
