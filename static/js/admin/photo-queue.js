// Files on their way in, shown one below the other: two at a time, each with its progress, a
// button to try again, and what it looks like. Whoever uses it is told of each photo.

import { LoggedOut, Refused, takeBack, transfer } from "./photo-transfer.js";

const AT_ONCE = 2;

/**
 * @param {HTMLElement} box  the element with data-photo-queue
 * @param {{
 *   onPhoto: (photo: object, order: number) => void,  in no particular order: `order` counts
 *   onInstead?: (photo: object, other: object) => void,  use `other`, the photo is taken back
 *   keepShown?: boolean,  what has arrived stays in the list
 * }} how
 */
export function photoQueue(box, { onPhoto, onInstead, keepShown = false }) {
  const list = box.querySelector("[data-files]");
  const summary = box.querySelector("[data-all-state]");
  const template = box.querySelector("template[data-file]");
  const words = box.dataset;
  const items = [];
  let idle = [];

  const isOpen = ({ state }) => state === "waiting" || state === "sending";

  function add(files, done) {
    for (const file of files) {
      const item = { file, order: items.length, state: "waiting", done, stopper: new AbortController() };
      item.row = shown(item);
      items.push(item);
    }
    work();
    return whenIdle();
  }

  function shown(item) {
    const row = template.content.firstElementChild.cloneNode(true);
    row.querySelector("[data-name]").textContent = item.file.name;
    const picture = row.querySelector("[data-picture]");
    picture.src = URL.createObjectURL(item.file);
    picture.onload = () => URL.revokeObjectURL(picture.src);
    picture.onerror = () => {
      URL.revokeObjectURL(picture.src);
      picture.classList.add("is-none"); // no picture, or of a kind that this browser cannot show
    };
    row.querySelector("[data-retry]").addEventListener("click", () => again(item));
    row.querySelector("[data-drop-file]").addEventListener("click", () => leaveOut(item));
    list.append(row);
    tell(item, words.waiting);
    return row;
  }

  function tell(item, sentence) {
    const row = item.row ?? list.lastElementChild;
    row.dataset.state = item.state;
    row.querySelector("[data-state]").textContent = sentence;
    row.querySelector("[data-retry]").hidden = item.state !== "failed";
    row.querySelector("[data-drop-file]").hidden = item.state === "done";
  }

  function work() {
    for (const item of items.filter(({ state }) => state === "waiting")) {
      if (items.filter(({ state }) => state === "sending").length >= AT_ONCE) break;
      send(item);
    }
    summarise();
    if (!items.some(isOpen)) {
      for (const resolve of idle) resolve();
      idle = [];
    }
  }

  async function send(item) {
    item.state = "sending";
    item.row.querySelector("[data-progress]").hidden = false;
    const onProgress = (share, state) => {
      if (item.state !== "sending") return;
      item.row.querySelector("[data-progress]").value = Math.round(share * 100);
      tell(item, words[state]);
    };
    try {
      const how = { start: words.start, onProgress, signal: item.stopper.signal };
      arrived(item, await transfer(item.file, how));
    } catch (error) {
      failed(item, error);
    }
    work();
  }

  function arrived(item, photo) {
    if (item.state === "dropped") return void takeBack(photo.upload);
    item.state = "done";
    item.photo = photo;
    item.row.querySelector("[data-progress]").hidden = true;
    tell(item, words.done);
    onPhoto(photo, item.order);
    item.done?.(photo);
    if (photo.near?.length) compare(item, photo, photo.near[0]);
    else if (!keepShown) item.row.remove();
  }

  function failed(item, error) {
    if (item.state === "dropped") return;
    const refused = error instanceof Refused;
    item.state = refused ? "refused" : "failed";
    item.row.querySelector("[data-progress]").hidden = true;
    tell(item, refused ? error.message : error instanceof LoggedOut ? words.loggedOut : words.failed);
  }

  function again(item) {
    item.state = "waiting";
    item.stopper = new AbortController();
    tell(item, words.waiting);
    work();
  }

  function leaveOut(item) {
    const wasOpen = isOpen(item);
    if (item.state !== "done") item.state = "dropped";
    if (wasOpen) item.stopper.abort(new DOMException("left out", "AbortError"));
    item.row.remove();
    work();
  }

  /** A photo like this one is there: it is in already, and may be exchanged for the other. */
  function compare(item, photo, other) {
    const box = item.row.querySelector("[data-alike]");
    box.querySelector("[data-new]").src = photo.thumbnail;
    box.querySelector("[data-other]").src = other.thumbnail;
    box.querySelector("[data-other-page]").href = other.address;
    box.querySelector("[data-other-page]").setAttribute("aria-label", other.name);
    box.querySelector("[data-other-name]").textContent = other.name;
    const close = () => {
      box.hidden = true;
      if (!keepShown) item.row.remove();
    };
    box.querySelector("[data-keep]").addEventListener("click", close);
    box.querySelector("[data-use-other]").addEventListener("click", () => {
      onInstead?.(photo, other);
      takeBack(photo.upload);
      item.row.remove();
    });
    box.hidden = false;
  }

  function summarise() {
    const all = items.filter(({ state }) => state !== "dropped");
    const done = all.filter(({ state }) => state === "done");
    summary.textContent = all.length
      ? words.all.replace("{done}", done.length).replace("{all}", all.length)
      : "";
  }

  const whenIdle = () => (items.some(isOpen) ? new Promise((resolve) => idle.push(resolve)) : Promise.resolve());

  // What failed for want of a network is tried again when there is one.
  window.addEventListener("online", () => items.filter(({ state }) => state === "failed").forEach(again));
  window.addEventListener("beforeunload", (event) => {
    if (items.some(isOpen)) event.preventDefault();
  });

  return {
    add,
    whenIdle,
    isBusy: () => items.some(isOpen),
    hasFailed: () => items.some(({ state }) => state === "failed"),
    say: (sentence) => (summary.textContent = sentence),
    words,
  };
}
