// A link from the make-up opens the story at the place where it is to be cut: #cut=the words before it.
import { select } from "./story-passages.js";
import { withEditor } from "./story-text.js";

export function goToCut() {
  const passage = new URLSearchParams(location.hash.slice(1)).get("cut");
  if (!passage) return;
  withEditor(() => setTimeout(() => select({ field: "body", passage, before: "", after: "", start: 0, end: 0 }), 400));
}
