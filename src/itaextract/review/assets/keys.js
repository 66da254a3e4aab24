// The keyboard. Letters are told by their place (event.code), so that they work on a Thai layout.

const KEYS = {
  KeyA: (event) => (event.shiftKey ? acceptWhole() : acceptChosen()),
  KeyE: () => chosen.record && edit(chosen.field ?? chosen.record.fields[0]),
  Enter: () => chosen.field && edit(chosen.field),
  KeyX: (event) => (event.shiftKey ? chosen.record && removeRecord(chosen.record) : chosen.field && markAbsent(chosen.field)),
  KeyU: () => (chosen.field ? takeBack(chosen.field) : chosen.record && takeBackAll(chosen.record)),
  KeyJ: () => stepRecord(1),
  KeyK: () => stepRecord(-1),
  ArrowDown: () => stepField(1),
  ArrowUp: () => stepField(-1),
  KeyN: () => nextWhere((record) => recordProgress(record).done < recordProgress(record).total),
  KeyF: () => nextWhere((record) => record.findings.length > 0),
  Slash: (event) => (event.shiftKey ? openHelp() : byId("search").focus()),
  BracketLeft: () => stepPage(-1),
  BracketRight: () => stepPage(1),
  PageUp: () => stepPage(-1),
  PageDown: () => stepPage(1),
  Equal: () => zoomStep(1),
  NumpadAdd: () => zoomStep(1),
  Minus: () => zoomStep(-1),
  NumpadSubtract: () => zoomStep(-1),
  Digit0: () => setZoom(1),
  Digit1: () => showTab("records"),
  Digit2: () => showTab("findings"),
  Digit3: () => showTab("unplaced"),
  KeyB: () => toggleMark("all"),
  KeyT: () => toggleMark("unplaced"),
  KeyS: () => downloadCorrections(),
};

const HELP = [
  ["↓ ↑", "keyValueNext"],
  ["J K", "keyRecordNext"],
  ["A", "keyAccept"],
  ["E, Enter", "keyEdit"],
  ["X", "keyAbsent"],
  ["U", "keyUndo"],
  ["N", "keyOpen"],
  ["F", "keyFinding"],
  ["/", "keySearch"],
  ["1 2 3", "keyTabs"],
  ["[ ]", "keyPages"],
  ["+ − 0", "keyZoom"],
  ["B, T", "keyMarks"],
  ["S", "keySave"],
  ["?", "keyHelp"],
];

function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;
    const typing = event.target.closest("input, textarea, select");
    if (typing) {
      if (event.key === "Escape") typing.blur();
      return;
    }
    const onButton = event.target.closest("button, a, summary, [role=separator], [role=tab]");
    if (onButton && !onButton.closest(".card > .head") && ["Enter", "ArrowDown", "ArrowUp"].includes(event.code)) return;
    if (event.code === "Enter" && onButton) return;
    const act = event.key === "?" ? openHelp : KEYS[event.code];
    if (!act) return;
    event.preventDefault();
    act(event);
  });
}

function acceptChosen() {
  if (!chosen.record) return;
  if (!chosen.field) return acceptWhole();
  acceptField(chosen.field);
  stepField(1);
}

function acceptWhole() {
  if (!chosen.record) return;
  acceptRecord(chosen.record);
  stepRecord(1);
}

function takeBackAll(record) {
  unjudge(record.ref);
  for (const field of record.fields) unjudge(field.ref);
  announce(`${titleOf(record)}: ${say("unreviewed")}`);
}

function stepRecord(by) {
  const all = shownRecords();
  const at = all.indexOf(chosen.record);
  const next = at < 0 ? all[by > 0 ? 0 : all.length - 1] : all[at + by];
  if (next) choose(next, null, { focus: "head" });
}

function stepField(by) {
  if (!chosen.record) return stepRecord(by);
  const fields = chosen.record.fields.filter((field) => !isEmpty(field.value) || verdicts.has(field.ref));
  const at = fields.indexOf(chosen.field);
  const next = chosen.field ? fields[at + by] : fields[by > 0 ? 0 : -1];
  if (next) return choose(chosen.record, next, { focus: "field" });
  if (by < 0 && chosen.field) return choose(chosen.record, null, { focus: "head" });
  const all = shownRecords();
  const other = all[all.indexOf(chosen.record) + by];
  if (!other) return;
  const its = filledFields(other);
  choose(other, by > 0 ? null : its.at(-1) ?? null, { focus: by > 0 ? "head" : "field" });
}

function nextWhere(wanted) {
  const all = shownRecords();
  const at = all.indexOf(chosen.record);
  const next = [...all.slice(at + 1), ...all.slice(0, at + 1)].find(wanted);
  if (next) choose(next, null, { focus: "head" });
  else announce(say("nothingMatches"));
}

function openHelp() {
  fill(byId("help-keys"), HELP.flatMap(([keyNames, word]) => [
    make("dt", {}, keyNames.split(/,? /).map((one) => make("kbd", { text: one }))), make("dd", { text: say(word) }),
  ]));
  byId("help").showModal();
}
