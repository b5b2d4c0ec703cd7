// The map of people: a finger or a mouse may drag somebody to another ring. The forms below the picture say the
// same and remain the way for a keyboard: letting go ticks the ring in that person's form and sends it.
const map = document.querySelector('[data-enhance="circles"]');
const rings = [...(map?.querySelectorAll("circle[data-ring]") ?? [])].sort((a, b) => a.r.baseVal.value - b.r.baseVal.value);

function place(event) {
  return new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
}

// The ring that holds this point; whoever is dropped outside lands on the outermost.
function ringAt({ x, y }) {
  const { cx, cy } = rings[0];
  const far = Math.hypot(x - cx.baseVal.value, y - cy.baseVal.value);
  return (rings.find((ring) => far <= ring.r.baseVal.value) ?? rings.at(-1)).dataset.ring;
}

function send(person, ring) {
  const form = document.getElementById(`p${person.dataset.person}`);
  form.querySelector(`input[value="${ring}"]`).checked = true;
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "dragged", value: "yes" }));
  form.requestSubmit();
}

function drag(person, from) {
  const watch = new AbortController();
  const on = (name, act) => person.addEventListener(name, act, { signal: watch.signal });
  const back = () => {
    watch.abort();
    person.removeAttribute("transform");
  };
  on("pointermove", (event) => {
    const to = place(event);
    person.setAttribute("transform", `translate(${to.x - from.x} ${to.y - from.y})`);
  });
  on("pointercancel", back);
  on("pointerup", (event) => {
    const ring = ringAt(place(event));
    if (ring === person.dataset.at) return back();
    watch.abort();
    send(person, ring);
  });
}

map?.addEventListener("pointerdown", (event) => {
  const person = event.target.closest("[data-person]");
  if (!person || !event.isPrimary || event.button) return;
  person.setPointerCapture(event.pointerId);
  drag(person, place(event));
});
document.querySelector('[data-enhance="circles-hint"]')?.removeAttribute("hidden");
