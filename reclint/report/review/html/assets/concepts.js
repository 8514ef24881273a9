// The concept map and a concept's page, built when they are asked for.
"use strict";

const conceptsForm = document.querySelector("#concepts .filters");
const flagOf = { mentioned: 1, rises: 2, unpractised: 4 };
const WIDE = 120; // more lessons than this and blocks lose their letters until a module is chosen

// The lessons of which any concept is among the taught ones; the others state nothing that could be compared.
let stating = null;

function isUntaught(map, step) {
  stating ??= new Set(map.concepts.flatMap((concept) => concept[3].filter((other) => other[3] & 1).map((other) => other[0])));
  return !(step[3] & 1) && (stating.has(step[0]) || step[0] < 0);
}

// One of the four tones for a depth, whatever number of depths the course has.
function tone(rank, depths) {
  if (rank < 0) return "dx";
  return `d${depths.length < 2 ? 3 : Math.round((3 * rank) / (depths.length - 1))}`;
}

function lessonLink(map, step) {
  const [name] = map.modules[map.lessons[step[0]][2]];
  return name === null ? null : `#record-${name}-L${step[2]}`;
}

function stepWords(map, step) {
  const [number, slug] = map.lessons[step[0]] || ["", ""];
  const words = [`${number} ${slug}: ${step[1] < 0 ? "no single depth" : map.depths[step[1]]}`];
  if (step[3] & 1) words.push("taught");
  else if (isUntaught(map, step)) words.push("not among the taught concepts");
  if (step[3] & 2) words.push("a recap");
  if (step[4].length) words.push(`practised in exercise ${step[4].join(", ")}`);
  return words.join(", ");
}

function block(map, step, column, href = null) {
  const rank = step[1];
  const classes = ["cell", tone(rank, map.depths)];
  if (isUntaught(map, step)) classes.push("untaught");
  if (step[4].length) classes.push("practised");
  const tall = rank < 0 ? 4 : Math.max(5, Math.round((17 * (rank + 1)) / map.depths.length));
  const made = el(href ? "a" : "span", { class: classes.join(" "), href, tabindex: href ? "-1" : null, title: stepWords(map, step), text: rank < 0 ? "?" : map.letters[rank] });
  made.style.setProperty("--at", column);
  made.style.setProperty("--tall", `${tall}px`);
  return made;
}

function showConcepts(query) {
  const map = data("concepts");
  const module = conceptsForm.elements.module;
  if (module.options.length === 1) {
    map.modules.forEach(([name, number, title], place) => module.append(el("option", { value: name === null ? `#${place}` : name, text: `${number} ${title}` })));
    byId("legend").replaceChildren(...legend(map));
  }
  conceptsForm.elements.q.value = query.get("q") || "";
  check(conceptsForm, "only", query.get("only"));
  module.value = query.get("module") || "";
  if (module.selectedIndex < 0) module.value = "";
  drawMap();
}

function legend(map) {
  const tones = map.depths.map((depth, rank) => el("span", {}, block(map, [-1, rank, 0, 1, []], 0), depth.toLowerCase()));
  const outlined = block(map, [-1, 0, 0, 0, []], 0);
  const dotted = block(map, [-1, Math.max(map.depths.length - 2, 0), 0, 1, [1]], 0);
  return [...tones, el("span", {}, outlined, "has a row, and its lesson does not name it as taught"), el("span", {}, dotted, "an exercise names it")];
}

// The map of what the filters let through; with a module chosen, only the lessons that its concepts have.
function drawMap() {
  const map = data("concepts");
  const { q, only, module } = conceptsForm.elements;
  const chosen = module.value ? module.selectedIndex - 1 : null;
  const words = wordsOf(q.value);
  const inModule = (step) => map.lessons[step[0]][2] === chosen;
  const shown = map.concepts.filter(
    ([name, , flags, steps]) => (!only.value || flags & flagOf[only.value]) && (chosen === null || steps.some(inModule)) && hasAll(name.toLowerCase(), words),
  );
  const used = chosen === null ? map.lessons.map((_, place) => place) : [...new Set([...shown.flatMap((concept) => concept[3].map((step) => step[0])), ...map.lessons.flatMap((lesson, place) => (lesson[2] === chosen ? [place] : []))])].sort((a, b) => a - b);
  const column = new Map(used.map((lesson, place) => [lesson, place]));
  const holder = byId("map");
  const fit = used.length > WIDE;
  holder.classList.toggle("fit", fit);
  const room = Math.floor((holder.clientWidth - 340) / used.length);
  const cell = fit ? Math.max(4, room) : Math.min(Math.max(14, room), 22);
  const inner = el("div", { class: "mapin", vars: { lessons: used.length } }, bounds(map, used), mapHead(map, used, cell), ...mapGroups(map, shown, column));
  holder.style.setProperty("--cell", `${cell}px`);
  holder.tabIndex = 0;
  holder.setAttribute("role", "region");
  holder.setAttribute("aria-label", "Concept map");
  holder.replaceChildren(shown.length ? inner : el("p", { class: "none", text: map.concepts.length ? "No concept fits." : "No record has a Concept Index." }));
  conceptsForm.querySelector(".shown").textContent = `${shown.length} of ${map.concepts.length} shown`;
}

// Where one module ends and the next begins, through all rows.
function bounds(map, used) {
  const starts = used.flatMap((lesson, place) => (place && map.lessons[used[place - 1]][2] === map.lessons[lesson][2] ? [] : [place]));
  return el("div", { class: "bounds", "aria-hidden": "true" }, ...starts.map((at) => el("i", { vars: { at } })));
}

function mapHead(map, used, cell) {
  const ticks = el("div", { class: "ticks" });
  let free = 0;
  for (let start = 0, stop; start < used.length; start = stop) {
    const module = map.lessons[used[start]][2];
    for (stop = start; stop < used.length && map.lessons[used[stop]][2] === module; stop++);
    const [name, number, title] = map.modules[module];
    const text = start * cell >= free ? number : "";
    if (text) free = start * cell + 10 + 6.5 * text.length;
    ticks.append(el(name === null ? "span" : "a", { href: name === null ? null : `#record-${name}`, title: `${number} ${title}`, "aria-label": `${number} ${title}`, text, vars: { at: start, wide: stop - start } }));
  }
  return el("div", { class: "maphead" }, el("div", { class: "corner" }), ticks);
}

function mapGroups(map, shown, column) {
  const groups = new Map();
  for (const concept of shown) {
    const module = map.lessons[concept[3][0][0]][2];
    if (!groups.has(module)) groups.set(module, []);
    groups.get(module).push(concept);
  }
  return [...groups].map(([module, concepts]) => {
    const [, number, title] = map.modules[module];
    const made = el("section", { class: "mapgroup" }, el("h2", {}, `${number} `, bdi(title)), el("ol", {}, ...concepts.map((concept) => mapRow(map, concept, column))));
    made.style.containIntrinsicSize = `auto ${36 + 21 * concepts.length}px`;
    return made;
  });
}

function mapRow(map, [name, anchor, , steps], column) {
  const here = steps.filter((step) => column.has(step[0]));
  const first = column.get(here[0][0]);
  const last = column.get(here[here.length - 1][0]);
  const track = el("div", { class: "track", "aria-hidden": "true" });
  if (last > first) track.append(el("span", { class: "thread", vars: { at: first, wide: last - first } }));
  track.append(...here.map((step) => block(map, step, column.get(step[0]), lessonLink(map, step))));
  const words = here.map((step) => stepWords(map, step)).join("; ");
  return el("li", {}, el("a", { href: `#${anchor}`, title: name }, bdi(name), el("span", { class: "sr", text: `: ${words}` })), track);
}

function showConcept(anchor) {
  const map = data("concepts");
  const concept = map.concepts.find((other) => other[1] === anchor);
  if (!concept) return null;
  const [name, , flags, steps] = concept;
  const view = byId("concept");
  const deepest = Math.max(...steps.map((step) => step[1]));
  const facts = [deepest < 0 ? "no single depth" : `reaches ${map.depths[deepest]}`, counted(steps.length, "lesson"), ...Object.entries({ "only mentioned": 1, "rises": 2, "never practised": 4 }).flatMap(([word, bit]) => (flags & bit ? [word] : []))];
  view.replaceChildren(
    el(
      "div",
      { class: "head" },
      el("p", { class: "crumbs" }, el("a", { href: "#concepts", text: "Concepts" })),
      el("h1", { id: "concept-t", tabindex: "-1" }, bdi(name)),
      el("p", { class: "facts" }, ...facts.map((text) => el("span", { text }))),
    ),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Course through the lessons" }, courseOf(map, steps)),
    el("ol", { class: "steps" }, ...steps.map((step) => stepItem(map, step, name))),
  );
  return view;
}

// The course through all lessons as a staircase.
function courseOf(map, steps) {
  const width = 900, left = 110, floor = 30 + 34 * map.depths.length, last = Math.max(map.lessons.length - 1, 1);
  const x = (lesson) => left + ((width - left - 20) * lesson) / last;
  const y = (rank) => floor - 10 - 34 * (rank + 0.5);
  const picture = svg("svg", { class: "course", viewBox: `0 0 ${width} ${floor + 24}`, role: "img", "aria-label": steps.map((step) => stepWords(map, step)).join("; ") });
  map.depths.forEach((depth, rank) => {
    picture.append(svg("line", { class: "grid", x1: left, x2: width, y1: y(rank), y2: y(rank) }), svg("text", { x: 0, y: y(rank) + 4, text: depth.toLowerCase() }));
  });
  let free = 0;
  map.lessons.forEach(([, , module], place) => {
    if (place && map.lessons[place - 1][2] === module) return;
    picture.append(svg("line", { class: "grid", x1: x(place) - 4, x2: x(place) - 4, y1: 16, y2: floor }));
    if (x(place) < free) return;
    picture.append(svg("text", { x: x(place) - 2, y: floor + 14, text: map.modules[module][1] }));
    free = x(place) + 30;
  });
  const points = steps.filter((step) => step[1] >= 0);
  const path = points.map((step, place) => `${place ? `H ${x(step[0])} V` : `M ${x(step[0])}`} ${y(step[1])}`).join(" ");
  if (points.length > 1) picture.append(svg("path", { class: "path-line", d: path }));
  for (const step of steps) {
    const rank = step[1];
    const at = { cx: x(step[0]), cy: y(Math.max(rank, 0)) };
    const dot = svg("g", { class: tone(rank, map.depths) }, svg("title", { text: stepWords(map, step) }), svg("circle", { class: `dot ${tone(rank, map.depths)}`, r: 10, ...at }), svg("text", { class: "letter", x: at.cx, y: at.cy + 4, text: rank < 0 ? "?" : map.letters[rank] }));
    picture.append(dot);
  }
  return picture;
}

function stepItem(map, step, name) {
  const [number, slug, module] = map.lessons[step[0]];
  const href = lessonLink(map, step);
  const [record] = map.modules[module];
  const held = record === null ? null : data(`record-${record}`);
  const line = held?.lines[step[2] - held.first];
  const did = stepWords(map, step).split(": ").slice(1).join(": ");
  return el(
    "li",
    { class: "step" },
    block(map, step, 0),
    href ? el("a", { href, text: number }) : el("span", { text: number }),
    el("div", {}, bdi(slug), " ", el("span", { class: "did", text: did }), step[5] !== name && el("span", { class: "did" }, ", as “", bdi(step[5]), "”")),
    line ? el("p", { class: "said" }, bdi([line].flat().join(""))) : null,
  );
}

function watchConcepts() {
  const changed = debounced(() => {
    drawMap();
    const query = new URLSearchParams();
    for (const name of ["q", "only", "module"]) if (conceptsForm.elements[name].value) query.set(name, conceptsForm.elements[name].value);
    note("concepts", query.toString());
  });
  conceptsForm.addEventListener("input", changed);
  conceptsForm.addEventListener("submit", (event) => event.preventDefault());
}
