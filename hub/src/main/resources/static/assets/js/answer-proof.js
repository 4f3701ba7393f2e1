// The proof of one answer of the board, in a dialog of its own.
import { proveAnswer, showProof } from './proof-view.js';

const dialog = document.getElementById('proof');

document.addEventListener('click', (event) => {
  const button = event.target.closest('.proof-open');
  if (button) {
    document.getElementById('proof-of').textContent = button.dataset.title;
    dialog.showModal();
    showProof(dialog.querySelector('.proof'), () => proveAnswer(button.dataset.proof, button.dataset.index));
  }
});
