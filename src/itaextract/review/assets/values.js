// The records of the document, and the values of each that are to be checked.

const data = dataOf("data");
const doc = data.document;

function isEmpty(value) {
  return value === null || value === undefined || value === "" ||
    (typeof value === "object" && Object.keys(value).length === 0);
}

function same(one, other) {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length &&
    Array.isArray(one) === Array.isArray(other) &&
    keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]));
}

/** The value that a JSON pointer (RFC 6901) names; undefined where there is none. */
function valueAt(ref) {
  let value = doc;
  for (const part of ref.split("/").slice(1)) {
    const key = part.replace(/~1/g, "/").replace(/~0/g, "~");
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/**
 * One record: its JSON pointer `ref`, `kind`, `group` (what it is listed under), `value` and
 * `fields` ({name, ref, spec, value}). Only `raw` is shown and not checked by itself.
 */
function makeRecord(ref, kind, group, form, value) {
  const fields = data.forms[form]
    .filter((spec) => spec.name !== "raw")
    .map((spec) => ({ name: spec.name, ref: `${ref}/${spec.name}`, spec, value: value[spec.name] ?? null }));
  const record = { ref, kind, group, form, value, fields, findings: [] };
  for (const field of fields) field.record = record;
  return record;
}

function* allRecords() {
  yield makeRecord("", "document", "document", "Document", doc);
  if (doc.agency) yield makeRecord("/agency", "document", "document", "Agency", doc.agency);
  for (const kind of ["overall_scores", "measures", "schedule", "guidelines"]) {
    for (const [index, value] of doc[kind].entries()) {
      yield makeRecord(`/${kind}/${index}`, kind, kind, data.collections[kind], value);
    }
  }
  for (const [number, table] of doc.score_tables.entries()) {
    for (const [index, value] of table.scores.entries()) {
      yield makeRecord(`/score_tables/${number}/scores/${index}`, "score_tables", `score_tables/${number}`, "Score", value);
    }
  }
  for (const kind of ["score_mentions", "rating_scale"]) {
    for (const [index, value] of doc[kind].entries()) {
      yield makeRecord(`/${kind}/${index}`, kind, kind, data.collections[kind], value);
    }
  }
}

const records = [...allRecords()];
const recordsByRef = new Map(records.map((record) => [record.ref, record]));
const fieldsByRef = new Map(records.flatMap((record) => record.fields).map((field) => [field.ref, field]));

/** The values of a record that there are to check. */
function filledFields(record) {
  return record.fields.filter((field) => !isEmpty(field.value));
}

/** The record that a JSON pointer leads into, and the field where it leads into one. */
function targetOf(ref) {
  for (let end = ref.length; end > 0; end = ref.lastIndexOf("/", end - 1)) {
    const part = ref.slice(0, end);
    const field = fieldsByRef.get(part);
    if (field) return { record: field.record, field };
    const record = recordsByRef.get(part);
    if (record) return { record, field: null };
  }
  return null;
}

function groupTitle(group) {
  if (!group.startsWith("score_tables/")) return say(group);
  const table = doc.score_tables[Number(group.split("/")[1])];
  return table.caption || say("scoreTable", { id: table.id });
}

/** What a record is called in a line. */
function titleOf(record) {
  const value = record.value;
  switch (record.form) {
    case "Document": return say("document");
    case "Agency": return value.name;
    case "Measure": return [value.number, value.title].filter(Boolean).join(" ");
    case "Score": return [value.code, value.label].filter(Boolean).join(" ");
    case "OverallScore": return [say("overall_scores"), value.year].filter(Boolean).join(" ");
    case "Grade": return value.grade;
    case "Guideline": return [value.code, value.guideline].filter(Boolean).join(" ");
    default: return value.title;
  }
}

const UNSURE = ["ocr-low-confidence", "text-layer-damaged", "suspicious-characters"];
const UNPARSED = ["unparsed-period", "unparsed-score", "unrecognised-column", "row-displaced"];

const findings = doc.findings.map((finding, index) => {
  const targets = finding.refs.map(targetOf).filter(Boolean);
  const found = { ...finding, index, targets };
  for (const record of new Set(targets.map((target) => target.record))) record.findings.push(found);
  return found;
});

function findingsOf(field) {
  return field.record.findings.filter((finding) => finding.targets.some((target) => target.field === field));
}

function messageOf(finding) {
  return language === "th" ? finding.message_th : finding.message_en;
}
