/* What htmx should do around its requests: show that something is under way, say what went wrong, and send an
   officer whose session has ended to the sign-in page instead of drawing that page inside another. */

const words = JSON.parse(document.getElementById("script-words")?.textContent || "{}");
const root = document.documentElement;
let underWay = 0;

const tell = (text) => document.dispatchEvent(new CustomEvent("toast", { detail: { text, kind: "error" } }));
const quiet = (event) => event.detail.elt.closest("[data-quiet]");

function busy(by) {
  underWay = Math.max(0, underWay + by);
  root.toggleAttribute("data-busy", underWay > 0);
}

document.addEventListener("htmx:beforeRequest", (event) => quiet(event) || busy(1));
document.addEventListener("htmx:afterRequest", (event) => quiet(event) || busy(-1));
document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  if (!quiet(event) || status < 500) tell(words[`error_${status}`] || words.error_500);
});
document.addEventListener("htmx:sendError", (event) => quiet(event) || tell(words.error_offline));
document.addEventListener("htmx:timeout", (event) => quiet(event) || tell(words.error_offline));
document.addEventListener("htmx:beforeSwap", (event) => {
  const landed = new URL(event.detail.xhr.responseURL || location.href, location.href);
  if (landed.pathname !== root.dataset.signIn) return;
  event.detail.shouldSwap = false;
  location.assign(`${root.dataset.signIn}?next=${encodeURIComponent(location.pathname + location.search)}`);
});

/* An ordinary form takes one tap, not two. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "dialog" || form.matches("[hx-post], [hx-get]")) return;
  if (form.getAttribute("aria-busy") === "true") return event.preventDefault();
  setTimeout(() => form.setAttribute("aria-busy", "true"));
});
addEventListener("pageshow", () => document.querySelectorAll('form[aria-busy="true"]').forEach((form) => form.removeAttribute("aria-busy")));
