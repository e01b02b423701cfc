// The library's page for new photos: what is chosen or dropped is sent at once, piece by piece.

import { photoQueue } from "./photo-queue.js";

const form = document.querySelector("[data-photo-add]");
const after = document.querySelector("[data-photo-after]");
const input = form.querySelector("input[type=file]");
const photos = new Map(); // order -> id

const show = () => {
  const ids = [...photos].sort(([a], [b]) => a - b).map(([, id]) => id);
  after.querySelector("[data-ids]").value = [...new Set(ids)].join(",");
  after.hidden = !ids.length;
};

const queue = photoQueue(document.querySelector("[data-photo-queue]"), {
  keepShown: true,
  onPhoto(photo, order) {
    photos.set(order, photo.id);
    show();
  },
  onInstead(photo) {
    for (const [order, id] of photos) if (id === photo.id) photos.delete(order);
    show();
  },
});

form.querySelector("[data-plain]").hidden = true;
form.addEventListener("submit", (event) => event.preventDefault());
input.required = false;
// Before it comes to the field, whose listeners of the admin's library expect a line of text there.
form.addEventListener(
  "change",
  (event) => {
    event.stopPropagation();
    const files = [...input.files];
    input.value = ""; // what has been sent is not sent again
    queue.add(files);
  },
  { capture: true },
);
