// What people type becomes a value of the schema, or a sentence about what is wrong with it.

const CODE = /^(?:[ieo]\d{1,2}|\d{1,2}(?:\.\d{1,2})?)$/i;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MAY_BE_EMPTY = new Set(["raw"]);

/** Give {value} or {error}; an empty text is null where the field takes that. */
function readTyped(spec, text) {
  const typed = text.trim();
  switch (spec.type) {
    case "texts": return { value: lines(text) };
    case "integers": return readIntegers(spec, typed);
    case "map": return readPairs(text);
    default:
  }
  if (!typed && spec.optional) return { value: null };
  if (!typed && !MAY_BE_EMPTY.has(spec.name)) return { error: say("mustNotBeEmpty") };
  switch (spec.type) {
    case "number":
    case "integer": return readNumber(spec, typed);
    case "date": return readDay(typed);
    case "choice": return { value: spec.options.find((option) => String(option) === typed) };
    default: return spec.name === "code" ? readCode(typed) : { value: typed };
  }
}

function lines(text) {
  return text.split("\n").map((line) => line.trim()).filter(Boolean);
}

function readNumber(spec, typed) {
  const plain = asciiDigits(typed).replace(/,(?=\d{3}\b)/g, "");
  if (!/^[-+]?\d+(?:\.\d+)?$/.test(plain)) return { error: say("notANumber") };
  const value = Number(plain);
  if (spec.type === "integer" && !Number.isSafeInteger(value)) return { error: say("notWhole") };
  if (spec.min !== undefined && value < spec.min) return { error: say("tooSmall", spec) };
  if (spec.max !== undefined && value > spec.max) return { error: say("tooLarge", spec) };
  return { value };
}

function readIntegers(spec, typed) {
  const value = [];
  for (const part of typed.split(/[\s,]+/).filter(Boolean)) {
    const one = readNumber({ ...spec, type: "integer" }, part);
    if (one.error) return { error: `${part} ${one.error}` };
    value.push(one.value);
  }
  return { value };
}

function readDay(typed) {
  const plain = asciiDigits(typed);
  const match = DAY.exec(plain);
  const date = match && new Date(`${plain}T00:00:00Z`);
  if (!match || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== plain) {
    return { error: say("notADate") };
  }
  if (Number(match[1]) >= 2400) {
    return { error: say("buddhistDate", { date: `${Number(match[1]) - 543}-${match[2]}-${match[3]}` }) };
  }
  return { value: plain };
}

function readCode(typed) {
  const plain = asciiDigits(typed).toLowerCase();
  return CODE.test(plain) ? { value: plain } : { error: say("notACode") };
}

function readPairs(text) {
  const value = {};
  for (const line of lines(text)) {
    const at = line.indexOf(":");
    if (at < 1) return { error: say("notAPair", { text: line }) };
    Object.defineProperty(value, line.slice(0, at).trim(),
      { value: line.slice(at + 1).trim(), enumerable: true, configurable: true, writable: true });
  }
  return { value };
}

/** What is worth saying about a value that the schema takes all the same. */
function doubtAbout(spec, value) {
  if (spec.name === "score" && value !== null && (value < 0 || value > 100)) return say("scoreRange");
  if (spec.form === "Period" && value?.start && value?.end && value.end < value.start) return say("endsBefore");
  return "";
}

/** The text that `readTyped` reads as this value. */
function typedText(spec, value) {
  if (value === null || value === undefined) return "";
  switch (spec.type) {
    case "texts": return value.join("\n");
    case "integers": return value.join(", ");
    case "map": return Object.entries(value).map(([name, text]) => `${name}: ${text}`).join("\n");
    default: return String(value);
  }
}

/** Controls for a value: {element, read, focus}; `read` gives {value} or {error}. */
function controlFor(spec, value, label) {
  if (spec.type === "record") return controlsForRecord(spec, value);
  if (spec.type === "choices") return checkboxes(spec, value);
  const control = spec.type === "choice" ? choiceControl(spec, value) : textControl(spec, value);
  control.setAttribute("aria-label", label);
  return {
    element: control,
    control,
    read: () => readTyped(spec, control.value),
    focus: () => {
      control.focus();
      if (control.tagName === "INPUT") control.select(); // a whole text is not typed over by accident
    },
  };
}

function choiceControl(spec, value) {
  const options = spec.options.map((option) =>
    make("option", { value: String(option), text: choiceOf(option), selected: option === value }));
  const none = spec.optional ? [make("option", { value: "", text: say("none"), selected: value === null })] : [];
  return make("select", {}, none, options);
}

function textControl(spec, value) {
  const text = typedText(spec, value);
  if (["number", "integer", "date", "integers"].includes(spec.type) || spec.name === "code") {
    const hint = spec.type === "date" ? "2024-03-31" : spec.type === "integers" ? "1, 2, 3" : null;
    const input = make("input", { type: "text", placeholder: hint, autocomplete: "off", spellcheck: "false",
      inputmode: ["number", "integer"].includes(spec.type) ? "decimal" : null });
    input.value = text;
    return input;
  }
  const rows = Math.min(12, Math.max(spec.type === "text" ? 1 : 3, text.split("\n").length + Math.floor(text.length / 70)));
  const hint = spec.type === "texts" ? say("onePerLine") : spec.type === "map" ? say("keyValue") : null;
  const area = make("textarea", { rows, placeholder: hint });
  area.value = text;
  return area;
}

function checkboxes(spec, value) {
  const boxes = spec.options.map((option) =>
    make("input", { type: "checkbox", value: option, checked: value.includes(option) }));
  return {
    element: make("div", { class: "checks" }, boxes.map((box) => make("label", {}, box, choiceOf(box.value)))),
    read: () => ({ value: boxes.filter((box) => box.checked).map((box) => box.value) }),
    focus: () => boxes[0].focus(),
  };
}

function controlsForRecord(spec, value) {
  const parts = data.forms[spec.form].map((part) => {
    const given = value ? value[part.name] : part.type === "integers" ? [] : null;
    return { part, ...controlFor(part, given, nameOf(part.name)) };
  });
  const rows = parts.map(({ part, element }) =>
    make("label", { class: "part" }, make("span", { text: nameOf(part.name) }), element));
  return {
    element: make("div", { class: "parts" }, rows),
    parts,
    read: () => {
      const made = {};
      for (const { part, read } of parts) {
        const one = read();
        if (one.error) return { error: `${nameOf(part.name)}: ${one.error}` };
        made[part.name] = one.value;
      }
      if (spec.optional && Object.values(made).every(isEmpty)) return { value: null };
      return { value: made };
    },
    focus: () => parts[0].focus(),
  };
}
