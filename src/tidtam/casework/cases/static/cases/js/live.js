/* Parts of a page that draw themselves anew: [data-live] with data-version is asked for with If-None-Match, so that
   an unchanged part costs nothing and moves nothing. What the reader has chosen, ticked and focused stays. */

const live = (node) => node?.closest?.("[data-live]");
let kept = null;

document.addEventListener("htmx:configRequest", (event) => {
  const part = live(event.detail.elt);
  if (part === event.detail.elt) event.detail.headers["If-None-Match"] = `"${part.dataset.version || ""}"`;
});

document.addEventListener("htmx:beforeRequest", (event) => {
  const part = live(event.detail.elt);
  const asleep = document.hidden && part === event.detail.elt;
  if (asleep) event.preventDefault();
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const part = event.detail.target;
  if (!part?.matches?.("[data-live]")) return;
  if (event.detail.xhr.status === 304) {
    event.detail.shouldSwap = false;
    return;
  }
  if (event.detail.xhr.status !== 200) return;
  part.dataset.version = (event.detail.xhr.getResponseHeader("ETag") || "").replace(/^W\//, "").replaceAll('"', "");
  const focused = document.activeElement;
  const row = focused?.closest?.("[data-row]") || part.querySelector(".row--here");
  kept = {
    row: row && part.contains(row) ? row.dataset.row : "",
    focus: focused?.closest?.("[data-row]") ? focused.dataset.key || "link" : "",
    ticked: new Set([...part.querySelectorAll("input:checked")].map((box) => box.value)),
    folds: new Map([...document.querySelectorAll("details[id]")].map((each) => [each.id, each.open])),
  };
});

function unfold() {
  for (const each of document.querySelectorAll("details[id]")) if (kept?.folds.has(each.id)) each.open = kept.folds.get(each.id);
}

/* After settling: until then htmx lends elements of the same id their old attributes. */
document.addEventListener("htmx:afterSettle", (event) => {
  const part = event.detail.target;
  if (!kept || !part?.matches?.("[data-live]")) return;
  const { row, focus, ticked } = kept;
  unfold();
  kept = null;
  for (const box of part.querySelectorAll('input[type="checkbox"]')) box.checked = ticked.has(box.value);
  const again = row && part.querySelector(`[data-row="${CSS.escape(row)}"]`);
  if (again) {
    again.classList.add("row--here");
    if (focus) (again.querySelector(focus === "link" ? "[data-row-link]" : `[data-key="${focus}"]`) || again.querySelector("[data-row-link]"))?.focus({ preventScroll: true });
  }
  part.dispatchEvent(new CustomEvent("live:drawn", { bubbles: true }));
});

/* A page that was asleep catches up when it is looked at again. */
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) document.body.dispatchEvent(new CustomEvent("cases:changed"));
});
