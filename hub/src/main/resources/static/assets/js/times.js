// Keeps "3분 전" true while the page stays open; the exact time beside it never changes.

const STEPS = [
  [60, 1, 'second'],
  [3600, 60, 'minute'],
  [172800, 3600, 'hour'],
  [Infinity, 86400, 'day'],
];
const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { style: 'short', numeric: 'always' });

export function refreshAgo(root) {
  for (const time of root.querySelectorAll('time[datetime]')) {
    const place = time.querySelector('[data-ago]');
    if (place) {
      place.textContent = ago((Date.now() - Date.parse(time.dateTime)) / 1000);
    }
  }
}

function ago(seconds) {
  const past = Math.max(0, seconds);
  const [, unit, name] = STEPS.find(([limit]) => past < limit);
  return words.format(-Math.floor(past / unit), name);
}
