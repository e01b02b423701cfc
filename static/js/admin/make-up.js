// The make-up screen: every form is one step, sent alone; the answer is the page as it is now.
import { edges } from "./make-up-edges.js";
import { keys } from "./make-up-keys.js";

const screen = document.querySelector("[data-make-up]");
const middle = screen.querySelector("[data-middle]");
const status = screen.querySelector("[data-status]");
let chosen = null; // the story that is worked on
let isLarge = false;

const desk = {
  screen,
  middle,
  say: (words) => (status.textContent = words),
  storyOf: (id) => middle.querySelector(`[data-sheet] [data-story="${id}"]`),
  cardOf: (id) => middle.querySelector(`[data-card="${id}"]`),
  get chosen() {
    return chosen;
  },
  choose,
  send,
  step,
};

/** Marks a story on the page and beside it. */
function choose(id, { reveal = false } = {}) {
  chosen = id;
  for (const each of middle.querySelectorAll(".is-chosen")) each.classList.remove("is-chosen");
  desk.storyOf(id)?.classList.add("is-chosen");
  const card = desk.cardOf(id);
  card?.classList.add("is-chosen");
  if (reveal) card?.scrollIntoView({ block: "nearest", behavior: "smooth" });
  handles.draw();
}

const handles = edges(desk);
desk.edges = handles;
keys(desk);

function prepare() {
  for (const each of middle.querySelectorAll("[data-needs-script]")) each.hidden = false;
  enlarge(isLarge);
  if (chosen && desk.storyOf(chosen)) choose(chosen);
}

function enlarge(large) {
  isLarge = large;
  middle.querySelector("[data-paper]")?.classList.toggle("is-large", large);
  middle.querySelector("[data-zoom]")?.setAttribute("aria-pressed", String(large));
}

/** What has the focus, so that it can have it again after the step. */
function focused() {
  const at = document.activeElement;
  if (!middle.contains(at)) return null;
  if (at.dataset.story) return `[data-sheet] [data-story="${at.dataset.story}"]`;
  if (at.dataset.choice) return `[data-choice="${at.dataset.choice}"]`;
  const within = at.closest("[data-card]") ? `[data-card="${at.closest("[data-card]").dataset.card}"] ` : "";
  const name = ["pin", "weight", "box", "whole"].find((each) => each in at.dataset);
  if (name) return `${within}[data-${name}]`;
  if (at.name) return `${within}[name="${at.name}"]${at.value && at.type === "submit" ? `[value="${at.value}"]` : ""}`;
  return within || null;
}

// One after the other, each with what the one before left on the screen.
let sending = Promise.resolve();
function send(data) {
  sending = sending.then(async () => {
    screen.toggleAttribute("data-busy", true);
    desk.say(screen.dataset.working);
    const focus = focused();
    const open = [...middle.querySelectorAll("[data-card]:has(details[open])")].map((card) => card.dataset.card);
    try {
      const answer = await fetch(screen.dataset.steps, { method: "POST", body: data, headers: { "X-Fragment": "make-up" } });
      if (!answer.ok && answer.status !== 409) throw new Error(answer.status);
      middle.innerHTML = await answer.text();
      for (const id of open) desk.cardOf(id)?.querySelector("details")?.setAttribute("open", "");
      prepare();
      if (focus) (middle.querySelector(focus) ?? middle.querySelector("[data-step] button"))?.focus();
      const refusal = middle.querySelector("[role=alert]");
      desk.say(refusal ? "" : screen.dataset.done);
      refusal?.scrollIntoView({ block: "nearest" });
    } catch {
      desk.say(screen.dataset.failed);
    }
    screen.toggleAttribute("data-busy", false);
  });
  return sending;
}

/** A step without a button of its own: the token and what was seen are those of the screen. */
function step(name, more = {}) {
  const form = middle.querySelector("[data-step]");
  if (!form) return;
  const data = new FormData();
  for (const field of ["csrfmiddlewaretoken", "seen"]) data.set(field, form.elements[field].value);
  for (const [field, value] of Object.entries({ step: name, ...more })) data.set(field, value);
  send(data);
}

middle.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-step]")) return;
  event.preventDefault();
  send(new FormData(event.target, event.submitter));
});

middle.addEventListener("change", ({ target }) => {
  if (target.matches("[data-weight]")) step("weigh", { story: target.form.elements.story.value, weight: target.value });
});

middle.addEventListener("click", (event) => {
  const story = event.target.closest("[data-sheet] [data-story]");
  if (story) {
    event.preventDefault();
    if (!handles.wasDragged()) choose(story.dataset.story, { reveal: true });
  } else if (event.target.closest("[data-zoom]")) enlarge(!isLarge);
});

middle.addEventListener("focusin", ({ target }) => {
  const id = target.closest?.("[data-story], [data-card]");
  if (id) choose(id.dataset.story ?? id.dataset.card);
});

screen.toggleAttribute("data-has-script", true);
prepare();
