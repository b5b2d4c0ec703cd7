// The page shown without signal: lists the lessons that this phone has a copy of.
const shelf = document.getElementById("shelf");

for (const copy of await (await caches.open("pages")).keys()) {
  const page = new DOMParser().parseFromString(await (await caches.match(copy)).text(), "text/html");
  if (!page.querySelector(".cards")) continue;
  const link = document.createElement("a");
  link.href = new URL(copy.url).pathname;
  link.textContent = page.querySelector("h1").textContent;
  shelf.appendChild(document.createElement("li")).append(link);
  shelf.parentElement.hidden = false;
}
