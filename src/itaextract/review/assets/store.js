// The verdicts, kept in this browser under the hash of the document.

const KEY = `itaextract.review.1.${doc.source.sha256}`;
const NAME_KEY = "itaextract.reviewer";
const verdicts = new Map(); // by JSON pointer: {verdict, value, was, by, at}
const listeners = [];
let storage = null;
let stale = 0;
let reviewer = "";

function openStore() {
  try {
    storage = window.localStorage;
    reviewer = storage.getItem(NAME_KEY) || "";
    const kept = JSON.parse(storage.getItem(KEY) || "{}").verdicts || {};
    for (const [ref, verdict] of Object.entries(kept)) {
      if (fits(ref, verdict.was)) verdicts.set(ref, verdict);
      else stale += 1;
    }
  } catch {
    storage = null; // private windows, or a browser that keeps nothing for files
  }
}

/** Whether a verdict was passed on what this extraction gives. */
function fits(ref, was) {
  const record = recordsByRef.get(ref);
  if (record && ref.includes("/")) return same(was, identity(record));
  const field = fieldsByRef.get(ref);
  return Boolean(field) && same(was, field.value);
}

/** What tells a record from another that an index alone might be taken for. */
function identity(record) {
  const value = record.value;
  for (const name of ["id", "raw", "title", "guideline", "grade"]) {
    if (!isEmpty(value[name])) return { name, value: value[name] };
  }
  return { name: record.fields[0].name, value: record.fields[0].value };
}

function keep() {
  const { done, total } = progress();
  try {
    storage?.setItem(KEY, JSON.stringify({ verdicts: Object.fromEntries(verdicts), done, total }));
    storage?.setItem(NAME_KEY, reviewer);
  } catch {
    storage = null;
  }
}

function setReviewer(name) {
  reviewer = name.trim();
  keep();
}

/** The time as the corrections give it: UTC, whole seconds. */
function now() {
  return new Date().toISOString().replace(/\.\d+Z$/, "Z");
}

function judge(ref, verdict, value) {
  pass(ref, verdict, value);
  changed(ref);
}

/** Accept values of one record together. */
function acceptAll(refs) {
  for (const ref of refs) pass(ref, "accepted");
  if (refs.length) changed(refs[0]);
}

function pass(ref, verdict, value) {
  const record = recordsByRef.get(ref);
  const was = record ? identity(record) : fieldsByRef.get(ref).value;
  const entry = { verdict, was, by: reviewer, at: now() };
  if (verdict !== "accepted") entry.value = value;
  verdicts.set(ref, entry);
}

function unjudge(ref) {
  if (verdicts.delete(ref)) changed(ref);
}

function changed(ref) {
  keep();
  const target = targetOf(ref);
  for (const listener of listeners) listener(target?.record ?? null);
}

function isRemoved(record) {
  return record.ref !== "" && verdicts.has(record.ref);
}

/** How much of a record was judged. */
function recordProgress(record) {
  const filled = filledFields(record);
  const done = isRemoved(record) ? filled.length : filled.filter((field) => verdicts.has(field.ref)).length;
  return { done, total: filled.length };
}

function progress() {
  let done = 0, total = 0;
  for (const record of records) {
    const part = recordProgress(record);
    done += part.done;
    total += part.total;
  }
  return { done, total };
}

/** The verdict on a record as a whole: one word for its mark. */
function recordState(record) {
  if (isRemoved(record)) return "absent";
  const judged = record.fields.map((field) => verdicts.get(field.ref)?.verdict).filter(Boolean);
  const { done, total } = recordProgress(record);
  if (judged.some((verdict) => verdict !== "accepted")) return done < total ? "started" : "corrected";
  if (done < total || !total) return judged.length ? "started" : "open";
  return "accepted";
}
