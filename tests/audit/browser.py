"""What a browser finds: axe, narrow screens, zoom, no style sheet, no script, the keyboard, the weight."""

from pathlib import Path

from tests.browser import ARGUMENTS, executable

AXE = Path(__file__).parent.parent / "axe" / "axe.min.js"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
NARROW = {"width": 320, "height": 640}
# A window of 1280 pixels at 400 % shows as many as one of 320 (WCAG 2.2, 1.4.10); type grows, too.
ZOOMED = {"width": 320, "height": 256}
WIDER_THAN_ITS_WINDOW = "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
# The places that the keyboard reaches, in its order, with where they stand on the page.
PLACES = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
  .filter(e => e.tabIndex > 0).map(e => e.outerHTML.slice(0, 80))"""
UNREACHED = """() => [...document.querySelectorAll('[onclick], [role=button], [role=link]')]
  .filter(e => e.tabIndex < 0).map(e => e.outerHTML.slice(0, 80))"""


def look(playwright, address, pages):
    """{path: [sentences]} of what is wrong, and {path: bytes} of HTML, CSS and JS as they travel."""
    browser = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
    wrong, weight = {}, {}
    for page in pages:
        found = []
        found += axe(browser, address + page.path)
        found += narrow(browser, address + page.path)
        found += bare(browser, address + page.path)
        found += keyboard(browser, address + page.path)
        weight[page.path] = bytes_of(browser, address + page.path)
        if found:
            wrong[page.path] = found
    browser.close()
    return wrong, weight


def axe(browser, address):
    context = browser.new_context(bypass_csp=True, locale="zh-CN")  # axe is not the page's own script
    tab = context.new_page()
    found = []
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        tab.goto(address)
        tab.add_script_tag(path=AXE)
        results = tab.evaluate("rules => axe.run(document, rules)", RULES)
        for each in results["violations"]:
            found.append(f"axe, {scheme}: {each['id']} {each['nodes'][0]['html'][:100]}")
    context.close()
    return found


def narrow(browser, address):
    found = []
    for name, window in (("at 320 pixels", NARROW), ("at 400 % zoom", ZOOMED)):
        context = browser.new_context(viewport=window, locale="zh-CN")
        tab = context.new_page()
        tab.goto(address)
        if (more := tab.evaluate(WIDER_THAN_ITS_WINDOW)) > 0:
            found.append(f"{name}: {more} pixels too wide")
        context.close()
    return found


def bare(browser, address):
    """Without script and style sheet: the heading, the words and the way on are there."""
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
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
    context.close()
    return found


def keyboard(browser, address):
    """Tab begins at the link to the text, passes nothing by, and never jumps by tabindex."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    tab = context.new_page()
    tab.goto(address)
    found = [f"keyboard: its own order: {each}" for each in tab.evaluate(PLACES)]
    found += [f"keyboard: never reached: {each}" for each in tab.evaluate(UNREACHED)]
    tab.keyboard.press("Tab")
    if tab.evaluate("document.activeElement.className") != "skip":
        found.append("keyboard: it does not begin with the link to the text")
    seen = []
    for _step in range(12):
        tab.keyboard.press("Tab")
        seen.append(tab.evaluate(
            "() => { const e = document.activeElement, r = e.getBoundingClientRect();"
            " return [e.tagName, r.width > 0 && r.height > 0, getComputedStyle(e).outlineStyle] }"
        ))  # fmt: skip
    if any(tag != "BODY" and not visible for tag, visible, _outline in seen):
        found.append("keyboard: it stops at something that cannot be seen")
    if any(tag != "BODY" and outline == "none" for tag, _visible, outline in seen):
        found.append("keyboard: where it is cannot be seen")
    context.close()
    return found


def bytes_of(browser, address):
    """Bytes of HTML, CSS and JS that a first visit on a phone takes, compressed; pictures apart."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="zh-CN", service_workers="block"
    )
    tab = context.new_page()
    session = context.new_cdp_session(tab)
    session.send("Network.enable")
    kinds, total = {}, 0

    def answered(event):
        kinds[event["requestId"]] = event["type"]

    def done(event):
        nonlocal total
        if kinds.get(event["requestId"]) in ("Document", "Stylesheet", "Script"):
            total += event["encodedDataLength"]

    session.on("Network.responseReceived", answered)
    session.on("Network.loadingFinished", done)
    tab.goto(address, wait_until="networkidle")
    context.close()
    return total
