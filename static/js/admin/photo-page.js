// The page of one photo: its focal point goes into the fields of the form below it.

import { framePhoto } from "./photo-frame.js";

const box = document.querySelector("[data-photo-frame]");
if (box) framePhoto(box, document);
