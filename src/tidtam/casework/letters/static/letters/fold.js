/* On a phone the list comes first: what is marked so starts folded, unless there is something to mend in it. */
const phone = matchMedia("(max-width: 45rem)").matches;
for (const fold of document.querySelectorAll("[data-fold-on-phone]")) {
  if (phone && !fold.querySelector(".field--wrong, [role=alert]")) fold.open = false;
}
