// What the reader has chosen for all pages (js/comfort.js), put on <html> as early as a script
// that holds nothing up can do it: it is loaded with `async`, ahead of the style sheet, and does
// not wait for it. Nothing of this is sent to the server.
try {
  const chosen = JSON.parse(localStorage.getItem("comfort") ?? "{}");
  for (const [name, value] of Object.entries(chosen)) document.documentElement.dataset[name] = value;
} catch {
  // storage is switched off, or holds something else: the page is as it is for everybody
}
