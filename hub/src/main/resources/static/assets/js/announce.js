let timer;

/** Says something to everybody, also to those who do not see it. */
export function announce(text) {
  const place = document.getElementById('announcement');
  place.textContent = text;
  place.classList.add('shown');
  clearTimeout(timer);
  timer = setTimeout(() => place.classList.remove('shown'), 3000);
}
