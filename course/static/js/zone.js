// The join page: offers the browser's own time zone where nothing is chosen yet. It stays a choice.
// Browsers know some zones by an older name than the list does, so both names are asked for the one they stand for.
const known = (timeZone) => new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;

for (const select of document.querySelectorAll('select[data-enhance="zone"]')) {
  if (select.value) continue;
  const zone = known();
  const options = [...select.options].filter((option) => option.value);
  const exact = options.find((option) => option.value === zone);
  const found = exact ?? options.find((option) => known(option.value) === zone);
  if (found) select.value = found.value;
}
