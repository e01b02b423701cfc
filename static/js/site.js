// What a page asks for by an attribute, it gets. Everything can be read without.
const behaviours = {
  "[data-worker]": () => import("./offline.js"),
  "[data-offline-list]": () => import("./offline-list.js"),
  "[data-comfort]": () => import("./comfort.js"),
  "[data-lightbox]:has([data-opens])": () => import("./lightbox.js"),
  "[data-passes-on]": () => import("./pass-on.js"),
  "[data-read-aloud]": () => import("./read-aloud.js"),
  "[data-suggests]": () => import("./suggestions.js"),
  "[data-paper]": () => import("./paper.js"),
};

for (const [selector, load] of Object.entries(behaviours)) {
  const elements = document.querySelectorAll(selector);
  if (elements.length) load().then((module) => elements.forEach(module.default));
}
