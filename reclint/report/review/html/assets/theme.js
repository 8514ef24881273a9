// Runs before anything is painted: the theme that was chosen last, where the browser lets the page remember it.
"use strict";
document.documentElement.classList.add("js");

const themes = ["auto", "light", "dark"];

function rememberedTheme() {
  try {
    return localStorage.getItem("reclint-theme") || "auto";
  } catch {
    return "auto";
  }
}

function setTheme(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem("reclint-theme", theme);
  } catch {
    // Pages from disk may have no storage; the choice then holds until the page is closed.
  }
}

let theme = themes.includes(rememberedTheme()) ? rememberedTheme() : "auto";
if (theme !== "auto") document.documentElement.dataset.theme = theme;
