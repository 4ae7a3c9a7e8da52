/* Text areas grow with what is written, and count as LINE counts: UTF-16 units, which is what .length is. */

const words = JSON.parse(document.getElementById("script-words")?.textContent || "{}");
const grows = CSS.supports("field-sizing", "content");
const number = new Intl.NumberFormat("en");

function fit(area) {
  if (grows) return;
  area.style.height = "auto";
  area.style.height = `${Math.min(area.scrollHeight + 2, 384)}px`;
}

function count(area) {
  const field = area.closest("[data-count]");
  const told = field?.querySelector(".field__count, [data-count-told]");
  if (!told) return;
  const most = Number(field.dataset.count), used = area.value.length;
  told.textContent = (words.count || "# / ##").replace("##", number.format(most)).replace("#", number.format(used));
  told.classList.toggle("field__count--near", used > most * 0.9 && used <= most);
  told.classList.toggle("field__count--over", used > most);
}

function follow(area) {
  fit(area);
  count(area);
}

const all = (root) => root.querySelectorAll?.("textarea, [data-count] input").forEach(follow);
document.addEventListener("input", (event) => event.target.matches("textarea, [data-count] input") && follow(event.target));
document.addEventListener("htmx:load", (event) => all(event.detail.elt));
all(document);
