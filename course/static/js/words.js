// A sentence put together while its parts are being written: each label says what comes before the learner's words.
const read = document.querySelector('[data-enhance="sentence"]');
const parts = read.dataset.parts.split(" ").map((id) => document.getElementById(id));
const lead = (part) => part?.labels[0].textContent.replace("…", "").trim() ?? "";
const begins = (text) => text === "" || text[0] !== text[0].toLowerCase();

function say() {
  const told = parts.filter((part) => part.value.trim());
  read.hidden = !told.length;
  read.replaceChildren(...told.flatMap((part, i) => {
    const own = document.createElement("u");
    own.textContent = part.value.trim().replace(/[ .…]+$/, "");
    return [`${lead(part)} `, own, begins(lead(told[i + 1])) ? ". " : ", "];
  }));
}

read.closest("form").addEventListener("input", say);
say();
