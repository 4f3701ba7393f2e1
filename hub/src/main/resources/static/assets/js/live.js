// Keeps the board true while answers come in: asks often while they do, ever less often while nothing happens.

const SHORTEST_MILLIS = 400;
const LONGEST_MILLIS = 8000;

/** Calls changed(html, version, state) with the fresh part above the rows until the verification is complete. */
export function follow(path, version, changed, lost) {
  let wait = SHORTEST_MILLIS;
  let known = version;
  let failures = 0;

  async function ask() {
    try {
      const answer = await fetch(path(), { headers: { Accept: 'text/html' } });
      if (!answer.ok || answer.redirected) {
        throw new Error(String(answer.status));
      }
      const fresh = answer.headers.get('Haetae-Version');
      const state = answer.headers.get('Haetae-State');
      failures = 0;
      wait = fresh === known && state !== 'RUNNING' ? Math.min(wait * 2, LONGEST_MILLIS) : SHORTEST_MILLIS;
      known = fresh;
      changed(await answer.text(), fresh, state);
      if (state === 'COMPLETE') {
        return;
      }
    } catch {
      failures++;
      wait = Math.min(wait * 2, LONGEST_MILLIS);
      if (failures === 2) {
        lost();
      }
    }
    setTimeout(ask, wait);
  }
  setTimeout(ask, wait);
}
