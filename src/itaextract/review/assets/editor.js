// Correcting a value in its place; what is typed is checked as one types.

function edit(field) {
  if (isRemoved(field.record)) return;
  choose(field.record, field, { focus: null });
  const row = rowOf(field);
  if (!row || row.querySelector("form")) return;
  const entry = verdicts.get(field.ref);
  const value = entry?.verdict === "corrected" ? entry.value : field.value;
  const control = controlFor(field.spec, value, nameOf(field.name));
  const message = make("p", { class: "message", role: "alert", id: "edit-message" });
  const save = make("button", { type: "submit", class: "primary", text: say("save") });
  const cancel = make("button", { type: "button", text: say("cancel"), on: { click: () => leave(field) } });
  const form = make("form", { class: "editor", novalidate: true }, control.element, message,
    make("div", { class: "buttons" }, save, cancel));

  const check = () => {
    const read = control.read();
    const doubt = read.error ? "" : doubtAbout(field.spec, read.value);
    message.textContent = read.error || doubt;
    message.classList.toggle("doubt", Boolean(doubt));
    save.disabled = Boolean(read.error);
    for (const input of form.querySelectorAll("input, textarea, select")) {
      input.setAttribute("aria-invalid", String(Boolean(read.error)));
      input.setAttribute("aria-describedby", "edit-message");
    }
    return read;
  };
  form.addEventListener("input", check);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const read = check();
    if (!read.error) saveTyped(field, read.value);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave(field);
    const single = event.target.tagName !== "TEXTAREA";
    if (event.key === "Enter" && !event.isComposing && (single || event.ctrlKey || event.metaKey || (field.spec.type === "text" && !event.shiftKey))) {
      event.preventDefault();
      form.requestSubmit();
    }
    event.stopPropagation();
  });
  row.classList.add("editing");
  row.querySelector(".value").replaceChildren(form);
  check();
  control.focus();
}

/** A value typed as it was extracted is accepted, an emptied one is not in the document. */
function saveTyped(field, value) {
  if (same(value, field.value)) {
    if (isEmpty(value)) unjudge(field.ref);
    else judge(field.ref, "accepted");
  } else if (isEmpty(value)) {
    judge(field.ref, "absent", value);
  } else {
    judge(field.ref, "corrected", value);
  }
  announce(`${nameOf(field.name)}: ${say(verdictWord(verdicts.get(field.ref)))}`);
  focusRow(field);
}

function leave(field) {
  refresh(field.record);
  focusRow(field);
}

function rowOf(field) {
  return cards.get(field.record.ref)?.querySelector(`.field[data-ref="${CSS.escape(field.ref)}"]`);
}

function focusRow(field) {
  rowOf(field)?.focus({ preventScroll: true });
}
