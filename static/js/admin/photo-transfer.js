// One file on its way to the server, piece by piece. A broken connection costs a piece: the
// same file begun again goes on where it was. What is refused is not tried again.

import { freshToken } from "./cookies.js";

const TRIES = 7; // without a single piece getting through
const longest = 16_000; // milliseconds between two tries
const STALLED = 45_000; // milliseconds without a byte moving

export class Refused extends Error {}
export class LoggedOut extends Error {}
class Broken extends Error {}

const known = new WeakMap(); // file -> fingerprint

/**
 * Sends a file. Resolves with the photo as the server describes it.
 * @param {File} file
 * @param {{start: string, onProgress: (share: number, state: string) => void, signal: AbortSignal}} how
 *   `state` is "sending", "finishing" or "broken"; `share` goes from 0 to 1
 */
export async function transfer(file, { start, onProgress, signal }) {
  let failures = 0;
  let farthest = 0;
  const advanced = (received) => {
    if (received > farthest) failures = 0;
    farthest = Math.max(farthest, received);
  };
  for (;;) {
    try {
      return await attempt(file, start, onProgress, signal, advanced);
    } catch (error) {
      if (!(error instanceof Broken) || ++failures >= TRIES) throw error;
      onProgress(farthest / file.size, "broken");
      await pause(Math.min(500 * 2 ** failures, longest), signal);
    }
  }
}

/** Takes the file back, and the photo that came of it unless a story uses it. */
export const takeBack = (address) => ask(address, { method: "DELETE" }).catch(() => null);

async function attempt(file, start, onProgress, signal, advanced) {
  const data = new FormData();
  data.append("name", file.name);
  data.append("size", file.size);
  data.append("fingerprint", await fingerprint(file));
  const begun = await ask(start, { method: "POST", body: data, signal });
  let { received } = begun;
  while (received < file.size) {
    advanced(received);
    onProgress(received / file.size, "sending");
    const before = received;
    const piece = file.slice(before, before + begun.piece);
    const moved = (bytes) => onProgress(Math.min(before + bytes, file.size) / file.size, "sending");
    ({ received } = await sendPiece(`${begun.address}pieces/`, before, piece, moved, signal));
    if (!(received > before)) throw new Broken();
  }
  advanced(file.size);
  onProgress(1, "finishing");
  const photo = await ask(`${begun.address}photo/`, { method: "POST", signal });
  if (!photo.id) throw new Broken(); // not whole after all: begin says what is missing
  return { ...photo, upload: begun.address };
}

async function ask(address, options) {
  let answer;
  try {
    answer = await fetch(address, { ...options, redirect: "manual", headers: { "X-CSRFToken": freshToken() } });
  } catch (error) {
    throw error.name === "AbortError" ? error : new Broken();
  }
  if (answer.type === "opaqueredirect") throw new LoggedOut();
  return understood(answer.status, await answer.text().catch(() => ""));
}

/** With the older kind of request, because only that tells how far a piece has come. */
function sendPiece(address, offset, piece, moved, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let timer;
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => request.abort(), STALLED);
    };
    const stop = () => request.abort();
    request.open("POST", address);
    request.setRequestHeader("X-CSRFToken", freshToken());
    request.setRequestHeader("Upload-Offset", offset);
    request.setRequestHeader("Content-Type", "application/offset+octet-stream");
    request.upload.onprogress = ({ loaded }) => {
      alive();
      moved(loaded);
    };
    request.onload = () => {
      try {
        resolve(understood(request.status, request.responseText));
      } catch (error) {
        reject(error);
      }
    };
    request.onerror = () => reject(new Broken());
    request.onabort = () => reject(signal?.aborted ? signal.reason : new Broken());
    request.onloadend = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
    };
    signal?.addEventListener("abort", stop);
    alive();
    request.send(piece);
  });
}

function understood(status, text) {
  if (status === 204) return null;
  let data = null;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Broken(); // a page of somebody between us, or the login form
  }
  if (data.error) throw new Refused(data.error);
  if (status !== 409 && status >= 400) throw new Broken();
  return data;
}

/** By its first and last bytes, so that the same file is known again after the page was left. */
async function fingerprint(file) {
  if (!known.has(file)) known.set(file, await marked(file));
  return known.get(file);
}

async function marked(file) {
  const random = () => [...crypto.getRandomValues(new Uint8Array(16))];
  let bytes;
  if (crypto.subtle) {
    const mark = `${file.name}/${file.size}/${file.lastModified}/`;
    const parts = new Blob([mark, file.slice(0, 65536), file.slice(-65536)]);
    const read = await parts.arrayBuffer().catch(() => null);
    if (!read) throw new Refused(file.name);
    bytes = [...new Uint8Array(await crypto.subtle.digest("SHA-256", read))];
  }
  return (bytes ?? random()).map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, 64);
}

/** Waits, but not longer than until the network is back. */
function pause(time, signal) {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      signal?.removeEventListener("abort", stop);
      resolve();
    };
    const stop = () => {
      done();
      reject(signal.reason);
    };
    const timer = setTimeout(done, time);
    window.addEventListener("online", done);
    signal?.addEventListener("abort", stop);
  });
}
