// The phone: sets what the style policy keeps out of HTML, keeps the place in the log, and sends with Enter.

const ALLOWED = /^(--before|-webkit-line-clamp|aspect-ratio|align-items|justify-content|flex|font-size|color|background-(color|image)|border-(color|width|radius|top-color)|padding(-[a-z-]+)?|inset-(block|inline)-(start|end)|(max-)?(width|height))$/;
const NEAR_THE_END = 60;

function paint(root) {
  for (const element of root.querySelectorAll("[data-css]")) {
    for (const [name, value] of Object.entries(JSON.parse(element.dataset.css))) {
      if (ALLOWED.test(name)) element.style.setProperty(name, value);
    }
  }
}

function announce(chat) {
  const said = document.getElementById("said");
  if (said && chat.dataset.newest !== said.dataset.last) {
    said.dataset.last = chat.dataset.newest;
    said.textContent = chat.dataset.newest;
  }
}

// The log runs from its end (column-reverse): 0 is the newest message, older ones lie at negative offsets.
let place = 0;
document.body.addEventListener("htmx:beforeSwap", (event) => {
  const log = document.querySelector("#chat .log");
  const sent = event.detail.requestConfig?.verb === "post";
  place = !sent && log && Math.abs(log.scrollTop) > NEAR_THE_END ? log.scrollTop : 0;
});
document.body.addEventListener("htmx:load", (event) => {
  paint(event.target);
  if (event.target.id !== "chat") return;
  event.target.querySelector(".log").scrollTop = place;
  announce(event.target);
});

document.body.addEventListener("htmx:afterRequest", (event) => {
  const { elt, successful, requestConfig } = event.detail;
  if (!successful || requestConfig.verb !== "post") return;
  if (!document.getElementById("notice")?.textContent) elt.closest("form")?.reset();
  for (const open of document.querySelectorAll("details[data-closes][open]")) open.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") for (const open of document.querySelectorAll("details[data-closes][open]")) open.open = false;
  const isSend = event.key === "Enter" && !event.shiftKey && !event.isComposing;
  if (!isSend || !event.target.matches(".write textarea")) return;
  event.preventDefault();
  if (event.target.value.trim()) event.target.form.requestSubmit();
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-sends]") && event.target.files.length) event.target.form.requestSubmit();
});

document.addEventListener("click", (event) => {
  const copy = event.target.closest("[data-copies]");
  if (copy) navigator.clipboard?.writeText(copy.dataset.copies);
  const opener = event.target.closest("[data-opens]");
  if (opener) {
    event.preventDefault();
    document.getElementById(opener.dataset.opens).open = true;
  }
  for (const open of document.querySelectorAll("details[data-closes][open]")) {
    if (!open.contains(event.target) && !opener) open.open = false;
  }
});

paint(document);
