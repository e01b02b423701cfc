// The bar at the foot of the writing screen: on a phone it folds out, and rides on the keyboard.

/** @param {HTMLElement} bar */
export function easeBar(bar) {
  for (const tool of bar.querySelectorAll("[data-needs-script]")) tool.hidden = false;

  const more = bar.querySelector("[data-bar-more]");
  more?.addEventListener("click", () => {
    const isUnfolded = bar.classList.toggle("is-unfolded");
    more.setAttribute("aria-expanded", isUnfolded);
    if (isUnfolded) bar.querySelector("textarea")?.focus();
  });

  const focus = bar.querySelector("[data-focus-mode]");
  focus?.addEventListener("click", () => {
    const isOn = document.documentElement.classList.toggle("is-only-text");
    focus.setAttribute("aria-pressed", isOn);
  });

  // Where the keyboard lies over the page (iOS), what it covers is the difference of the two.
  const seen = window.visualViewport;
  if (!seen) return;
  const ride = () => {
    const covered = Math.max(0, window.innerHeight - seen.height - seen.offsetTop);
    bar.style.setProperty("--keyboard", seen.scale === 1 && covered > 80 ? `${covered}px` : "0px");
  };
  seen.addEventListener("resize", ride);
  seen.addEventListener("scroll", ride);
}
