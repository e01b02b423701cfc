// The story form. Each behaviour looks for its own element and does nothing without it.
import { numberBylines } from "./story-bylines.js";
import { leadToFields } from "./story-missing.js";
import { offerNewPeople } from "./story-people.js";
import { manageStoryPhotos } from "./story-photos.js";
import { nameTools } from "./story-toolbar.js";
import { guardUnsaved } from "./story-unsaved.js";
import { showWordCount } from "./word-count-display.js";

const counter = document.querySelector("[data-word-count]");
if (counter) showWordCount(counter);

const photos = document.querySelector("[data-story-photos][data-upload]");
if (photos) manageStoryPhotos(photos);

const bylines = document.querySelector(".story-bylines");
if (bylines) numberBylines(bylines);

const people = document.querySelector("[data-add-person]");
if (people) offerNewPeople(people);

const form = document.getElementById("article_form");
if (form?.querySelector("#id_body")) guardUnsaved(form);

// The text editor may be there before this file, or after it.
document.querySelectorAll(".prose-editor").forEach(nameTools);
document.addEventListener("prose-editor:ready", ({ target }) => nameTools(target.closest(".prose-editor")));
leadToFields();
