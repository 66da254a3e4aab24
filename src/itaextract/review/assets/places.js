// Where things stand: from records to their boxes, and from a spot back to the records.

const AT_MOST = 3; // places that a text without provenance is looked up at
const TELLING = 3; // letters that a text needs for that

const foldedLines = data.pages.map((page) => page.lines.map(([text]) => folded(text)));

function boxMarks(boxes, tone) {
  return boxes.map((box, index) => ({
    page: box.page,
    box: [box.x0, box.top, box.x1, box.bottom],
    tone,
    tag: boxes.length > 1 && tone === "record" ? say("part", { n: index + 1, of: boxes.length }) : "",
  }));
}

/** Marks of the lines that hold a text, on some pages or on all. */
function textMarks(value, pages, tone) {
  const marks = [];
  for (const text of textsIn(value).map(folded).filter((one) => one.length >= TELLING)) {
    for (const [at, page] of data.pages.entries()) {
      if (pages.length && !pages.includes(page.number)) continue;
      foldedLines[at].forEach((line, index) => {
        const partOf = line.length >= 8 && text.includes(line);
        if (!(line.includes(text) || partOf)) return;
        const box = page.lines[index][3];
        if (box.length || !page.picture) marks.push({ page: page.number, box: box.length ? box : null, line: index, tone, tag: "" });
      });
    }
  }
  return pages.length ? marks : marks.slice(0, AT_MOST);
}

/** The boxes of a field; those of columns of unknown meaning are named extra/HEADER. */
function fieldBoxes(provenance, name) {
  return Object.entries(provenance?.fields ?? {})
    .flatMap(([key, boxes]) => (key === name || key.startsWith(`${name}/`) ? boxes : []));
}

function pagesOf(record) {
  return record.value.provenance?.pages ?? [];
}

/** The marks of a record and, on top, of one of its fields. */
function marksOf(record, field) {
  const provenance = record.value.provenance;
  const whole = boxMarks(provenance?.boxes ?? [], "record");
  const own = field ? boxMarks(fieldBoxes(provenance, field.name), "field") : [];
  if (whole.length) return [...whole, ...own];
  if (own.length) return own;
  const known = field ? field.value : record.form === "Document" ? null : titleOf(record);
  const found = textMarks(known, pagesOf(record), field ? "field" : "record");
  return found.length ? found : pagesOf(record).slice(0, 1).map((page) => ({ page, box: null, tone: "record", tag: "" }));
}

function marksOfFinding(finding) {
  const marks = finding.refs.flatMap((ref) => marksOfRef(ref));
  if (marks.some((mark) => mark.box || mark.line !== undefined)) return marks;
  return finding.pages.map((page) => ({ page, box: null, tone: "finding", tag: "" }));
}

function marksOfRef(ref) {
  const target = targetOf(ref);
  if (target) {
    const marks = marksOf(target.record, target.field).filter((mark) => mark.box || mark.line !== undefined);
    const own = marks.filter((mark) => mark.tone === "field");
    return (own.length ? own : marks).map((mark) => ({ ...mark, tone: "finding" }));
  }
  const variant = /^\/agency\/variants\/\d+/.exec(ref);
  if (variant) {
    const { name, pages } = valueAt(variant[0]);
    return textMarks(name, pages, "finding");
  }
  const table = /^\/tables\/\d+/.exec(ref);
  return table ? boxMarks(valueAt(table[0])?.boxes ?? [], "finding") : [];
}

// --- from a spot to the records --------------------------------------------------------------

function holds([x0, top, x1, bottom], x, y, slack = 0) {
  return x >= x0 - slack && x <= x1 + slack && y >= top - slack && y <= bottom + slack;
}

function askSpot(page, element, event) {
  const frame = element.getBoundingClientRect();
  const scale = page.width / frame.width;
  const x = (event.clientX - frame.left) * scale, y = (event.clientY - frame.top) * scale;
  const found = recordsAt(page.number, x, y);
  const line = page.lines.findIndex(([, , , box]) => box.length && holds(box, x, y, 2));
  if (found.length) return tellRecords(found);
  if (line >= 0) return tellLine(page, line);
  light([], { scroll: false });
  tellSpot(say("nothingSpot"), []);
}

/** Records with a box at a spot, the smallest first; with the field whose cell it is. */
function recordsAt(number, x, y) {
  const found = [];
  for (const record of records) {
    const provenance = record.value.provenance;
    const box = provenance?.boxes?.find((one) => one.page === number && holds([one.x0, one.top, one.x1, one.bottom], x, y));
    if (!box) continue;
    const named = Object.entries(provenance.fields ?? {}).find(([, boxes]) =>
      boxes.some((one) => one.page === number && holds([one.x0, one.top, one.x1, one.bottom], x, y)));
    const field = named ? record.fields.find((one) => one.name === named[0].split("/")[0]) ?? null : null;
    found.push({ record, field, area: (box.x1 - box.x0) * (box.bottom - box.top) });
  }
  return found.sort((one, other) => one.area - other.area);
}

function tellRecords(found) {
  const [first] = found;
  choose(first.record, first.field, { scrollPage: false });
  tellSpot(say("wentTo"), found);
}

/** Say where a line went. */
function tellLine(page, index) {
  const [text, where, ref, box] = page.lines[index];
  const target = ref ? targetOf(ref) : null;
  if (target) return tellRecords([target]);
  const byText = page.picture ? [] : recordsWith(text);
  if (byText.length) return tellRecords(byText.map((record) => ({ record, field: null })));
  light([{ page: page.number, box: box.length ? box : null, line: index, tone: "spot", tag: "" }], { scroll: false });
  tellSpot(whereText(text, where, ref), []);
}

function recordsWith(text) {
  const key = folded(text);
  return key.length < TELLING ? [] : records.filter((record) => record.value.provenance && searchKey(record).includes(key)).slice(0, 4);
}

function whereText(text, where, ref) {
  const given = ref ? valueAt(ref) : null;
  switch (where) {
    case "section": return say("sectionSpot", { title: given.title });
    case "header": return say("headerSpot", { id: given.id });
    case "table": return given ? say("tableSpot", { id: given.id, kind: choiceOf(given.kind) }) : say("nowhereSpot", { text });
    case "furniture": return say("furnitureSpot", { text });
    case "record": return say("recordSpot", { text });
    default: return say("nowhereSpot", { text });
  }
}

function tellSpot(text, found) {
  const links = found.map(({ record, field }) => make("button", {
    type: "button", class: "link", text: [groupTitle(record.group), titleOf(record), field && nameOf(field.name)].filter(Boolean).join(" › "),
    on: { click: () => choose(record, field, { scrollPage: false }) },
  }));
  fill(byId("spot"), make("span", { text }), links);
}

// --- overviews -------------------------------------------------------------------------------

const marked = { all: false, unplaced: false };

function drawOverview() {
  overview = [];
  if (marked.all) {
    overview = records.flatMap((record) => boxMarks(record.value.provenance?.boxes ?? [], "every").map((mark) => ({ ...mark, tag: "" })));
  }
  if (marked.unplaced) overview.push(...unplacedMarks());
  overview = once(overview);
  drawMarks();
}

function unplacedMarks() {
  return data.pages.flatMap((page) => page.lines.flatMap(([, where, , box], line) => {
    if (!unplacedKinds.has(where)) return [];
    return [{ page: page.number, box: box.length ? box : null, line, tone: `unplaced ${where}`, tag: "" }];
  }));
}
