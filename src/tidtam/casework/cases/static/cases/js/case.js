/* One case: what is typed is never lost, answers are filled in, seconds are counted, and others see who is here. */

const page = document.querySelector("[data-case]");
const reply = document.getElementById("reply");
const pad = (n) => String(n).padStart(2, "0");

/* Drafts stay in this window until they are sent. */
const keyOf = (area) => `draft:${page.dataset.case}:${area.id}`;
for (const area of document.querySelectorAll("[data-draft]")) {
  if (!area.value) area.value = sessionStorage.getItem(keyOf(area)) || "";
  area.addEventListener("input", () => sessionStorage.setItem(keyOf(area), area.value));
  area.form?.addEventListener("submit", () => sessionStorage.removeItem(keyOf(area)));
  if (area.value) area.dispatchEvent(new Event("input", { bubbles: true }));
}

function write(text) {
  if (!reply) return;
  reply.value = text;
  reply.dispatchEvent(new Event("input", { bubbles: true }));
  reply.focus();
  reply.setSelectionRange(text.length, text.length);
}

/* Beside the conversation there is room for everything; above it, on a narrow screen, only for the promises. */
if (matchMedia("(max-width: 64rem)").matches) for (const each of document.querySelectorAll("#side details[open]")) each.open = false;

/* Tabs: without this script the three forms stand one below the other. */
const compose = document.querySelector("[data-compose]");
const tabs = [...(compose?.querySelectorAll('[role="tab"]') || [])];
function choose(tab) {
  for (const each of tabs) {
    const panel = document.getElementById(each.getAttribute("aria-controls"));
    const on = each === tab;
    each.setAttribute("aria-selected", String(on));
    each.tabIndex = on ? 0 : -1;
    panel.hidden = !on;
    if (panel.matches("details")) panel.open = true;
  }
  compose.classList.toggle("compose--note", tab.id === "tab-note");
}
if (tabs.length) {
  compose.querySelector('[role="tablist"]').hidden = false;
  compose.classList.add("compose--tabbed");
  for (const tab of tabs) {
    const panel = document.getElementById(tab.getAttribute("aria-controls"));
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("click", () => { choose(tab); panel.querySelector("textarea")?.focus(); });
    tab.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!by) return;
      const next = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length];
      choose(next);
      next.focus();
    });
  }
  choose(tabs.find((tab) => "chosen" in tab.dataset) || tabs[0]);
}

/* Ready answers: "/" in an empty box opens them, a tap fills the box. */
const answers = document.getElementById("answers");
reply?.addEventListener("keydown", (event) => {
  if (event.key !== "/" || reply.value || !answers) return;
  event.preventDefault();
  answers.open = true;
  answers.querySelector("[data-answer]")?.focus();
});
answers?.addEventListener("click", (event) => {
  const item = event.target.closest("[data-answer]");
  if (!item) return;
  event.preventDefault();
  answers.open = false;
  write(item.dataset.answer);
});
answers?.addEventListener("keydown", (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const items = [...answers.querySelectorAll("[data-answer]")];
  items[(items.indexOf(document.activeElement) + by + items.length) % items.length].focus();
});
document.body.addEventListener("reply:returned", (event) => write(event.detail.text));

/* Seconds left to take something back, or in which an answer is free. */
function countDown() {
  const ahead = Date.parse(document.querySelector('meta[name="server-time"]')?.content || "") - (performance.timeOrigin + (performance.getEntriesByType("navigation")[0]?.responseStart || 0));
  const now = Date.now() + (Number.isNaN(ahead) ? 0 : ahead);
  for (const each of document.querySelectorAll("[data-until]")) {
    const left = Math.floor((Date.parse(each.dataset.until) - now) / 1000);
    const words = each.querySelector("[data-until-words]");
    const told = `${pad(Math.floor(Math.max(0, left) / 60))}:${pad(Math.max(0, left) % 60)}`;
    if (words.textContent !== told) words.textContent = told;
    each.hidden = left < 0;
    const after = each.parentElement.querySelector("[data-after]");
    if (after) after.hidden = left >= 0;
  }
}
setInterval(countDown, 1000);
countDown();

/* The newest words are what an officer reads first. On a desk the conversation scrolls by itself, on a phone the page. */
const log = document.getElementById("log");
const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 120;
const toEnd = () => { log.scrollTop = log.scrollHeight; };
let stay = true;
document.addEventListener("htmx:beforeSwap", (event) => { if (event.detail.target === log) stay = atEnd(); });
log.addEventListener("live:drawn", () => { if (stay) toEnd(); countDown(); });
log.addEventListener("load", () => { if (stay) toEnd(); }, { capture: true });
log.addEventListener("scroll", () => { stay = atEnd(); }, { passive: true });
toEnd();
if (location.hash === "#reply") reply?.focus();

/* Others see that this case is open here. */
function here(left) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", JSON.parse(document.body.getAttribute("hx-headers"))["x-csrftoken"]);
  if (left) body.append("left", "1");
  navigator.sendBeacon(page.dataset.presence, body);
}
setInterval(() => document.hidden || here(false), 20000);
addEventListener("pagehide", () => here(true));
document.addEventListener("visibilitychange", () => document.hidden || here(false));

/* Pictures open over the page; the link is the way without a script. */
const lightbox = document.getElementById("lightbox");
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-lightbox]");
  if (link && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    const picture = lightbox.querySelector("img");
    picture.src = link.href;
    picture.alt = link.querySelector("img").alt;
    lightbox.showModal();
  } else if (event.target === lightbox) lightbox.close();
});
