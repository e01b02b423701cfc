"""What a browser finds: axe, narrow screens, zoom, no style sheet, no script, the keyboard, the weight.

Every page is looked at in light and dark, on a telephone and on a wide screen. What its own
scripts say in the console, a broken rule of the content policy too, is held against it.
"""

from pathlib import Path

from tests.browser import ARGUMENTS, executable

AXE = Path(__file__).parent.parent / "axe" / "axe.min.js"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
NARROW = {"width": 320, "height": 640}
# A window of 1280 pixels at 400 % shows as many as one of 320 (WCAG 2.2, 1.4.10); type grows, too.
ZOOMED = {"width": 320, "height": 256}
WIDER_THAN_ITS_WINDOW = "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
PHONE, WIDE = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
COMPLAINTS = ("error", "warning")
STOPS = 400  # more than any page has
PARTS = 6  # further stops inside one field: year, month and day
OURS = "blocked by Playwright"  # a complaint of what we forbade ourselves
# What the keyboard must reach: all that can be used and seen. Of radio buttons, the arrows reach the others.
REACHABLE = """() => {
  const radios = new Set();
  window.wanted = [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex="-1"])')]
    .filter(e => e.tabIndex >= 0 && !e.disabled && !e.closest('[inert]') && e.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true}))
    .filter(e => e.type !== 'radio' || !radios.has(e.name) && radios.add(e.name) || e.checked);
  window.stops = [];
  // A place on a map is marked by its edge
  const edge = e => { const path = e.querySelector('path'); return path ? getComputedStyle(path).stroke : '' };
  const unmarked = new Map(wanted.filter(e => e.ownerSVGElement).map(e => [e, edge(e)]));
  document.addEventListener('focusin', ({target: e}) => {
    const r = e.getBoundingClientRect(), style = getComputedStyle(e);
    stops.push({e, top: r.top + scrollY, bottom: r.bottom + scrollY, left: r.left, right: r.right,
                seen: r.width > 0 && r.height > 0,
                marked: style.outlineStyle !== 'none' || style.boxShadow !== 'none' ||
                        unmarked.has(e) && edge(e) !== unmarked.get(e)});
  });
  return [wanted.length, [...document.querySelectorAll('[tabindex]')].filter(e => e.tabIndex > 0).length];
}"""
# Where it stopped, with what is wrong there. Up again is right only in another column, and on a map:
# its places come in the order in which they are always named, as in the list beside it.
STOPPED = """() => {
  const again = stops.findIndex((s, at) => at && s.e === stops[0].e);
  if (again > 0) stops.length = again; // round the page
  const name = e => e.outerHTML.replace(/\\s+/g, ' ').slice(0, 90), wrong = [];
  const reached = new Set(stops.map(s => s.e));
  for (const e of wanted) if (!reached.has(e) && e.type !== 'radio') wrong.push('never reached: ' + name(e));
  stops.forEach((s, at) => {
    if (!s.seen) wrong.push('cannot be seen: ' + name(s.e));
    if (!s.marked) wrong.push('not marked: ' + name(s.e));
    const before = stops[at - 1], map = s.e.ownerSVGElement;
    if (before && !(map && map === before.e.ownerSVGElement) && s.bottom <= before.top && s.left < before.right && s.right > before.left)
      wrong.push('goes back: from ' + name(before.e) + ' to ' + name(s.e));
  });
  return wrong;
}"""
# What looks like something to press, and does nothing where no script runs
DEAD = """() => [...document.querySelectorAll('button[type=button], [role=button]')]
  .filter(e => e.checkVisibility() && !e.hasAttribute('popovertarget') && !e.hasAttribute('commandfor'))
  .map(e => e.outerHTML.slice(0, 90))"""


def look(playwright, address, pages):
    """{path: [sentences]} of what is wrong, and {path: bytes} of HTML, CSS and JS as they travel."""
    browser = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
    wrong, weight = {}, {}
    for page in pages:
        there = address + page.path
        found, weight[page.path] = visit(browser, there, complains=page.status == 200)
        found += [*axe(browser, there), *bare(browser, there), *keyboard(browser, there)]
        if found:
            wrong[page.path] = found
    browser.close()
    return wrong, weight


def opened(browser, **options):
    """A context of the browser that is patient, and keeps no issue for reading offline behind our back."""
    context = browser.new_context(locale="zh-CN", service_workers="block", **options)
    context.set_default_timeout(120_000)
    return context


def visit(browser, address, complains):
    """A first visit by telephone: what it says in the console, and what is too wide for narrow windows.

    Also the bytes of HTML, CSS and JS that it takes, compressed; pictures apart. `complains` is
    false for a page that is not there: the console says so of it, rightly.
    """
    context = opened(browser, viewport=PHONE)
    tab = context.new_page()
    said, found = [], []
    tab.on("console", lambda each: said.append(f"console: {each.text}") if each.type in COMPLAINTS else None)
    tab.on("pageerror", lambda error: said.append(f"script: {error}"))
    taken = counted(context.new_cdp_session(tab))
    tab.goto(address, wait_until="networkidle")
    weight = sum(taken)
    for name, window in (("at 320 pixels", NARROW), ("at 400 % zoom", ZOOMED)):
        tab.set_viewport_size(window)
        if (more := tab.evaluate(WIDER_THAN_ITS_WINDOW)) > 0:
            found.append(f"{name}: {more} pixels too wide")
    context.close()
    return found + [each for each in said if complains and OURS not in each], weight


def counted(session):
    """A list that fills with the bytes of each document, style sheet and script, as they travel."""
    session.send("Network.enable")
    kinds, taken = {}, []

    def answered(event):
        kinds[event["requestId"]] = event["type"]

    def done(event):
        if kinds.get(event["requestId"]) in ("Document", "Stylesheet", "Script"):
            taken.append(event["encodedDataLength"])

    session.on("Network.responseReceived", answered)
    session.on("Network.loadingFinished", done)
    return taken


def axe(browser, address):
    found = []
    for width, window in (("telephone", PHONE), ("wide", WIDE)):
        # axe is not the page's own script
        context = opened(browser, bypass_csp=True, viewport=window)
        tab = context.new_page()
        tab.emulate_media(reduced_motion="reduce")
        tab.goto(address)
        tab.add_script_tag(path=AXE)
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            results = tab.evaluate("rules => axe.run(document, rules)", RULES)
            for each in results["violations"]:
                found.append(f"axe, {width}, {scheme}: {each['id']} {each['nodes'][0]['html'][:100]}")
        context.close()
    return found


def bare(browser, address):
    """Without script and style sheet: the heading, the words and the way on are there."""
    context = opened(browser, java_script_enabled=False)
    tab = context.new_page()
    tab.route("**/*.css", lambda route: route.abort())
    tab.goto(address)
    found = []
    if tab.locator("h1").count() != 1:
        found.append("without script and style: not one h1")
    if not tab.locator("main").inner_text().strip():
        found.append("without script and style: main is empty")
    if not tab.locator("nav a").count():
        found.append("without script and style: no way on")
    tab.unroute("**/*.css")
    tab.goto(address)
    found += [f"without script it does nothing: {each}" for each in tab.evaluate(DEAD)]
    context.close()
    return found


def keyboard(browser, address):
    """Tab begins at the link to the text, goes down the page, passes nothing by, and is always seen."""
    context = opened(browser, viewport={"width": 1280, "height": 800})
    tab = context.new_page()
    tab.emulate_media(reduced_motion="reduce")
    tab.goto(address, wait_until="networkidle")
    number, own_order = tab.evaluate(REACHABLE)
    found = [f"keyboard: {own_order} places with an order of their own"] if own_order else []
    tab.keyboard.press("Tab")
    if tab.evaluate("document.activeElement.className") != "skip":
        found.append("keyboard: it does not begin with the link to the text")
    for _step in range(min(number + PARTS, STOPS)):
        tab.keyboard.press("Tab")
    found += [f"keyboard: {each}" for each in tab.evaluate(STOPPED)[:5]]
    context.close()
    return found
