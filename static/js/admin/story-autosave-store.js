// What is kept on this device: one entry for each person, story and tab, in the browser's own
// storage. It is written at once, so that a tab that dies has it; a server may be far away.
import { cookie } from "./cookies.js";

const PREFIX = "newsroom.copy";
const KEPT_FOR = 30 * 24 * 3600 * 1000; // milliseconds, as on the server

/** @param {string} user  the id of the account: nobody else's copies are ever looked at */
export function storeOf(user) {
  const name = (place, tab) => [PREFIX, user, place, tab].join("/");

  return {
    /** True if it is kept now. `place` is "story-12", or "new-…" while it was never saved. */
    keep(place, tab, copy) {
      try {
        localStorage.setItem(name(place, tab), JSON.stringify(copy));
        return true;
      } catch {
        return false; // full, or forbidden
      }
    },

    drop(place, tab) {
      try {
        localStorage.removeItem(name(place, tab));
      } catch {
        // then it was never kept
      }
    },

    /** The copies of all places that begin with this, as {place, tab, at, count, base, data}. */
    all(begin) {
      const found = [];
      for (const [key, place, tab] of entries(user)) {
        if (!place.startsWith(begin)) continue;
        try {
          const copy = JSON.parse(localStorage.getItem(key));
          if (Array.isArray(copy?.data)) found.push({ ...copy, place, tab, where: "device" });
        } catch {
          localStorage.removeItem(key);
        }
      }
      return found;
    },

    /** Forgets what is saved by now (the server says so in a cookie), and what is too old. */
    sweep() {
      const saved = new Set(cookie("story-saved").split("."));
      for (const [key, , tab] of entries(user)) {
        const { at = 0 } = parsed(localStorage.getItem(key));
        if (saved.has(tab) || at < Date.now() - KEPT_FOR) localStorage.removeItem(key);
      }
    },
  };
}

function entries(user) {
  try {
    return Object.keys(localStorage)
      .map((key) => [key, ...key.split("/").slice(1)])
      .filter(([key, owner]) => key.startsWith(`${PREFIX}/`) && owner === user)
      .map(([key, , place, tab]) => [key, place, tab]);
  } catch {
    return [];
  }
}

function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
