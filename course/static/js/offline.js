// A learner's page: starts the worker, has blank copies of a lesson or a check-in kept, and says where an answer is.
const note = document.querySelector('[data-enhance="offline"]');
const worker = navigator.serviceWorker;
let last;

function say(state) {
  for (const line of note.children) {
    const its = line.dataset.state, isOver = state === "kept" || /kept|copy/.test(its);
    line.hidden = its !== state && (isOver || line.hidden);
  }
}

function goOn({ target, submitter }) {
  target.ariaBusy = null;
  const number = /cards.(\d+)/.exec(target.action)?.[1], next = document.getElementById(`card-${+number + 1}`);
  if (!number || submitter?.name) note.scrollIntoView();
  else if (next) location.hash = next.id;
  else location = new URL("../step", target.action);
}

async function keep(hrefs) {
  const pages = await caches.open("pages");
  for (const { url } of await pages.keys()) if (!url.includes(note.dataset.owner)) await pages.delete(url);
  for (const href of hrefs) {
    const answer = (await pages.match(href)) ? null : await fetch(href);
    if (!answer?.headers.has("Kith-Copy")) continue;
    await pages.delete(href, { ignoreSearch: true });
    await pages.put(href, answer);
  }
}

async function start() {
  const ready = worker.register("/sw.js").then(() => worker.ready);
  const queue = await caches.open("queue");
  if ((await queue.keys()).some(({ url }) => url.includes(note.dataset.owner))) say("kept");
  (await ready).active.postMessage("send");
  await keep(note.dataset.copies.split(" ").filter(Boolean));
}

if (note && worker && self.caches) {
  document.addEventListener("submit", (one) => (last = one));
  worker.addEventListener("message", ({ data }) => {
    say(data.state);
    if (data.from && last?.target.action.includes(data.from)) goOn(last);
  });
  // A browser that keeps nothing, or has no signal, says so by failing; the page works as it does without this.
  const begin = () => note.isConnected && start().catch(() => 0);
  addEventListener("online", begin);
  addEventListener("load", begin);
}
