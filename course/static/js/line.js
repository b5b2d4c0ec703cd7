// The mood and events line, drawn while it is being written. What is saved is drawn by the server, words and all.
const chart = document.querySelector('[data-enhance="timeline"]');
const form = chart.closest("form");
const SPACE = "http://www.w3.org/2000/svg", LEFT = 44, WIDE = 248, APART = 26;
const named = new Intl.DateTimeFormat(document.documentElement.lang, { month: "short", year: "numeric" });

function points() {
  const found = [];
  for (const row of form.querySelectorAll(".row-of")) {
    const [, year, month] = /^(\d{4})-(\d\d)$/.exec(row.querySelector('[name$="-when"]').value) ?? [];
    const mood = row.querySelector('[name$="-mood"]:checked')?.value;
    if (year && mood) found.push({ at: year * 12 + +month, mood: +mood, name: named.format(new Date(year, month - 1)) });
  }
  return found.sort((one, other) => one.at - other.at);
}

function spread(found) {
  const whole = found.at(-1).at - found[0].at || 1;
  const at = found.map((one) => LEFT + (WIDE * (one.at - found[0].at)) / whole);
  for (let i = 1; i < at.length; i++) at[i] = Math.max(at[i], at[i - 1] + APART);
  for (let i = at.length - 1; i >= 0; i--) at[i] = Math.min(at[i], at[i + 1] - APART || LEFT + WIDE);
  return at;
}

function put(name, text, looks) {
  const made = document.createElementNS(SPACE, name);
  for (const key in looks) made.setAttribute(key, looks[key]);
  made.textContent = text;
  chart.append(made);
}

function draw() {
  const found = points();
  chart.toggleAttribute("hidden", !found.length);
  for (const old of chart.querySelectorAll("[data-live]")) old.remove();
  if (!found.length) return;
  const at = spread(found), live = { "data-live": "", "text-anchor": "middle" };
  const height = ({ mood }) => 150 - 13.8 * (mood - 1);
  put("polyline", "", { ...live, class: "c-line", points: found.map((one, i) => `${at[i]},${height(one)}`).join(" ") });
  found.forEach((one, i) => {
    put("circle", "", { ...live, class: "c-dot", cx: at[i], cy: height(one), r: 10 });
    put("text", i + 1, { ...live, class: "c-key", x: at[i], y: height(one) + 4.5 });
    if (i === 0 || (i === found.length - 1 && at[i] - at[0] > 66)) put("text", one.name, { ...live, x: at[i], y: 190 });
  });
}

form.addEventListener("input", draw);
form.addEventListener("grown", draw);
draw();
