// The story form. Each behaviour looks for its own element and does nothing without it.
import { showWordCount } from "./word-count-display.js";
import { manageStoryPhotos } from "./story-photos.js";

const counter = document.querySelector("[data-word-count]");
if (counter) showWordCount(counter);

const photos = document.querySelector("[data-story-photos][data-upload]");
if (photos) manageStoryPhotos(photos);
