// What the server has put into cookies. Over TLS their names begin otherwise (newsroom/cookies.py).

const PREFIXES = ["__Host-", "__Secure-", ""];

export function cookie(name) {
  const parts = document.cookie.split("; ");
  for (const begin of PREFIXES.map((prefix) => `${prefix}${name}=`)) {
    const found = parts.find((part) => part.startsWith(begin));
    if (found) return decodeURIComponent(found.slice(begin.length));
  }
  return "";
}

/** The token of the login there is now: signing in in another tab has changed it. The form's where the
 *  cookie is hidden. */
export function freshToken() {
  return cookie("csrftoken") || document.querySelector("[name=csrfmiddlewaretoken]")?.value || "";
}
