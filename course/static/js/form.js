// Forms: a second tap sends nothing twice, and where a form asks for it, words half written outlive a lost page.
// A draft lives in this tab alone, for half an hour at most, and is gone once it is sent: nothing stays on a shared
// phone. It fills only what the server left empty.
const KEPT_FOR = 30 * 60 * 1000;

function guard(form) {
  const free = () => (form.ariaBusy = null);
  form.addEventListener("submit", (event) => {
    if (event.submitter?.dataset.stays === "") return;
    if (form.ariaBusy === "true") return event.preventDefault();
    form.ariaBusy = "true";
    setTimeout(free, 5000);
  });
  addEventListener("pageshow", free);
}

function restore(form, draft) {
  for (const [name, text] of draft.answers) {
    const found = form.elements.namedItem(name);
    const field = found?.length && !found.options ? [...found].find((one) => one.value === text) : found;
    if (!field || field.type === "hidden") continue;
    if (/radio|checkbox/.test(field.type)) field.checked ||= !form.querySelector(`[name="${name}"][checked]`);
    else field.value ||= text;
  }
}

function keepDraft(form) {
  const key = `${location.pathname}#${form.id}`;
  const draft = JSON.parse(sessionStorage.getItem(key));
  const again = () => draft && Date.now() - draft.at < KEPT_FOR && restore(form, draft);
  again();
  form.addEventListener("grown", again);
  form.addEventListener("input", () => {
    const answers = [...new FormData(form)].filter(([, text]) => text && typeof text === "string");
    sessionStorage.setItem(key, JSON.stringify({ at: Date.now(), answers }));
  });
  form.addEventListener("submit", () => sessionStorage.removeItem(key));
}

for (const form of document.querySelectorAll('[data-enhance~="form"]')) {
  guard(form);
  try {
    if (form.dataset.enhance.includes("draft")) keepDraft(form);
  } catch {
    // A browser that keeps nothing at all says so by throwing; the form works without a draft.
  }
}
