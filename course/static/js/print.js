// A button for paper; without scripts the browser's own menu prints the same page.
for (const button of document.querySelectorAll('[data-enhance="print"]')) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
