/* Taking a request down: a known person fills the fields; changing the name again means somebody else. */

const form = document.querySelector("form[data-send-keys]");
const chosen = form?.elements.contact;

document.addEventListener("click", (event) => {
  const pick = event.target.closest("[data-person]");
  if (!pick) return;
  chosen.value = pick.dataset.person;
  for (const name of ["name", "phone", "agency"]) form.elements[name].value = pick.dataset[name];
  for (const other of document.querySelectorAll("[data-person]")) other.setAttribute("aria-pressed", String(other === pick));
  form.elements.text.focus();
});

for (const name of ["name", "phone"]) form?.elements[name].addEventListener("input", () => { chosen.value = ""; });
