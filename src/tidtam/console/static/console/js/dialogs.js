/* Opens dialogs by [data-dialog="id"], also those that come with htmx ([data-dialog-now]); closes menus. */

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog) {
    event.preventDefault();
    opener.closest("[data-menu]")?.removeAttribute("open");
    dialog.showModal();
  }
  if (event.target.closest("[data-dialog-close]")) event.target.closest("dialog")?.close();
  if (event.target.matches("dialog[open]")) {
    const box = event.target.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!inside) event.target.close();
  }
  for (const menu of document.querySelectorAll("[data-menu][open]")) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest?.("[data-menu][open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

document.addEventListener("htmx:load", (event) => {
  const fresh = event.detail.elt;
  const dialog = fresh.matches?.("dialog[data-dialog-now]") ? fresh : fresh.querySelector?.("dialog[data-dialog-now]");
  if (dialog && !dialog.open) dialog.showModal();
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard?.writeText(document.getElementById(button.dataset.copy)?.textContent.trim() || button.dataset.copyText || "");
  document.dispatchEvent(new CustomEvent("toast", { detail: { text: button.dataset.copied || "✓", kind: "success" } }));
});
