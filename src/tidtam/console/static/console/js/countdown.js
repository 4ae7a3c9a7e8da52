/* Counts every [data-clock] on, by the server's time. Same rules and words as tidtam/console/clocks.py.
   It changes stage at data-soon (or the last quarter) and at data-due, and announces nothing. */

const words = JSON.parse(document.getElementById("script-words")?.textContent || "{}");
const icons = { running: "clock", soon: "hourglass", late: "late" };
const MINUTE = 60, HOUR = 3600, DAY = 86400;
let ahead = 0; // milliseconds the server's clock is ahead of this machine's

function agreeWithServer(stated, heardAt) {
  const told = Date.parse(stated);
  if (!Number.isNaN(told)) ahead = told - heardAt;
}

const pad = (n) => String(n).padStart(2, "0");
const say = (key, n) => (words[key] || "#").replace("#", n);

export function longWords(seconds) {
  const days = Math.floor(seconds / DAY);
  const hours = Math.floor((seconds % DAY) / HOUR);
  const minutes = Math.floor((seconds % HOUR) / MINUTE);
  if (days) return [say("days", days), hours && days < 3 ? say("hours", hours) : ""].filter(Boolean).join(" ");
  if (hours) return [say("hours", hours), minutes && hours < 6 ? say("minutes", minutes) : ""].filter(Boolean).join(" ");
  return say("minutes", Math.max(1, minutes));
}

export function left(seconds) {
  return seconds < HOUR ? `${pad(Math.floor(seconds / MINUTE))}:${pad(seconds % MINUTE)}` : longWords(seconds);
}

function stageAt(now, { due, start, soon }) {
  if (now > due) return "late";
  const turn = soon || (start ? due - (due - start) / 4 : due);
  return now >= turn ? "soon" : "running";
}

function write(node, text) {
  if (node && node.textContent !== text) node.textContent = text;
}

function turnTo(clock, stage) {
  clock.classList.replace(`clock--${clock.dataset.clock}`, `clock--${stage}`);
  clock.dataset.clock = stage;
  const use = clock.querySelector(".clock__words use");
  use?.setAttribute("href", use.getAttribute("href").replace(/#.*/, `#${icons[stage]}`));
  write(clock.querySelector("[data-clock-stage]"), stage === "soon" ? ` ${words.soon || ""}` : "");
  clock.dispatchEvent(new CustomEvent("clock:stage", { bubbles: true, detail: { stage } }));
}

function draw(clock, now) {
  const times = Object.fromEntries(["due", "start", "soon"].map((key) => [key, Date.parse(clock.dataset[key] || "") || 0]));
  const stage = stageAt(now, times);
  if (stage !== clock.dataset.clock) turnTo(clock, stage);
  const told = clock.querySelector("[data-clock-words]");
  const bar = clock.querySelector("[data-clock-bar]");
  if (stage === "late") {
    write(told, say("over", longWords(Math.floor((now - times.due) / 1000))));
    bar?.setAttribute("width", "100%");
    return;
  }
  if (!clock.dataset.words) write(told, left(Math.floor((times.due - now) / 1000)));
  if (times.start) bar?.setAttribute("width", `${Math.min(100, Math.max(0, (100 * (now - times.start)) / (times.due - times.start))).toFixed(1)}%`);
}

function drawAll() {
  const now = Date.now() + ahead;
  for (const clock of document.querySelectorAll("[data-clock]")) draw(clock, now);
}

function beat() {
  if (!document.hidden) drawAll();
  setTimeout(beat, 1000 - ((Date.now() + ahead) % 1000) + 15);
}

const arrival = performance.getEntriesByType("navigation")[0]?.responseStart;
agreeWithServer(document.querySelector('meta[name="server-time"]')?.content, arrival ? performance.timeOrigin + arrival : Date.now());
document.addEventListener("htmx:afterSwap", (event) => {
  const stated = event.target.closest("[data-server-time]") || event.target.querySelector?.("[data-server-time]");
  if (stated) agreeWithServer(stated.dataset.serverTime, Date.now());
  drawAll();
});
document.addEventListener("visibilitychange", () => document.hidden || drawAll());
beat();
