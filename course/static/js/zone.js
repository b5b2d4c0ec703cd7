// The join page: offers the browser's own time zone where nothing is chosen yet. It stays a choice.
// Browsers know some zones by an older name than the list does, so both names are asked for the one they stand for.
// The list is short: somebody from elsewhere finds their place added to it.
const known = (timeZone) => new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;

for (const select of document.querySelectorAll('select[data-enhance="zone"]')) {
  if (select.value) continue;
  const zone = known();
  const options = [...select.options].filter((option) => option.value.includes("/"));
  const exact = options.find((option) => option.value === zone);
  const found = exact ?? options.find((option) => known(option.value) === zone);
  const isPlace = found || /^(?!Etc).+\//.test(zone);
  if (!isPlace) continue;
  if (!found) select.add(new Option(zone.split("/").at(-1).replaceAll("_", " "), zone), 1);
  select.value = found?.value ?? zone;
}
