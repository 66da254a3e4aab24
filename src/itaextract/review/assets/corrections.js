// Corrections as JSON Patch (RFC 6902), one file a document.

const FORMAT = "itaextract-corrections";

function corrections() {
  const patch = [];
  const removals = [];
  for (const record of records) {
    if (isRemoved(record)) {
      removals.push(...removal(record));
      continue;
    }
    for (const field of record.fields) {
      const entry = verdicts.get(field.ref);
      if (entry) patch.push(...operations(field, entry));
    }
  }
  return {
    format: FORMAT,
    version: 1,
    schema_version: doc.schema_version,
    source: { file_name: doc.source.file_name, sha256: doc.source.sha256 },
    reviewer,
    saved_at: now(),
    patch: [...patch, ...lastFirst(removals)],
  };
}

function operations(field, entry) {
  const signed = { verdict: entry.verdict, by: entry.by || reviewer, at: entry.at };
  const test = { op: "test", path: field.ref, value: field.value };
  if (entry.verdict === "accepted") return [{ ...test, ...signed }];
  return [test, { op: "replace", path: field.ref, value: entry.value, ...signed }];
}

function removal(record) {
  const entry = verdicts.get(record.ref);
  const { name, value } = identity(record);
  return [[
    { op: "test", path: `${record.ref}/${name}`, value },
    { op: "remove", path: record.ref, verdict: "absent", by: entry.by || reviewer, at: entry.at,
      values: filledFields(record).length },
  ]];
}

/** Removals from the highest index down, so that none moves what the next one means. */
function lastFirst(removals) {
  return removals.reverse().flat();
}

/**
 * Take over a file of corrections.
 *
 * Returns {taken, left}; throws an Error whose message is for people.
 */
function takeOver(text) {
  const given = readCorrections(text);
  const before = new Map();
  let taken = 0, left = 0;
  for (const operation of given.patch) {
    if (operation.op === "test") before.set(operation.path, operation.value);
    if (!operation.verdict) continue;
    const entry = entryOf(operation, before);
    if (entry && fits(operation.path, entry.was)) {
      verdicts.set(operation.path, entry);
      taken += 1;
    } else left += 1;
  }
  if (!reviewer && typeof given.reviewer === "string") reviewer = given.reviewer;
  keep();
  for (const listener of listeners) listener(null);
  return { taken, left };
}

function readCorrections(text) {
  let given;
  try {
    given = JSON.parse(text);
  } catch {
    throw new Error(say("notCorrections"));
  }
  if (given?.format !== FORMAT || given.version !== 1 || !Array.isArray(given.patch)) {
    throw new Error(say("notCorrections"));
  }
  if (given.source?.sha256 !== doc.source.sha256) {
    throw new Error(say("otherFile", { name: given.source?.file_name || "?" }));
  }
  if (given.schema_version !== doc.schema_version) {
    throw new Error(say("otherSchema", { version: given.schema_version }));
  }
  return given;
}

function entryOf(operation, before) {
  const { op, path, verdict } = operation;
  const signed = { verdict, by: String(operation.by || ""), at: String(operation.at || "") };
  if (op === "test" && verdict === "accepted") return { ...signed, was: operation.value };
  if (op === "remove" && recordsByRef.has(path)) {
    const known = identity(recordsByRef.get(path));
    return { ...signed, was: { name: known.name, value: before.get(`${path}/${known.name}`) } };
  }
  if (op === "replace" && before.has(path)) {
    return { ...signed, was: before.get(path), value: operation.value };
  }
  return null;
}

function saveFile(name, text) {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "application/json" })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function downloadCorrections() {
  if (!verdicts.size) return announce(say("nothingToSave"));
  if (!reviewer) {
    byId("reviewer").focus();
    return announce(say("nameFirst"));
  }
  const name = `${data.stem}.corrections.json`;
  saveFile(name, JSON.stringify(corrections(), null, 2) + "\n");
  announce(say("downloaded", { name, n: verdicts.size }));
}
