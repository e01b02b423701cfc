// Asking the server in the background. Every answer becomes a word that the others understand.
import { freshToken } from "./cookies.js";

/**
 * POSTs the fields. Resolves, never rejects: {is: "done" | "offline" | "ended" (no login) |
 * "other" (another person's login) | "gone" (404) | "overtaken" (409) | "refused" | "stopped",
 * json, text}.
 */
export async function ask(address, fields, options = {}) {
  const body = new FormData();
  for (const [name, values] of Object.entries(fields)) {
    for (const value of [values].flat()) body.append(name, value);
  }
  try {
    const answer = await fetch(address, {
      method: "POST",
      body,
      headers: { "X-CSRFToken": freshToken() },
      redirect: "manual", // to the login form: the login has ended
      ...options,
    });
    if (answer.type === "opaqueredirect") return { is: "ended" };
    const isJson = answer.headers.get("content-type")?.startsWith("application/json");
    const json = isJson ? await answer.json() : null;
    const text = isJson ? "" : await answer.text();
    return { is: named(answer, json), json, text };
  } catch (error) {
    return { is: error.name === "AbortError" ? "stopped" : "offline" };
  }
}

function named(answer, json) {
  if (answer.ok) return "done";
  if (answer.status === 403) return json?.who === "other" ? "other" : "ended";
  if (answer.status === 404) return "gone";
  if (answer.status === 409) return "overtaken";
  return [400, 413, 422].includes(answer.status) ? "refused" : "offline";
}

export const newId = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
