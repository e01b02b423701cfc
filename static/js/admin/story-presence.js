// Who else has this story open, and whether it was saved elsewhere meanwhile. Asked every ten
// seconds; a tab that is closed says so.
import { ask } from "./story-autosave-server.js";
import { onStoryChange } from "./story-text.js";

const EVERY = 10_000; // milliseconds
const STILL_TYPING = 15_000;

export function startPresence({ bar, me, tabs, isChanged, isOver, together, heard }) {
  const notice = bar.querySelector("[data-notice]");
  const act = bar.querySelector("[data-act]");
  let revision = document.querySelector("[data-revision]")?.dataset.revision ?? "";
  let typedAt = 0;
  let hasLeft = false;

  async function beat() {
    if (isOver() || hasLeft) return;
    const isTyping = Date.now() - typedAt < STILL_TYPING;
    const doing = document.hidden ? "away" : isTyping ? "typing" : "reading";
    const fields = { user: me.user, tab: me.tab, base: revision, doing };
    const answer = await ask(bar.dataset.presence, fields);
    if (isOver() || hasLeft) return;
    heard(answer.is);
    if (answer.is !== "done") return;
    showOthers(answer.json.others);
    if (answer.json.saved) savedElsewhere(answer.json);
  }

  function showOthers(others) {
    const list = bar.querySelector("[data-others]");
    const lines = others.map(({ name, doing, since }) => {
      const words = bar.dataset.presenceLine.replace("{name}", name).replace("{doing}", doing).replace("{since}", since);
      const line = document.createElement("li");
      line.textContent = words;
      return line;
    });
    const is = (nodes) => [...nodes].map((node) => node.textContent).join("\n");
    if (is(list.children) !== is(lines)) list.replaceChildren(...lines);
    list.hidden = !others.length;
  }

  function savedElsewhere({ revision: newest, saved }) {
    const hasOwn = isChanged();
    if (!hasOwn && saved.is_mine) return location.replace(location.pathname + location.search);
    revision = String(newest); // said once
    const words = saved.is_mine ? bar.dataset.savedByMe : bar.dataset.savedByOther;
    const lost = saved.may_edit ? "" : ` ${bar.dataset.closed}`;
    const isMerge = hasOwn && saved.may_edit;
    say(words.replace("{name}", saved.by).replace("{at}", saved.at) + lost, isMerge ? bar.dataset.together : bar.dataset.showIt);
    act.onclick = () => (isChanged() && saved.may_edit ? together() : location.replace(location.pathname + location.search));
  }

  function say(words, button = "") {
    notice.textContent = words;
    act.textContent = button;
    act.hidden = !button;
  }

  function otherTab() {
    if (!act.hidden) return; // there is more to say than this
    const here = tabs.here();
    const { otherTab: plain, otherTabUnsaved: unsaved } = bar.dataset;
    say(!here.length ? "" : here.some((tab) => tab.isChanged) ? unsaved : plain);
  }

  tabs.onNews(({ type, place }) => {
    if (type === "saving" && place === me.place) for (const wait of [1500, 4000]) setTimeout(beat, wait);
    otherTab();
  });
  onStoryChange(() => (typedAt = Date.now()), 0);
  // A tab that is closed is hidden first: what it says of being away must not come in after its leave.
  document.addEventListener("visibilitychange", () => setTimeout(beat, document.hidden ? 500 : 0));
  window.addEventListener("pageshow", ({ persisted }) => persisted && [(hasLeft = false), beat()]);
  window.addEventListener("pagehide", () => {
    hasLeft = true;
    const body = { user: me.user, tab: me.tab, leaving: 1 };
    ask(bar.dataset.presence, body, { keepalive: true });
  });
  setInterval(beat, EVERY);
  setTimeout(otherTab, 400);
  beat();
}
