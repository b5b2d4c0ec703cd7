// Lists: one more row at once, where the same button otherwise saves the card and comes back with an empty row.
const places = document.querySelectorAll('[data-enhance="rows"]');

function rename(one, group, number) {
  for (const key of ["id", "name", "for", "aria-describedby"]) {
    const text = one.getAttribute(key)?.replace(new RegExp(`\\b${group}-\\d+-`, "g"), `${group}-${number}-`);
    if (text) one.setAttribute(key, text);
  }
}

function empty(one) {
  if (one.matches(".error")) one.remove();
  for (const key of ["checked", "open", "aria-invalid"]) one.removeAttribute(key);
  if (one.type === "radio" || one.type === "checkbox") one.checked = false;
  else if (one.matches("input, textarea")) one.value = "";
}

// Renamed and emptied before it joins the page, so that no choice of the row before it is taken away.
function add(place) {
  const group = place.querySelector("button").value, form = place.closest("form");
  const rows = form.querySelector(`[name^="${group}-0-"]`).closest(".row-of").parentElement.querySelectorAll(".row-of");
  const last = rows[rows.length - 1];
  const row = last.cloneNode(true);
  row.setAttribute("aria-label", last.getAttribute("aria-label").replace(/\d+$/, rows.length + 1));
  for (const one of row.querySelectorAll("*")) {
    rename(one, group, rows.length);
    empty(one);
  }
  last.after(row);
  place.hidden = rows.length + 1 >= +place.dataset.max;
  return row;
}

// Rows that were added and half written come back with the draft that form.js keeps.
function regrow(place) {
  const form = place.closest("form"), group = place.querySelector("button").value;
  const draft = JSON.parse(sessionStorage.getItem(`${location.pathname}#${form.id}`));
  const written = (draft?.answers ?? []).map(([name]) => name).filter((name) => name.startsWith(`${group}-`));
  while (!place.hidden && written.some((name) => !form.elements[name])) add(place);
  form.dispatchEvent(new Event("grown"));
}

for (const place of places) {
  place.addEventListener("click", (event) => {
    if (!event.target.closest("button")) return;
    event.preventDefault();
    add(place).querySelector("input, textarea").focus();
  });
  try {
    regrow(place);
  } catch {
    // A browser that keeps nothing has no draft; the rows that the server sent are all there are.
  }
}
