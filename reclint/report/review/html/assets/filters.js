// Filters of the findings and of the rules. What is set stands in the fragment, so that a filtered list can be sent on.
"use strict";

const usual = ["critical", "improvement", "polish"];
const findingsForm = document.querySelector("#findings .filters");
const rulesForm = document.querySelector("#gate .filters");
const searchable = new WeakMap();

function textOf(element) {
  if (!searchable.has(element)) {
    const parts = all(".message, .rule, .lesson, .path, .t, .what h2, .what > p", element).map((part) => part.textContent);
    searchable.set(element, parts.join(" ").toLowerCase());
  }
  return searchable.get(element);
}

// Check the radio button with a value, the one without any where there is none such.
function check(form, name, value) {
  const buttons = all(`input[name="${name}"]`, form);
  (buttons.find((button) => button.value === value) || buttons[0]).checked = true;
}

const wordsOf = (query) => query.toLowerCase().split(/\s+/).filter(Boolean);
const hasAll = (text, words) => words.every((word) => text.includes(word));

function debounced(run) {
  let waiting = 0;
  return () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(run);
  };
}

function chosenKinds() {
  return all('input[name="kind"]:checked', findingsForm).map((box) => box.value);
}

function filterFindings() {
  if (!findingsForm) return;
  const kinds = new Set(chosenKinds());
  const { q, module, family, change, rule, lesson } = findingsForm.elements;
  const words = wordsOf(q.value);
  let shown = 0;
  for (const group of all("#findings .group")) {
    let inGroup = 0;
    for (const card of all(".finding", group)) {
      const fits =
        kinds.has(card.dataset.kind) &&
        (!module.value || card.dataset.module === module.value) &&
        (!family.value || card.dataset.family === family.value) &&
        (!change?.value || card.dataset.change === change.value) &&
        (!lesson.value || card.dataset.lesson === lesson.value) &&
        (!rule.value || card.dataset.rule === rule.value) &&
        hasAll(textOf(card), words);
      card.hidden = !fits;
      inGroup += fits;
    }
    group.hidden = !inGroup;
    shown += inGroup;
  }
  tellFindings(shown, [rule.value && `rule ${rule.value}`, lesson.value && `lesson ${lesson.value}`].filter(Boolean).join(", "));
}

function tellFindings(shown, only) {
  const total = all("#findings .finding").length;
  findingsForm.querySelector(".shown").textContent = `${shown} of ${total} shown`;
  const held = findingsForm.querySelector(".held");
  held.hidden = !only;
  held.textContent = only;
  document.querySelector("#findings .none").hidden = shown > 0;
}

// The filters as a query; what is as usual is left out.
function findingsQuery() {
  const query = new URLSearchParams();
  for (const name of ["q", "module", "family", "change", "rule", "lesson"]) {
    const value = findingsForm.elements[name]?.value;
    if (value) query.set(name, value);
  }
  const kinds = chosenKinds();
  if (kinds.join() !== usual.join()) query.set("kind", kinds.join(",") || "none");
  return query.toString();
}

function setFindings(query) {
  if (!findingsForm) return;
  const kinds = query.has("kind") ? query.get("kind").split(",") : usual;
  for (const box of all('input[name="kind"]', findingsForm)) box.checked = kinds.includes(box.value);
  for (const name of ["q", "module", "family", "change", "rule", "lesson"]) {
    const control = findingsForm.elements[name];
    if (control) control.value = query.get(name) || "";
  }
  filterFindings();
}

// Let a card be seen that the filters hide.
function reveal(card) {
  if (!card.hidden && !card.closest("[hidden]")) return;
  if (card.matches("#findings .finding")) setFindings(new URLSearchParams({ kind: [...usual, "question"].join(",") }));
  if (card.matches("#gate .rulecard")) setRules(new URLSearchParams());
}

function filterRules() {
  const outcome = rulesForm.elements.outcome.value;
  const words = wordsOf(rulesForm.elements.q.value);
  let shown = 0;
  for (const card of all("#gate .rulecard")) {
    card.hidden = !((!outcome || card.dataset.outcome === outcome) && hasAll(textOf(card), words));
    shown += !card.hidden;
  }
  rulesForm.querySelector(".shown").textContent = `${counted(shown, "rule")} shown`;
  document.querySelector("#gate .none").hidden = shown > 0;
}

function setRules(query) {
  rulesForm.elements.q.value = query.get("q") || "";
  check(rulesForm, "outcome", query.get("outcome"));
  filterRules();
}

// Remember filters in the fragment without a new entry in the history.
function note(view, query) {
  history.replaceState(null, "", `#${view}${query ? `?${query}` : ""}`);
}

function watchFilters() {
  if (findingsForm) {
    const changed = debounced(() => {
      filterFindings();
      note("findings", findingsQuery());
    });
    findingsForm.addEventListener("input", changed);
    findingsForm.addEventListener("submit", (event) => event.preventDefault());
    const reset = (event) => {
      event.preventDefault();
      setFindings(new URLSearchParams({ kind: [...usual, "question"].join(",") }));
      note("findings", findingsQuery());
    };
    findingsForm.addEventListener("reset", reset);
    for (const button of all("[data-reset]")) button.addEventListener("click", reset);
  }
  const ruled = debounced(() => {
    filterRules();
    const query = new URLSearchParams();
    for (const name of ["q", "outcome"]) if (rulesForm.elements[name].value) query.set(name, rulesForm.elements[name].value);
    note("gate", query.toString());
  });
  rulesForm.addEventListener("input", ruled);
  rulesForm.addEventListener("submit", (event) => event.preventDefault());
}

// j and k in the list of findings go to the next and to the one before.
function watchList() {
  byId("findings").addEventListener("keydown", (event) => {
    if (!["j", "k"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input, select, textarea")) return;
    const cards = all("#findings .finding").filter((card) => !card.hidden);
    const here = cards.indexOf(event.target.closest(".finding"));
    const next = cards[Math.min(Math.max(here + (event.key === "j" ? 1 : -1), 0), cards.length - 1)];
    if (next) focusOn(next);
    event.preventDefault();
  });
}

function focusOn(element) {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
}
