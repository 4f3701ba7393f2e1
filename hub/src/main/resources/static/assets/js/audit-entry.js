// One row of the log: what is read on this page is what is checked, word for word.
import { proveRow, showProof, tampered } from './proof-view.js';

const entry = document.querySelector('main.audit-entry');
const place = entry.querySelector('.proof');

/** The openings as the page shows them: were the page to say something else, the commitments would not fit. */
function openings() {
  return [...entry.querySelectorAll('.opening')].map((one) => ({
    field: one.dataset.field,
    salt: one.dataset.salt,
    values: [...one.querySelectorAll('[data-value]')].map((value) => value.textContent),
  }));
}

if (place) {
  const prove = (tamper) => showProof(place, () => proveRow(entry.dataset.index, openings(), tamper));
  document.getElementById('proof-again').addEventListener('click', () => prove());
  document.getElementById('proof-tamper').addEventListener('click', () => prove(tampered));
  prove();
}
