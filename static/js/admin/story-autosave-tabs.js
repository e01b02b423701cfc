// The tabs of one person in one browser know each other: which stories they hold, and which
// of them have text that is not saved.

/**
 * @param {{user: string, place: string, tab: string}} me
 * @param {() => boolean} isChanged  whether this tab has unsaved text
 */
export function knowTabs(me, isChanged) {
  const others = new Map(); // tab → {place, isChanged}
  const listeners = [];
  const channel = "BroadcastChannel" in window ? new BroadcastChannel(`newsroom.story/${me.user}`) : null;
  const say = (type) => channel?.postMessage({ type, tab: me.tab, place: me.place, isChanged: isChanged() });

  channel?.addEventListener("message", ({ data }) => {
    if (data.tab === me.tab) return;
    if (data.type === "left") others.delete(data.tab);
    else others.set(data.tab, { place: data.place, isChanged: data.isChanged });
    if (data.type === "who") say("here");
    listeners.forEach((listener) => listener(data));
  });
  window.addEventListener("pagehide", () => say("left"));
  window.addEventListener("pageshow", ({ persisted }) => persisted && say("who"));

  return {
    say,
    /** Asks who is there. Resolves when every living tab has had time to answer. */
    async ask() {
      say("who");
      await new Promise((resolve) => setTimeout(resolve, 250));
      return others;
    },
    isAlive: (tab) => others.has(tab),
    /** Other tabs with the same story. */
    here: () => [...others.values()].filter(({ place }) => place === me.place),
    onNews: (listener) => listeners.push(listener),
  };
}
