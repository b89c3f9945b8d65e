// The page itself: choosing, progress, the report. It calculates nothing.
"use strict";

const at = (id) => document.getElementById(id);
const SIGNS = {
  ok: ["M20 6 9 17l-5-5", "holds"],
  good: ["M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1zM9 12l2 2 4-4", "holds"],
  bad: ["M15 9l-6 6M9 9l6 6M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20", "does not hold"],
  open: ["M12 9v4M12 17h.01M10.29 3.86 1.82 18a2 2 0 0 0 1.71 3h16.94a2 2 0 0 0 1.71-3L13.71 3.86a2 2 0 0 0-3.42 0z", "could not be judged"],
  note: ["M12 16v-4M12 8h.01M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20", "note"],
};
const state = { worker: null, run: 0, report: null, total: 0 };

/** Makes an element; text is always set as text, never as markup. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false && value !== undefined) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function sign(kind) {
  const [path, words] = SIGNS[kind];
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  const line = document.createElementNS(space, "path");
  for (const [name, value] of Object.entries({ viewBox: "0 0 24 24", class: `sign ${kind}`, role: "img", "aria-label": words })) picture.setAttribute(name, value);
  line.setAttribute("d", path);
  picture.append(line);
  return picture;
}

const megabytes = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3).toLocaleString("en-GB")} KB` : `${(bytes / 1e6).toLocaleString("en-GB", { maximumFractionDigits: 1 })} MB`);
const grouped = (code) => code.replace(/(.{8})(?=.)/g, "$1 ");

/** Returns the words of a finding; codes in them stand apart, in groups that can be compared by eye. */
const detailOf = (words) => words.split(/([0-9a-f]{64})\.?/).filter(Boolean)
  .map((piece) => (/^[0-9a-f]{64}$/.test(piece) ? make("code", {}, grouped(piece)) : piece));

function show(name) {
  for (const id of ["start", "working", "result"]) at(id).hidden = id !== name;
}

function say(words) {
  at("status").textContent = words;
}

// -- choosing -------------------------------------------------------------------------------------------------

function fromInput(input) {
  const files = new Map();
  for (const file of input.files) {
    const path = file.webkitRelativePath || file.name;
    if (!/(^|\/)\.\.?$/.test(path)) files.set(path, file);  // some browsers list a folder's own two names as well
  }
  input.value = "";
  return files;
}

/** Returns all files below what was dropped; a folder gives its entries a hundred at a time. */
async function fromDrop(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const files = new Map();
  if (!entries.length) for (const file of transfer.files) files.set(file.name, file);
  while (entries.length) {
    const entry = entries.pop();
    if (entry.isFile) {
      files.set(entry.fullPath.replace(/^\//, ""), await new Promise((done, fail) => entry.file(done, fail)));
    } else {
      const reader = entry.createReader();
      for (;;) {
        const some = await new Promise((done, fail) => reader.readEntries(done, fail));
        if (!some.length) break;
        entries.push(...some);
      }
    }
    if (files.size > 200000) throw new Broken("There are more files here than a hand-over has.");
  }
  return files;
}

// -- checking -------------------------------------------------------------------------------------------------

function begin(files) {
  if (!files.size) {
    say("Nothing was chosen.");
    return;
  }
  const run = ++state.run;
  state.total = [...files.values()].reduce((sum, file) => sum + file.size, 0);
  show("working");
  at("working-title").focus();
  say("Checking.");
  progress(0);
  let worker = null;
  try {
    worker = new Worker(URL.createObjectURL(new Blob([at("core").textContent], { type: "text/javascript" })));
  } catch {
    worker = null;
  }
  if (!worker) {
    inPage(files, run);
    return;
  }
  state.worker = worker;
  worker.onmessage = ({ data }) => run === state.run && heard(data);
  worker.onerror = () => run === state.run && inPage(files, run);
  worker.postMessage([...files]);
}

/** Where a browser starts no worker from a file, the page calculates itself; it answers between the pieces. */
function inPage(files, run) {
  let done = 0;
  const tick = (bytes) => {
    if (run !== state.run) throw new Broken("Stopped.");
    progress((done += bytes));
  };
  checkEverything(files, tick).then(
    (report) => run === state.run && heard({ report }),
    (error) => run === state.run && heard({ failed: failureWords(error) }),
  );
}

function heard({ done, report, failed }) {
  if (done !== undefined) {
    progress(done);
    return;
  }
  end();
  if (failed) showFailure(failed);
  else showReport(report);
}

function progress(done) {
  at("bar").max = Math.max(1, state.total);
  at("bar").value = Math.min(done, state.total);
  at("amount").textContent = `${megabytes(Math.min(done, state.total))} of ${megabytes(state.total)}`;
}

function end() {
  state.worker?.terminate();
  state.worker = null;
  state.run++;
}

function restart() {
  end();
  state.report = null;
  at("result").replaceChildren();
  show("start");
  say("");
  at("folder").focus();
}

// -- the report -----------------------------------------------------------------------------------------------

const VERDICTS = {
  good: ["Everything that was checked holds", "The files are, bit for bit, the ones that were listed, added to the case and signed."],
  open: ["Nothing is wrong, but not everything could be judged", "What was checked holds. The points marked below need a person or the program."],
  bad: ["This does not hold", "Something here was changed, is missing, was put in, or belongs to something else. Do not rely on it; ask the school for a new copy, and keep this one."],
};

function banner(kind, title, words) {
  return make("div", { class: `banner ${kind}` }, sign(kind), make("div", {}, make("h2", { id: "verdict-title", tabindex: "-1" }, title), make("p", {}, words)));
}

function showFailure(words) {
  at("result").replaceChildren(
    banner("open", "Nothing was checked", words),
    make("div", { class: "buttons" }, make("button", { type: "button", class: "chief", click: restart }, "Choose again")),
  );
  show("result");
  at("verdict-title").focus();
  say(`Nothing was checked. ${words}`);
}

function showReport(report) {
  state.report = report;
  const [title, words] = VERDICTS[report.verdict];
  const when = new Date();
  at("result").replaceChildren(...[
    banner(report.verdict, title, words),
    make("p", { class: "hint" }, `Checked ${when.toLocaleString("en-GB", { dateStyle: "long", timeStyle: "long" })} by this computer’s clock · ${report.files.toLocaleString("en-GB")} files, ${megabytes(report.size)}${report.caseId ? ` · case ${report.caseId}` : ""}`),
    make("div", { class: "buttons screen" },
      make("button", { type: "button", class: "chief", click: () => window.print() }, "Print the report"),
      make("button", { type: "button", click: save }, "Save the report"),
      make("button", { type: "button", click: restart }, "Check another")),
    problems(report),
    comparison(report),
    exhibits(report),
    ...report.groups.map(group),
    codes(report),
  ].filter(Boolean));
  at("result").dataset.verdict = report.verdict;
  show("result");
  at("verdict-title").focus();
  say(`${title}.`);
}

const line = (check) => make("li", { class: check.state }, sign(check.state), make("div", {}, make("strong", {}, check.name), check.detail ? make("p", {}, ...detailOf(check.detail)) : null));

function problems(report) {
  const found = [
    ...report.groups.flatMap((one) => one.checks.filter((check) => !check.sums).map((check) => ({ ...check, name: `${one.title}: ${check.name}` }))),
    ...report.exhibits.map((one) => ({ ...one, name: one.reference })),
  ].filter((check) => check.state === "bad" || check.state === "open").sort((left, right) => (left.state > right.state) - (left.state < right.state));
  if (!found.length) return null;
  const shown = found.slice(0, 50);
  if (found.length > shown.length) shown.push({ state: "note", name: `And ${found.length - shown.length} more`, detail: "They stand below." });
  return make("section", {}, make("h3", {}, "What to look at"), make("ul", { class: "checks" }, ...shown.map(line)));
}

function comparison(report) {
  if (!report.codes.length) return null;
  const answer = make("p", { class: "answer", role: "status" });
  const field = make("input", { id: "paper", type: "text", autocomplete: "off", spellcheck: "false", "aria-describedby": "paper-hint", input: () => compare(field.value, answer, report) });
  return make("section", { class: "screen" },
    make("h3", {}, "Compare with the paper"),
    make("label", { for: "paper" }, "Type a code from the printed pack, or from the school"),
    field, make("p", { id: "paper-hint", class: "hint" }, "The check code at the foot of each page, the founder’s fingerprint or any SHA-256. Spaces do not matter."), answer);
}

/** Looks for what was typed at the beginning of each code; fewer than eight digits match too easily. */
function compare(typed, answer, report) {
  const digits = typed.toLowerCase().replace(/[^0-9a-f]/g, "");
  answer.className = "answer";
  answer.replaceChildren();
  if (digits.length < 8) return;
  const known = [...report.codes, ...report.exhibits.filter((one) => one.sha256).map((one) => ({ label: `Original of ${one.reference}`, value: one.sha256 }))];
  const found = known.find((code) => code.value.startsWith(digits));
  answer.classList.add(found ? "ok" : "bad");
  answer.append(sign(found ? "ok" : "bad"), found ? `The same: ${found.label}${digits.length < found.value.length ? `, its first ${digits.length} digits` : ""}.` : "No code here begins like that. Look again at what you typed; if it is right, this folder is not the one that the paper belongs to.");
}

function exhibits(report) {
  if (!report.exhibits.length) return null;
  const rows = report.exhibits.map((one) => make("tr", { class: one.state },
    make("th", { scope: "row" }, one.reference),
    make("td", {}, sign(one.state)),
    make("td", {}, one.detail, one.sha256 ? make("code", {}, grouped(one.sha256)) : null, one.file ? make("span", { class: "file" }, one.file) : null)));
  return make("section", {}, make("h3", {}, "Each exhibit"), make("table", {},
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "Exhibit"), make("th", { scope: "col" }, "State"), make("th", { scope: "col" }, "What was found"))),
    make("tbody", {}, ...rows)));
}

const group = (one) => make("section", {}, make("h3", {}, one.title), make("ul", { class: "checks" }, ...one.checks.map(line)));

function codes(report) {
  if (!report.codes.length) return null;
  return make("section", {}, make("h3", {}, "Codes"), make("dl", {}, ...report.codes.flatMap((one) => [make("dt", {}, one.label), make("dd", {}, make("code", {}, grouped(one.value)))])));
}

/** Saves the report as plain text. */
function save() {
  const { report } = state;
  const words = { ok: "holds", bad: "DOES NOT HOLD", open: "could not be judged", note: "note" };
  const lines = [
    "Evidence Desk: report on a hand-over", `Checked ${new Date().toISOString()} by this computer's clock`, `Browser: ${navigator.userAgent}`, "",
    VERDICTS[report.verdict][0], "", ...report.groups.flatMap((one) => [one.title, ...one.checks.map((check) => `  [${words[check.state]}] ${check.name}: ${check.detail}`), ""]),
    ...report.exhibits.map((one) => `${one.reference} [${words[one.state]}] ${one.detail}\r\n  SHA-256 ${one.sha256} ${one.file}`), "",
    ...report.codes.map((one) => `${one.label}: ${one.value}`), "",
  ];
  const address = URL.createObjectURL(new Blob([lines.join("\r\n")], { type: "text/plain;charset=utf-8" }));
  make("a", { href: address, download: "check-report.txt" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  say("The report was saved with your downloads.");
}

// -- listening ------------------------------------------------------------------------------------------------

at("folder").addEventListener("click", () => at("folder-input").click());
at("single").addEventListener("click", () => at("single-input").click());
for (const id of ["folder-input", "single-input"]) at(id).addEventListener("change", () => begin(fromInput(at(id))));
at("stop").addEventListener("click", () => {
  restart();
  say("Stopped. Nothing was changed.");
});
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  at("drop").classList.add("over");
});
document.addEventListener("dragleave", (event) => event.relatedTarget || at("drop").classList.remove("over"));
document.addEventListener("drop", async (event) => {
  event.preventDefault();
  at("drop").classList.remove("over");
  if (at("start").hidden) return;
  try {
    begin(await fromDrop(event.dataTransfer));
  } catch (error) {
    showFailure(failureWords(error));
  }
});
