// Leaving quickly: the page's place in the history is taken by the neutral page, and Escape three times in a row
// does the same. The link itself works without this file; it then stays in the history like any link.
const away = document.querySelector('[data-enhance="exit"]');

// The worker drops every copy and every waiting answer, and this page keeps no new one.
function forget() {
  document.querySelector('[data-enhance="offline"]')?.remove();
  navigator.serviceWorker?.controller?.postMessage("forget");
}

function leave() {
  document.documentElement.hidden = true;
  forget();
  location.replace(away.href);
  sessionStorage.clear();
}

if (away) {
  let presses = [];
  document.querySelectorAll('[data-enhance="exit"]').forEach((link) =>
    link.addEventListener("click", (event) => {
      event.preventDefault();
      leave();
    }),
  );
  document.addEventListener("keydown", (event) => {
    if (event.repeat) return;
    presses = event.key === "Escape" ? [...presses, event.timeStamp].slice(-3) : [];
    if (presses.length === 3 && presses[2] - presses[0] < 3000) leave();
  });
}

document.addEventListener("submit", ({ target }) => {
  if (target.action.endsWith("/sign-out")) forget();
});
