// The same code twice: here it runs beside the page, so that the page can still be read, stopped and closed meanwhile.

if (typeof WorkerGlobalScope !== "undefined" && globalThis instanceof WorkerGlobalScope) {
  globalThis.onmessage = async ({ data }) => {
    let told = 0, done = 0;
    const tick = (bytes) => {
      done += bytes;
      if (Date.now() - told > 80) {
        told = Date.now();
        globalThis.postMessage({ done });
      }
    };
    try {
      globalThis.postMessage({ report: await checkEverything(new Map(data), tick) });
    } catch (error) {
      globalThis.postMessage({ failed: failureWords(error) });
    }
  };
}

/** Returns what to say when nothing could be checked at all. */
function failureWords(error) {
  if (error instanceof Broken || error instanceof Unjudged) return error.message;
  if (error && error.name === "NotReadableError") return "A file could not be read. Is the stick still in? Nothing was changed; try again.";
  return `The check stopped by a fault of this page (${String(error && error.message).slice(0, 200)}). Nothing was changed. Check with another browser, or by READ-ME.txt.`;
}
