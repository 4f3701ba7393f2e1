// The intake form: a live count, a file by drop, its preview, and sending with a count instead of a spinner.
import { announce } from './announce.js';

const form = document.getElementById('intake');

if (form) {
  const text = document.getElementById('text');
  const file = document.getElementById('file');
  const drop = document.getElementById('drop');
  const noFile = document.getElementById('no-file');
  const count = document.getElementById('text-count');
  const start = document.getElementById('start');
  const startWord = start.textContent;
  let previewing = 0;

  const countLines = () => {
    const lines = text.value.split('\n').filter((line) => line.trim() !== '').length;
    count.textContent = lines === 0 ? count.dataset.none : count.dataset.count.replace('{n}', lines.toLocaleString());
  };
  text.addEventListener('input', countLines);
  countLines();

  document.getElementById('sample')?.addEventListener('click', async (event) => {
    const answer = await fetch(event.currentTarget.dataset.from);
    if (answer.ok) {
      text.value = await answer.text();
      countLines();
      text.focus();
      announce(document.getElementById('sample').dataset.done);
    }
  });

  for (const kind of ['dragenter', 'dragover']) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add('over');
    });
  }
  drop.addEventListener('dragleave', () => drop.classList.remove('over'));
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    if (event.dataTransfer.files.length > 0) {
      file.files = event.dataTransfer.files;
      fileChosen();
    }
  });
  file.addEventListener('change', fileChosen);
  noFile.addEventListener('click', () => {
    file.value = '';
    fileChosen();
    file.focus();
  });

  function fileChosen() {
    const chosen = file.files.length > 0;
    drop.classList.toggle('has-file', chosen);
    const name = document.getElementById('file-name');
    name.hidden = !chosen;
    name.textContent = chosen ? `${file.files[0].name} · ${size(file.files[0].size)}` : '';
    noFile.hidden = !chosen;
    text.disabled = chosen;
    document.getElementById('problem-place').replaceChildren();
    document.getElementById('preview').replaceChildren();
    if (chosen) {
      preview();
    }
  }

  function size(bytes) {
    const units = [[1e6, 'megabyte'], [1e3, 'kilobyte'], [1, 'byte']];
    const [unit, name] = units.find(([least]) => bytes >= least) ?? units[2];
    return (bytes / unit).toLocaleString(document.documentElement.lang, {
      style: 'unit', unit: name, unitDisplay: name === 'byte' ? 'long' : 'short', maximumFractionDigits: unit === 1e6 ? 1 : 0 });
  }

  async function preview() {
    const mine = ++previewing;
    const answer = await send(form.dataset.preview, form.dataset.reading);
    if (mine === previewing && answer && file.files.length > 0) {
      const fresh = parse(answer.text).getElementById('preview');
      if (fresh) {
        document.getElementById('preview').replaceWith(fresh);
        markColumns();
      } else {
        showProblem(answer.text);
      }
    }
  }

  function markColumns() {
    const chosen = [...document.querySelectorAll('#preview select[data-column]')].map((select) => select.value);
    for (const cell of document.querySelectorAll('#preview [data-at]')) {
      cell.classList.toggle('mapped', chosen.includes(cell.dataset.at));
    }
  }

  form.addEventListener('change', (event) => {
    if (event.target.matches('#preview select[data-again]')) {
      document.querySelectorAll('#preview select[data-column]').forEach((select) => (select.value = ''));
      preview();
    } else if (event.target.matches('#preview select')) {
      markColumns();
    }
  });

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (start.getAttribute('aria-disabled') === 'true') {
      return;
    }
    const answer = await send(form.action, form.dataset.sending);
    if (answer && answer.status < 400) {
      location.assign(answer.next);
    } else if (answer) {
      showProblem(answer.text);
    }
  });

  /** Posts the form, counting on the button; nothing comes back where the server was not reached. */
  function send(url, words) {
    return new Promise((done) => {
      const request = new XMLHttpRequest();
      const end = (answer) => {
        start.textContent = startWord;
        start.removeAttribute('aria-disabled');
        if (!answer) {
          announce(form.dataset.failed);
        }
        done(answer);
      };
      start.setAttribute('aria-disabled', 'true');
      request.upload.addEventListener('progress', (event) => {
        if (event.lengthComputable) {
          start.textContent = words.replace('{n}', Math.round((100 * event.loaded) / event.total));
        }
      });
      request.addEventListener('load', () =>
        end({
          status: request.status,
          next: request.getResponseHeader('Location') ?? request.responseURL,
          text: request.responseText,
        }));
      request.addEventListener('error', () => end(null));
      request.open('POST', url);
      request.setRequestHeader('Haetae-Script', 'yes');
      request.send(new FormData(form));
    });
  }

  function showProblem(html) {
    const problem = parse(html).querySelector('[data-problem]');
    if (problem) {
      document.querySelector('#preview [data-problem]')?.remove();
      document.getElementById('problem-place').replaceChildren(problem);
      problem.scrollIntoView({ block: 'center' });
      problem.focus();
    }
  }

  function parse(html) {
    return new DOMParser().parseFromString(html, 'text/html');
  }
}
