// The three lists: records, findings, and the text in no record; with search and filters.

const TABS = ["records", "findings", "unplaced"];
const UNPLACED = ["nowhere", "table", "header", "section", "furniture"];
const FILTERS = ["all", "open", "withFindings", "unsure", "unparsed", "changed"];
const unplacedKinds = new Set(["nowhere", "table"]);
const keys = new Map();
let tab = "records";
let query = "";
let filter = "all";
let kind = "all";
let severity = "all";
let code = "all";

function searchKey(record) {
  if (!keys.has(record)) {
    const { provenance, ...rest } = record.form === "Document" ? { fiscal_year: doc.fiscal_year } : record.value;
    keys.set(record, folded(textsIn(rest).join("\n")));
  }
  return keys.get(record);
}

function wantsRecord(record) {
  if (kind !== "all" && record.kind !== kind) return false;
  if (query && !searchKey(record).includes(query)) return false;
  const codes = record.findings.map((finding) => finding.code);
  const { done, total } = recordProgress(record);
  switch (filter) {
    case "open": return done < total;
    case "withFindings": return codes.length > 0;
    case "unsure": return codes.some((one) => UNSURE.includes(one));
    case "unparsed": return codes.some((one) => UNPARSED.includes(one)) || record.fields.some(notParsed);
    case "changed": return isRemoved(record) || record.fields.some((field) => (verdicts.get(field.ref)?.verdict ?? "accepted") !== "accepted");
    default: return true;
  }
}

/** Whether a field holds only what is printed, without what it means. */
function notParsed(field) {
  return field.spec.type === "record" && field.value?.raw &&
    Object.entries(field.value).every(([name, value]) => name === "raw" || isEmpty(value));
}

// --- records -------------------------------------------------------------------------------------

function buildRecords() {
  const list = byId("list-records");
  cards.clear();
  list.replaceChildren();
  const groups = Map.groupBy ? Map.groupBy(records, (record) => record.group) : grouped(records);
  for (const [group, members] of groups) {
    list.append(make("section", { class: "group", data: { group } },
      make("h3", {}, groupTitle(group), make("span", { class: "count", text: members.length })), members.map(cardOf)));
  }
  list.append(make("p", { class: "note nothing" }));
  filterRecords();
}

function grouped(all) {
  const groups = new Map();
  for (const record of all) groups.set(record.group, [...(groups.get(record.group) || []), record]);
  return groups;
}

function filterRecords() {
  let left = 0;
  for (const section of byId("list-records").querySelectorAll(".group")) {
    let any = false;
    for (const card of section.querySelectorAll(".card")) {
      const wanted = wantsRecord(recordsByRef.get(card.dataset.ref));
      card.hidden = !wanted;
      any ||= wanted;
      left += wanted;
    }
    section.hidden = !any;
  }
  const note = byId("list-records").querySelector(".note.nothing");
  const bare = records.every((record) => record.kind === "document");
  note.textContent = left ? (bare && filter === "all" && !query ? say("noRecords") : "") : say("nothingMatches");
  note.hidden = !note.textContent;
  byId("matches").textContent = say("matches", { n: left });
}

function shownRecords() {
  return records.filter((record) => cards.get(record.ref) && !cards.get(record.ref).hidden && !cards.get(record.ref).parentElement.hidden);
}

// --- findings ------------------------------------------------------------------------------------

function buildFindings() {
  const wanted = findings.filter((finding) =>
    (severity === "all" || finding.severity === severity) && (code === "all" || finding.code === code) &&
    (!query || folded(`${finding.message_th}\n${finding.message_en}\n${finding.code}`).includes(query)));
  const items = wanted.map((finding) => make("li", {},
    make("button", { type: "button", class: `head finding-head ${finding.severity}`, on: { click: () => showFinding(finding) } },
      make("span", { class: `badge ${finding.severity}`, text: say(finding.severity) }),
      make("span", { class: "title" }, messageOf(finding), make("code", { text: finding.code })),
      finding.pages.length ? make("span", { class: "where", text: say("showsOn", { n: spanText(finding.pages) }) }) : null),
    finding.targets.length ? make("p", { class: "targets" }, finding.targets.slice(0, 8).map(({ record, field }) =>
      make("button", { type: "button", class: "link", text: [titleOf(record), field && nameOf(field.name)].filter(Boolean).join(" › "),
        on: { click: () => openRecord(record, field) } }))) : null,
    finding.suggestions.map((one) => make("p", { class: "suggestion", text: `→ ${one.value}` }))));
  fill(byId("list-findings"), items.length ? make("ul", { class: "findings" }, items) : make("p", { class: "note", text: say(findings.length ? "nothingMatches" : "nothing") }));
  if (tab === "findings") byId("matches").textContent = say("matches", { n: wanted.length });
}

function spanText(pages) {
  return pages.length > 2 ? `${pages[0]}–${pages.at(-1)}` : pages.join(", ");
}

function showFinding(finding) {
  const marks = marksOfFinding(finding);
  light(marks);
  tellSpot(say("shownOn", { what: messageOf(finding), pages: spanText(finding.pages) || "–" }), finding.targets.slice(0, 4));
}

function openRecord(record, field) {
  showTab("records");
  if (cards.get(record.ref)?.hidden) resetFilters();
  choose(record, field, { focus: field ? "field" : "head" });
}

// --- the text in no record -----------------------------------------------------------------------

function unplacedLines() {
  return data.pages.flatMap((page) => page.lines.map(([text, where, ref, box], index) => ({ page, text, where, ref, box, index })))
    .filter((line) => line.where !== "record");
}

function buildUnplaced() {
  const every = unplacedLines();
  const counts = Object.fromEntries(UNPLACED.map((where) => [where, every.filter((line) => line.where === where).length]));
  const chips = UNPLACED.filter((where) => counts[where]).map((where) => make("button", {
    type: "button", class: `chip ${where}`, "aria-pressed": String(unplacedKinds.has(where)), text: `${say(where)} (${counts[where]})`,
    on: { click: () => toggleUnplaced(where) },
  }));
  const wanted = every.filter((line) => unplacedKinds.has(line.where) && (!query || folded(line.text).includes(query)));
  const rows = wanted.map((line) => make("li", {}, make("button", {
    type: "button", class: `head line-head ${line.where}`, on: { click: () => showLine(line) },
  }, make("span", { class: "title", text: line.text }), make("span", { class: "where", text: say("showsOn", { n: line.page.number }) }))));
  fill(byId("list-unplaced"),
    make("p", { class: "note", text: say("unplacedNote") }), make("div", { class: "chips" }, chips),
    rows.length ? make("ul", { class: "findings" }, rows) : make("p", { class: "note", text: say(query ? "nothingMatches" : "allPlaced") }));
  if (tab === "unplaced") byId("matches").textContent = say("matches", { n: wanted.length });
}

function toggleUnplaced(where) {
  if (!unplacedKinds.delete(where)) unplacedKinds.add(where);
  buildUnplaced();
  drawOverview();
}

function showLine({ page, index, text, where, ref, box }) {
  light([{ page: page.number, box: box.length ? box : null, line: index, tone: "spot", tag: "" }]);
  tellSpot(whereText(text, where, ref), []);
}

// --- choosing ------------------------------------------------------------------------------------

/** Open a record, light its boxes, and say so. */
function choose(record, field = null, { scrollPage = true, focus = "keep" } = {}) {
  const before = chosen.record;
  chosen = { record, field };
  if (tab !== "records") showTab("records");
  if (cards.get(record.ref)?.hidden) resetFilters();
  if (before && before !== record) refresh(before);
  refresh(record);
  light(marksOf(record, field), { scroll: scrollPage });
  fill(byId("spot"));
  const card = cards.get(record.ref);
  const row = field && rowOf(field);
  (row || card).scrollIntoView({ block: "nearest" });
  if (focus === "head" || (focus === "keep" && !field)) card.querySelector(".head").focus({ preventScroll: true });
  else if (focus !== null && row) row.focus({ preventScroll: true });
}

/** Close the open record. */
function close() {
  const { record } = chosen;
  chosen = { record: null, field: null };
  refresh(record);
  light([]);
  fill(byId("spot"));
  cards.get(record.ref).querySelector(".head").focus({ preventScroll: true });
}

function resetFilters() {
  query = "";
  filter = kind = "all";
  byId("search").value = "";
  byId("filter").value = "all";
  drawKinds();
  filterRecords();
}

function showTab(name) {
  tab = name;
  for (const one of TABS) {
    const button = byId(`tab-${one}`);
    button.setAttribute("aria-selected", String(one === name));
    button.tabIndex = one === name ? 0 : -1;
    byId(`list-${one}`).hidden = one !== name;
  }
  byId("record-filters").hidden = name !== "records";
  byId("kinds").hidden = name !== "records";
  byId("finding-filters").hidden = name !== "findings";
  search();
}

function search() {
  query = folded(byId("search").value);
  if (tab === "records") filterRecords();
  if (tab === "findings") buildFindings();
  if (tab === "unplaced") buildUnplaced();
}
