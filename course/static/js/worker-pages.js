// The worker: pages and files without signal. FILES, what every page needs, is put before it by the server.
// It keeps only what is the same for everybody, or what the server itself marked as blank (Kith-Copy).
const SHELL = "shell", QUEUE = "queue";
const path = (url) => new URL(url).pathname;
const within = (ms, work) => Promise.race([work, new Promise((_, no) => setTimeout(no, ms))]);

async function fetched(request) {
  const answer = await fetch(request), its = (name) => answer.headers.get(name);
  if (!gone && answer.ok && (its("Kith-Copy") || /immutable/.test(its("Cache-Control")))) (await caches.open(SHELL)).put(request.url, answer.clone());
  return answer;
}

const kept = (at) => caches.match(at, { ignoreSearch: true });
const file = async (request) => (await kept(request.url)) ?? fetched(request);

async function page(request) {
  const where = path(request.url), live = fetched(request), copy = await kept(where);
  const first = copy ? within(where === "/help-now" ? 3000 : 10000, live) : live;
  return first.catch(() => copy ?? kept("/offline"));
}

let gone;
async function forget() {
  gone = true;
  for (const name of await caches.keys()) await caches.delete(name);
  await registration.unregister();
}

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(SHELL).then((shell) => shell.addAll(FILES)));
});
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event, { method, mode, url } = request, where = path(url);
  const isPage = mode === "navigate" && !/^\/(admin|phone)/.test(where), isRead = method === "GET";
  if (url.startsWith(location.origin + "/static/") && isRead) event.respondWith(file(request));
  else if (isPage && isRead) event.respondWith(page(request));
  else if (isPage && /^\/(lessons\/\w+\/(cards|step)|check-ins\/[^/]+$)/.test(where)) event.respondWith(submit(request));
});
