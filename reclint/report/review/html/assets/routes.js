// What a fragment shows: a view, something in one, or a page that is built when it is asked for.
"use strict";

const RECORD = /^record-(.+?)(?:-(L\d+|lessons))?$/;

function fragment() {
  const raw = location.hash.slice(1);
  const cut = raw.indexOf("?");
  const name = cut < 0 ? raw : raw.slice(0, cut);
  let decoded = name;
  try {
    decoded = decodeURIComponent(name);
  } catch {
    // A fragment that is no proper encoding is taken as it is.
  }
  return [decoded || "overview", new URLSearchParams(cut < 0 ? "" : raw.slice(cut + 1))];
}

// The view to show and the element in it to go to.
function resolve(name, query) {
  if (name === "main") return [document.querySelector(".view.here") || byId("overview"), null];
  if (name === "findings") setFindings(query);
  if (name === "gate") setRules(query);
  const record = RECORD.exec(name);
  if (record && data(`record-${record[1]}`)) return [showRecord(record[1]), byId(name)];
  if (name.startsWith("concept-")) return [showConcept(name) || nowhere(name), null];
  const target = byId(name);
  const view = target?.closest(".view");
  if (!view || view.classList.contains("dynamic")) return [nowhere(name), null];
  if (target !== view) reveal(target);
  return [view, target === view ? null : target];
}

function nowhere(name) {
  byId("nowhere").querySelector(".asked").textContent = `#${name}`;
  return byId("nowhere");
}

const menuOf = { record: "records", concept: "concepts", fixed: "overview" };
let started = false;

function route() {
  const [name, query] = fragment();
  const [view, target] = resolve(name, query);
  for (const other of all(".view")) {
    other.classList.toggle("here", other === view);
    if (other.classList.contains("dynamic")) other.hidden = other !== view;
  }
  document.documentElement.classList.toggle("on-demand", view.classList.contains("dynamic") || view.id === "concepts");
  const menu = menuOf[view.id] || view.id;
  for (const link of all(".mast nav a")) {
    if (link.dataset.view === menu) {
      link.setAttribute("aria-current", "page");
      const list = link.closest("nav");
      list.scrollLeft += link.getBoundingClientRect().left - list.getBoundingClientRect().left - 24;
    }
    else link.removeAttribute("aria-current");
  }
  if (name === "concepts") showConcepts(query);
  const heading = view.querySelector("h1");
  document.title = `${heading.textContent} · reclint`;
  go(target, heading);
  started = true;
}

function go(target, heading) {
  for (const lit of all(".row.at")) lit.classList.remove("at");
  if (!target) {
    scrollTo(0, 0);
    if (started) heading.focus({ preventScroll: true });
    return;
  }
  const row = target.classList.contains("row");
  target.classList.add(row ? "at" : "flash");
  target.addEventListener("animationend", () => target.classList.remove("flash"), { once: true });
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: row ? "center" : "start" });
}

function watchTheme() {
  const button = byId("theme");
  const tell = () => {
    button.textContent = `Theme: ${theme}`;
    button.title = theme === "auto" ? "Light or dark as the system is" : `Always ${theme}`;
  };
  button.addEventListener("click", () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    setTheme(theme);
    tell();
  });
  tell();
}

// A slash goes to the search of the view at hand, or to the findings where it has none; Escape empties it.
function watchKeys() {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input:not([type=checkbox], [type=radio]), select, textarea");
    if (event.key === "Escape" && event.target.matches('input[type="search"]')) {
      event.target.value = "";
      event.target.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    let search = document.querySelector(".view.here input[type=search]");
    if (!search && findingsForm) {
      history.pushState(null, "", "#findings"); // no hashchange, which would move the focus away again
      route();
      search = findingsForm.elements.q;
    }
    search?.focus();
  });
}

watchTheme();
watchFilters();
watchConcepts();
watchAnswers();
watchList();
watchKeys();
addEventListener("hashchange", route);
route();
