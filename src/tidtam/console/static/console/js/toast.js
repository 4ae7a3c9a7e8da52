/* Lets messages go after a while; errors stay. A message with an undo button stays for the five seconds the
   server still holds what was sent. Servers may raise one with HX-Trigger: {"toast": {"text": …, "kind": …}}. */

const READING = 6000, UNDO = 5000;
const list = document.getElementById("toasts");
const blank = document.getElementById("toast-blank");

function drop(toast) {
  toast.classList.add("toast--going");
  setTimeout(() => toast.remove(), 200);
}

function letGo(toast, after) {
  let timer = setTimeout(() => drop(toast), after);
  if (toast.dataset.toast === "undo") return;
  const wait = () => clearTimeout(timer);
  const goOn = () => { wait(); timer = setTimeout(() => drop(toast), after / 2); };
  toast.addEventListener("pointerenter", wait);
  toast.addEventListener("focusin", wait);
  toast.addEventListener("pointerleave", goOn);
  toast.addEventListener("focusout", goOn);
}

function greet(toast) {
  if (toast.dataset.seen) return;
  toast.dataset.seen = "yes";
  if (toast.dataset.toast !== "stay") letGo(toast, toast.dataset.toast === "undo" ? UNDO : READING);
}

export function show({ text, kind = "info" }) {
  if (!list || !blank || !text) return;
  const toast = blank.content.firstElementChild.cloneNode(true);
  toast.classList.replace("toast--info", `toast--${kind}`);
  toast.dataset.toast = kind === "error" ? "stay" : "";
  toast.querySelector(".toast__text").textContent = text;
  list.append(toast);
}

if (list) {
  list.querySelectorAll("[data-toast]").forEach(greet);
  new MutationObserver(() => list.querySelectorAll("[data-toast]").forEach(greet)).observe(list, { childList: true });
  list.addEventListener("click", (event) => {
    if (event.target.closest("[data-toast-close]")) drop(event.target.closest("[data-toast]"));
  });
  list.addEventListener("submit", (event) => setTimeout(() => drop(event.target.closest("[data-toast]"))));
}
document.addEventListener("toast", (event) => show(event.detail));
