/* One-key commands. They never fire while typing and can be switched off (WCAG 2.1.4) in the help dialog.
   - [data-rows] holds [data-row] elements: j and k move among them, Enter opens the row's first link.
   - [data-key="a"] is clicked (a field is focused) by its key; inside the present row first, then on the page.
   - [data-key-label] names the command in the dialog #keys-help, which ? opens. */

const HERE = "row--here";
const root = document.documentElement;
let chosenRow = "";

const typing = (target) => target.closest?.('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]');
const rows = () => [...document.querySelectorAll("[data-rows] [data-row]")].filter((row) => row.offsetParent);
const here = () => document.activeElement?.closest("[data-row]") || document.querySelector(`[data-row].${HERE}`);

function goTo(row) {
  for (const other of document.querySelectorAll(`.${HERE}`)) other.classList.remove(HERE);
  row.classList.add(HERE);
  chosenRow = row.dataset.row;
  (row.querySelector("[data-row-link], a[href]") || row).focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = rows();
  if (!all.length) return;
  const at = all.indexOf(here());
  goTo(all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]);
}

/* A list that draws itself anew may drop the focus for a moment: Enter then opens the row that had it. */
function open() {
  const row = document.activeElement === document.body && chosenRow && document.querySelector(`[data-row="${CSS.escape(chosenRow)}"]`);
  row?.querySelector?.("[data-row-link]")?.click();
}

function press(key) {
  const quoted = `[data-key="${CSS.escape(key)}"]`;
  const target = here()?.querySelector(quoted) || [...document.querySelectorAll(quoted)].find((node) => !node.closest("[data-row]"));
  if (!target || target.disabled) return false;
  if (target.matches("input:not([type=checkbox]), textarea, select")) {
    target.focus();
    target.select?.();
  } else target.click();
  return true;
}

function showHelp() {
  const dialog = document.getElementById("keys-help");
  if (!dialog || dialog.open) return;
  const list = dialog.querySelector("[data-keys-page]");
  const named = new Map([...document.querySelectorAll("[data-key][data-key-label]")].map((node) => [node.dataset.key, node.dataset.keyLabel]));
  list.replaceChildren(...[...named].flatMap(([key, label]) => {
    const term = document.createElement("dt"), text = document.createElement("dd"), cap = document.createElement("kbd");
    cap.textContent = key;
    term.append(cap);
    text.textContent = label;
    return [term, text];
  }));
  for (const line of dialog.querySelectorAll("[data-keys-rows]")) line.hidden = !rows().length;
  dialog.showModal();
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && typing(event.target)) return event.target.blur();
  if (root.dataset.keys === "off" || typing(event.target) || document.querySelector("dialog[open]")) return;
  if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
  else if (event.key === "?") showHelp();
  else if (event.key === "Enter") return open();
  else if (event.key.length !== 1 || !press(event.key.toLowerCase())) return;
  event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  const send = event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.closest?.("[data-send-keys]");
  if (send) send.closest("form")?.requestSubmit();
});

document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.("[data-row]");
  if (row && !row.classList.contains(HERE)) {
    for (const other of document.querySelectorAll(`.${HERE}`)) other.classList.remove(HERE);
    row.classList.add(HERE);
  }
});

const chosen = localStorage.getItem("keys");
if (chosen) root.dataset.keys = chosen;
for (const box of document.querySelectorAll("[data-keys-switch]")) {
  box.checked = root.dataset.keys !== "off";
  box.addEventListener("change", () => {
    root.dataset.keys = box.checked ? "on" : "off";
    localStorage.setItem("keys", root.dataset.keys);
  });
}
for (const button of document.querySelectorAll("[data-keys-help]")) button.addEventListener("click", showHelp);
