// Records as cards: closed they are one line, open they show every field with its verdict.

const cards = new Map(); // by JSON pointer: element
let chosen = { record: null, field: null };

function cardOf(record) {
  const card = make("article", { class: "card", data: { ref: record.ref, state: recordState(record) } });
  const open = chosen.record === record;
  card.classList.toggle("open", open);
  card.append(headOf(record, open));
  if (open) card.append(bodyOf(record));
  cards.set(record.ref, card);
  return card;
}

function refresh(record) {
  const old = cards.get(record.ref);
  if (!old) return;
  const hidden = old.hidden;
  const fresh = cardOf(record);
  fresh.hidden = hidden;
  old.replaceWith(fresh);
}

function headOf(record, open) {
  const { done, total } = recordProgress(record);
  const state = recordState(record);
  return make("button", {
    type: "button", class: "head", "aria-expanded": String(open),
    on: { click: () => (open && !chosen.field ? close() : choose(record, null, { focus: "head" })) },
  },
  make("span", { class: `mark-state ${state}`, title: stateText(record), "aria-label": stateText(record), role: "img" },
    ICONS[state] ? icon(state) : null),
  make("span", { class: "title" }, headText(record)),
  scoreText(record),
  severities(record),
  pageText(record),
  make("span", { class: "count", text: `${done}/${total}`, "aria-hidden": "true" }));
}

function headText(record) {
  const value = record.value;
  const lead = record.form === "Score" || record.form === "Guideline" ? value.code : value.number;
  const title = record.form === "Score" ? value.label : record.form === "Guideline" ? value.guideline
    : record.form === "Measure" || record.form === "ScheduleEntry" ? value.title : titleOf(record);
  return [lead ? make("b", { class: "lead", text: lead }) : null, ` ${title} `].filter(Boolean);
}

function scoreText(record) {
  if (!["Score", "OverallScore"].includes(record.form)) return null;
  const field = record.fields.find((one) => one.name === "score");
  const entry = verdicts.get(field.ref);
  const value = entry?.verdict === "corrected" ? entry.value : field.value;
  return make("span", { class: "score" },
    record.form === "Score" && record.value.year ? make("span", { class: "year", text: record.value.year }) : null,
    make("b", { text: value }), record.value.grade ? make("span", { class: "grade", text: record.value.grade }) : null);
}

function severities(record) {
  const found = new Map();
  for (const { severity } of record.findings) found.set(severity, (found.get(severity) || 0) + 1);
  return ["error", "warning", "info"].filter((one) => found.has(one)).map((severity) =>
    make("span", { class: `badge ${severity}`, title: say(severity), text: found.get(severity), "aria-label": `${found.get(severity)} ${say(severity)}` }));
}

function pageText(record) {
  const pages = pagesOf(record);
  if (!pages.length) return null;
  const text = pages.length > 1 ? `${pages[0]}–${pages.at(-1)}` : pages[0];
  const cut = record.value.provenance.fragments > 1;
  return make("span", { class: cut ? "where cut" : "where", text: say("showsOn", { n: text }), title: cut ? say("cut") : null });
}

function stateText(record) {
  const { done, total } = recordProgress(record);
  const state = recordState(record);
  const word = { accepted: "accepted", corrected: "corrected", absent: "isAbsent" }[state] || "unreviewed";
  return `${say(word)} (${done}/${total})`;
}

// --- an open card --------------------------------------------------------------------------------

function bodyOf(record) {
  const filled = record.fields.filter((field) => !isEmpty(field.value) || verdicts.has(field.ref));
  const empty = record.fields.filter((field) => !filled.includes(field));
  const whole = record.findings.filter((finding) => finding.targets.some((one) => one.record === record && !one.field));
  const hasPlace = Boolean(record.value.provenance);
  return make("div", { class: "body" },
    whole.map(findingNote),
    make("div", { class: "fields" }, filled.map(fieldRow)),
    rawRow(record),
    empty.length ? emptyFields(empty) : null,
    make("div", { class: "whole" },
      action("acceptAll", "accepted", "⇧A", () => acceptRecord(record)),
      hasPlace || record.form === "Grade" ? action(isRemoved(record) ? "undo" : "absentRecord", isRemoved(record) ? "undo" : "absent", "⇧X", () => removeRecord(record)) : null));
}

function rawRow(record) {
  if (record.form !== "Score") return null;
  return make("p", { class: "raw" }, make("span", { text: `${say("asPrinted")}: ` }), record.value.raw);
}

function emptyFields(fields) {
  const details = make("details", { class: "empty" },
    make("summary", { text: say("empty", { n: fields.length }) }),
    make("div", { class: "fields" }, fields.map(fieldRow)));
  details.open = fields.includes(chosen.field);
  return details;
}

function fieldRow(field) {
  const entry = verdicts.get(field.ref);
  const removed = isRemoved(field.record);
  const row = make("div", {
    class: "field", tabindex: "-1", role: "group", "aria-label": `${nameOf(field.name)}, ${say(verdictWord(entry))}`,
    data: { ref: field.ref, verdict: removed ? "absent" : entry?.verdict || "" },
  });
  row.classList.toggle("chosen", chosen.field === field);
  row.addEventListener("click", (event) => {
    if (!event.target.closest("button, a, input, textarea, select")) choose(field.record, field, { focus: "field" });
  });
  row.append(
    make("span", { class: "name", text: nameOf(field.name) }),
    make("div", { class: "value" }, valueView(field, entry), findingsOf(field).map(findingNote)),
    removed ? make("span") : actionsOf(field, entry));
  return row;
}

function verdictWord(entry) {
  return { accepted: "accepted", corrected: "corrected", absent: "isAbsent" }[entry?.verdict] || "unreviewed";
}

function valueView(field, entry) {
  if (!entry || entry.verdict === "accepted") return shownValue(field.spec, field.value);
  const before = make("div", { class: "before" }, make("span", { class: "small", text: say("extracted") }), shownValue(field.spec, field.value));
  if (entry.verdict === "absent") return [make("span", { class: "small absent", text: say("isAbsent") }), before];
  return [shownValue(field.spec, entry.value), before];
}

function shownValue(spec, value) {
  if (isEmpty(value)) return make("span", { class: "nothing", text: "—" });
  switch (spec.type) {
    case "texts": return value.length === 1 ? make("span", { text: value[0] })
      : make("ol", {}, value.map((text) => make("li", { text })));
    case "map": return make("dl", {}, Object.entries(value).flatMap(([name, text]) => [make("dt", { text: name }), make("dd", { text })]));
    case "record": return shownParts(spec, value);
    case "choice": return make("span", { text: choiceOf(value) });
    case "choices": return make("span", { text: value.map(choiceOf).join(", ") });
    case "integers": return make("span", { text: value.join(", ") });
    default: return make("span", { text: String(value) });
  }
}

function shownParts(spec, value) {
  if (spec.form === "Heading") return make("span", { text: [value.number, value.title].filter(Boolean).join(" ") });
  const read = data.forms[spec.form].filter((part) => part.name !== "raw" && !isEmpty(value[part.name]))
    .map((part) => make("span", { class: "read" }, make("span", { class: "small", text: nameOf(part.name) }), ` ${partText(part, value[part.name])}`));
  return [value.raw ? make("span", { class: "printed", text: value.raw }) : null,
    make("span", { class: "reads" }, read.length ? read : make("span", { class: "nothing", text: say("unparsed") }))].filter(Boolean);
}

function partText(part, value) {
  if (Array.isArray(value)) return value.join(", ");
  if (part.type === "number") return value.toLocaleString(language === "th" ? "th-TH-u-nu-latn" : "en");
  return choiceOf(value);
}

function findingNote(finding) {
  return make("p", { class: `finding ${finding.severity}` }, icon(finding.severity),
    make("button", { type: "button", class: "link", text: messageOf(finding), on: { click: () => showFinding(finding) } }));
}

function action(word, name, key, act, disabled = false) {
  return make("button", { type: "button", class: `act ${name}`, title: `${say(word)} (${key})`, disabled, on: { click: act } },
    icon(name), make("span", { class: "label", text: say(word) }));
}

function actionsOf(field, entry) {
  const tool = (word, name, key, act) => make("button", {
    type: "button", class: `tool ${name}`, title: `${say(word)} (${key})`, "aria-label": `${say(word)}: ${nameOf(field.name)}`,
    "aria-pressed": ["accepted", "corrected", "absent"].includes(name) ? String(entry?.verdict === name) : null,
    on: { click: act },
  }, icon(name));
  const empty = isEmpty(field.value);
  return make("span", { class: "tools" },
    entry ? tool("undo", "undo", "U", () => takeBack(field)) : null,
    empty ? null : tool("accept", "accepted", "A", () => acceptField(field)),
    tool("correct", "corrected", "E", () => edit(field)),
    empty || !mayBeAbsent(field) ? null : tool("absent", "absent", "X", () => markAbsent(field)));
}

function mayBeAbsent(field) {
  return Boolean(field.spec.optional) || ["texts", "integers", "choices", "map"].includes(field.spec.type);
}

// --- verdicts ------------------------------------------------------------------------------------

function acceptField(field) {
  if (isEmpty(field.value)) return;
  judge(field.ref, "accepted");
  announce(`${nameOf(field.name)}: ${say("accepted")}`);
}

function markAbsent(field) {
  if (!mayBeAbsent(field)) return announce(say("needed"));
  const nothing = { texts: [], integers: [], choices: [], map: {} }[field.spec.type] ?? null;
  judge(field.ref, "absent", nothing);
  announce(`${nameOf(field.name)}: ${say("isAbsent")}`);
}

function takeBack(field) {
  unjudge(field.ref);
  announce(`${nameOf(field.name)}: ${say("unreviewed")}`);
}

function acceptRecord(record) {
  if (isRemoved(record)) unjudge(record.ref);
  acceptAll(filledFields(record).map((field) => field.ref).filter((ref) => !verdicts.has(ref)));
  announce(`${titleOf(record)}: ${say("accepted")}`);
}

function removeRecord(record) {
  if (!record.value.provenance && record.form !== "Grade") return;
  if (isRemoved(record)) unjudge(record.ref);
  else judge(record.ref, "absent", null);
  announce(`${titleOf(record)}: ${say(isRemoved(record) ? "isAbsent" : "unreviewed")}`);
}
