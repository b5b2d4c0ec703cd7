// Words as they are typed: the server counts them, so that with scripts and without the page says the same.
const form = document.getElementById("words");
const place = (name) => document.querySelector(`[data-live="${name}"]`);
const PAUSE = 400;
let waiting, asked = 0;

function item(said) {
  const one = document.createElement("li");
  one.textContent = said;
  return one;
}

function show(found) {
  for (const name of ["size", "price", "unicode", "sms", "subject", "email"]) {
    const one = place(name);
    if (one && one.textContent !== found[name]) one.textContent = found[name];
  }
  place("strange").hidden = !found.unicode;
  place("wrong").hidden = !found.faults.length;
  place("fine").hidden = found.faults.length > 0;
  place("faults").replaceChildren(...found.faults.map(item));
}

// An answer that is overtaken by a later one is not shown.
async function ask() {
  const mine = ++asked;
  try {
    const answer = await fetch(place("all").dataset.count, { method: "POST", body: new FormData(form) });
    if (answer.ok && !answer.redirected && mine === asked) show(await answer.json());
  } catch {
    // Without a line the count stays as it was, and the button asks again.
  }
}

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, PAUSE);
});
