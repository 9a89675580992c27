// A tap into a text made for copying selects all of it.
for (const area of document.querySelectorAll("[data-select]")) {
  area.addEventListener("focus", () => area.select());
}
