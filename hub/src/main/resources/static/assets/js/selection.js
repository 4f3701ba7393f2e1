// Rows a person has picked, remembered across pages of the list, with a bar that says how many and where.

export class Selection {
  #picked = new Map();
  #bar = document.getElementById('selection');
  #words;

  constructor(words) {
    this.#words = words;
  }

  get rows() {
    return [...this.#picked.values()];
  }

  has(line) {
    return this.#picked.has(line);
  }

  toggle(row, picked) {
    const { line, address, exchanges = '' } = row.dataset;
    if (picked) {
      this.#picked.set(line, { line, address, exchanges: exchanges.split('|').filter(Boolean).join(' · '), nowhere: this.#words.wordNowhere });
    } else {
      this.#picked.delete(line);
    }
    this.show();
  }

  clear() {
    this.#picked.clear();
    this.show();
  }

  /** Writes the bar and marks the rows on the page. */
  show() {
    for (const row of document.querySelectorAll('tbody.row')) {
      const picked = this.#picked.has(row.dataset.line);
      row.classList.toggle('picked', picked);
      row.querySelector('.pick input').checked = picked;
    }
    this.#bar.hidden = this.#picked.size === 0;
    document.getElementById('selection-compare').disabled = this.#picked.size !== 2;
    document.getElementById('selection-says').textContent = this.#summary();
  }

  #summary() {
    const counts = new Map();
    for (const one of this.#picked.values()) {
      const where = one.exchanges || one.nowhere;
      counts.set(where, (counts.get(where) ?? 0) + 1);
    }
    const places = [...counts].map(([where, count]) => `${where} ${count}`).join(', ');
    return `${this.#words.wordSelected.replace('{n}', this.#picked.size)} — ${places}`;
  }
}
