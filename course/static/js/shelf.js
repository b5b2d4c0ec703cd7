// The page shown without signal: lists the lessons and check-ins that this phone has a copy of.
const shelf = document.getElementById("shelf"), pages = await caches.open("pages");

for (const copy of await pages.keys()) {
  const page = new DOMParser().parseFromString(await (await pages.match(copy)).text(), "text/html");
  const name = page.querySelector("[data-shelf]")?.dataset.shelf;
  if (!name) continue;
  const link = document.createElement("a");
  link.href = new URL(copy.url).pathname;
  link.textContent = name;
  shelf.appendChild(document.createElement("li")).append(link);
  shelf.parentElement.hidden = false;
}
