// Cards: the address says which one is shown. Moving on puts the reader's place at the top of the new card.
const cards = document.querySelector('[data-enhance="cards"]');

if (cards) {
  addEventListener("hashchange", () => {
    const card = document.getElementById(location.hash.slice(1));
    if (card?.parentElement !== cards) return;
    // The browser may have put it there by itself, and the reader moved on from it already.
    if (!card.contains(document.activeElement)) card.focus({ preventScroll: true });
    scrollTo(0, 0);
  });
}
