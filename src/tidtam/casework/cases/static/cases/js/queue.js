/* The queue: filters take effect as they are chosen, and the bar of ticked cases says how many there are. */

const bulk = document.getElementById("bulk");
const told = bulk?.querySelector("[data-bulk-count]");

function count() {
  if (!bulk) return;
  const ticked = document.querySelectorAll('[name="case"]:checked').length;
  bulk.hidden = ticked === 0;
  told.textContent = told.dataset.words.replace("#", ticked);
}

document.addEventListener("change", (event) => {
  const filters = event.target.closest("[data-filters]");
  if (filters) filters.requestSubmit();
  else if (event.target.matches('[name="case"]')) count();
});
document.addEventListener("live:drawn", count);
document.querySelector(".filters__go")?.classList.add("unseen");
count();
