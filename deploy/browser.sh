#!/bin/sh
# Installs a headless Chromium and Chinese fonts for the browser tests where that is possible.
# Never fails: without a browser those tests are skipped, and one line says so.
cd "$(dirname "$0")/.."

python=.venv/bin/python
has_browser() { $python -m tests.browser >/dev/null 2>&1; }
has_fonts() { ! command -v fc-list >/dev/null || [ -n "$(fc-list :lang=zh-cn family)" ]; }

has_browser && has_fonts && exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "installing chromium and fonts-noto-cjk"
    { apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium fonts-noto-cjk; } \
        >/dev/null 2>&1 </dev/null
fi
has_browser || $python -m playwright install chromium >/dev/null 2>&1
has_browser || echo "NO BROWSER: tests in a browser are skipped. Install chromium (and fonts-noto-cjk)."
has_fonts || echo "NO CHINESE FONT: install fonts-noto-cjk to see what readers see."
exit 0
