// Keys of a screen: one letter, one act. Never while somebody types or composes in a field.
const FIELD = "input:not([type=checkbox]):not([type=radio]):not([type=submit]), textarea, select, [contenteditable=true]";

export const isTyping = (event) => Boolean(event.target.closest?.(FIELD)) || (event.isComposing && event.key !== "Process");

/** With a Chinese input method on, a key outside of fields may arrive as "Process": then its place counts. */
const keyOf = (event) =>
  event.key === "Process" || event.keyCode === 229
    ? event.code.replace(/^(Key|Digit)/, "").toLowerCase()
    : event.key.length === 1
      ? event.key.toLowerCase()
      : event.key;

/** `actions` by key; an action that returns false lets the key go on. */
export function listenToKeys(actions) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
    const act = actions[keyOf(event)];
    if (act && act(event) !== false) event.preventDefault();
  });
}

/**
 * A move cannot be taken back, so a key asks twice: the first time it says what it is about to
 * do, the second (or Enter) does it. Anything else calls it off. Returns the act for the key.
 */
export function askTwice(button, said, words) {
  let isArmed = false;
  const arm = (on) => {
    isArmed = on;
    button.classList.toggle("is-armed", on);
    said.textContent = on ? words : "";
  };
  document.addEventListener("keydown", (event) => {
    if (!isArmed || event.key === "Shift") return;
    if (event.key === "Enter" && !event.repeat) {
      event.preventDefault();
      go();
    } else if (keyOf(event) !== button.dataset.key) {
      arm(false);
    }
  }, true);
  document.addEventListener("pointerdown", () => arm(false));
  const go = () => {
    arm(false);
    button.form.requestSubmit(button);
    button.disabled = true; // not twice
  };
  return (event) => {
    if (event.repeat || button.disabled) return;
    if (isArmed) go();
    else arm(true);
  };
}
