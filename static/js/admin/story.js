// The writing screen. Each behaviour looks for its own element and does nothing without it.
import { easeBar } from "./story-bar.js";
import { startAutosave } from "./story-autosave.js";
import { numberBylines } from "./story-bylines.js";
import { checkLanguage } from "./story-checking.js";
import { easeHeadlines } from "./story-headline.js";
import { goToCut } from "./story-here.js";
import { listenForKeys } from "./story-keys.js";
import { decideMerge } from "./story-merge.js";
import { leadToFields } from "./story-missing.js";
import { rememberPanels } from "./story-panels.js";
import { offerNewPeople } from "./story-people.js";
import { manageStoryPhotos } from "./story-photos.js";
import { keepPlace } from "./story-place.js";
import { nameFields } from "./story-names.js";
import { showPreview } from "./story-preview.js";
import { showRemarks } from "./story-remarks.js";
import { withEditor } from "./story-text.js";
import { nameTools } from "./story-toolbar.js";
import { easeTyping } from "./story-typing.js";
import { guardUnsaved } from "./story-unsaved.js";
import "./word-door.js";
import { showWordCount } from "./word-count-display.js";

const bar = document.querySelector("[data-story-bar]");
if (bar) easeBar(bar);

const panels = document.querySelector("[data-panels]");
if (panels) rememberPanels(panels);

const desk = document.querySelector(".story-desk");
if (desk) nameFields(desk);

const sheet = document.querySelector("[data-sheet]");
if (sheet) easeHeadlines(sheet);

const counter = document.querySelector("[data-word-count]");
if (counter) showWordCount(counter);

const photos = document.querySelector("[data-story-photos][data-upload]");
if (photos) manageStoryPhotos(photos);

const bylines = document.querySelector(".story-bylines");
if (bylines) numberBylines(bylines);

const people = document.querySelector("[data-add-person]");
if (people) offerNewPeople(people);

const preview = document.querySelector("[data-preview]");
if (preview) showPreview(preview);

const remarks = document.querySelector("[data-remarks]");
if (remarks) showRemarks(remarks);

const checking = document.querySelector("[data-checking]");
if (checking) checkLanguage(checking);

const drafting = document.querySelector("[data-drafting]");
if (drafting) startAutosave(drafting);

const merge = document.querySelector("[data-merge]");
if (merge) decideMerge(merge);

const form = document.getElementById("article_form");
if (form?.querySelector("#id_body")) {
  guardUnsaved(form);
  keepPlace(form);
}

// The text editor may be there before this file, or after it.
document.querySelectorAll(".prose-editor").forEach(nameTools);
document.addEventListener("prose-editor:ready", ({ target }) => nameTools(target.closest(".prose-editor")));
withEditor(easeTyping);
const paste = document.querySelector("[data-story-paste]");
if (paste) import("./story-paste.js").then(({ easePasting }) => easePasting(paste));
listenForKeys();
leadToFields();
goToCut();
