// The worker: the form of a lesson or a check-in is sent from here, and what finds no signal waits, for a week at most.
// Its owner's mark (the field "for") goes along: the server takes no form from here without the right one.
const post = ({ to, body, at }, ms) => within(ms, fetch(to, {
  method: "POST", body: new URLSearchParams(body), headers: { "Kith-Age": Math.max(0, Date.now() - at) },
}));
const stateOf = (answer) =>
  path(answer.url) === "/link" ? "link"
  : /note=/.test(answer.headers.get("Kith-Next")) ? "care"
  : { 204: "sent", 409: "later", 422: "stuck" }[answer.status];

async function tell(state, from) {
  for (const one of await clients.matchAll()) one.postMessage({ state, from });
}

async function submit(request) {
  const to = path(request.url), body = await request.text(), fields = new URLSearchParams(body);
  const queue = await caches.open(QUEUE), key = `/kept/${fields.get("for")}${to}`;
  const form = { to, body, at: Date.now() }, answer = await post(form, 10000).catch(() => 0);
  if (answer?.status === 204) {
    await queue.delete(key);
    return Response.redirect(answer.headers.get("Kith-Next"), 303);
  }
  const state = answer ? stateOf(answer) : "kept";
  if (!/kept|link/.test(state)) return answer.redirected ? Response.redirect(answer.url, 303) : answer;
  const isFull = [...fields].some(([name, value]) => value && !/^(for|another|token)$/.test(name));
  if (isFull || !(await queue.match(key))) await queue.put(key, new Response(JSON.stringify(form)));
  await tell(state, to);
  registration.sync?.register("send").catch(() => 0);
  return new Response(null, { status: 204 });
}

async function sendAll() {
  const queue = await caches.open(QUEUE);
  const read = async (key) => (await queue.match(key))?.json();
  for (const key of await queue.keys()) {
    const form = await read(key), isOld = Date.now() - form.at > 7 * 864e5;
    const state = isOld ? "old" : stateOf(await post(form, 20000));
    if (state && state !== "link" && (await read(key))?.at === form.at) await queue.delete(key);
    await tell(state);
  }
}

let sending;
const send = () => (sending ??= sendAll().finally(() => (sending = null)));

addEventListener("sync", (event) => event.waitUntil(send()));
addEventListener("message", (event) => event.waitUntil(event.data === "forget" ? forget() : send().catch(() => 0)));
