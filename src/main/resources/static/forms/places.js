// A question for a place: finds it by its name or pinyin initials, and offers the counties of the
// city chosen. Without this file, the list and the line below it do the same.
(() => {
  "use strict";
  const selects = document.querySelectorAll("select[data-place]");
  if (!selects.length) return;
  const SHOWN = 8;
  let loading = null;
  const load = () => (loading ??= fetch("/places.json").then(answer => answer.json()).catch(() => (loading = null, [])));

  

  function matches(places, typed, county) {
    const words = typed.toLowerCase().replace(/\s/g, "");
    if (!words) return [];
    const offered = places.filter(place => county || place.code === place.area);
    const begin = offered.filter(place => place.own.startsWith(words) || place.initials.startsWith(words));
    const inside = offered.filter(place => !begin.includes(place) && place.name.includes(words));
    // Cities before their districts: most people mean the city.
    begin.sort((a, b) => (a.code !== a.area) - (b.code !== b.area) || a.initials.length - b.initials.length);
    return begin.concat(inside).slice(0, SHOWN);
  }

  selects.forEach(select => {
    // A part of a page that was loaded anew brings this file again.
    if (select.dataset.found) return;
    select.dataset.found = "1";
    const county = select.dataset.place === "county";
    const typed = county ? document.getElementById(select.id + "-county") : null;
    const find = document.createElement("input");
    find.type = "search";
    find.autocomplete = "off";
    find.placeholder = select.dataset.find;
    find.setAttribute("aria-label", select.dataset.find);
    find.setAttribute("aria-controls", select.id + "-found");
    const found = document.createElement("div");
    found.id = select.id + "-found";
    found.className = "found";
    found.setAttribute("aria-live", "polite");
    select.before(find, found);

    let counties = null;
    const offerCounties = places => {
      if (!typed) return;
      const below = places.filter(place => place.area === select.value && place.code !== place.area);
      if (counties) counties.remove();
      counties = null;
      typed.hidden = below.length > 0 || !select.value || select.value === "abroad";
      if (!below.length) {
        if (typed.hidden) typed.value = "";
        return;
      }
      counties = document.createElement("select");
      counties.setAttribute("aria-label", typed.getAttribute("aria-label"));
      counties.append(new Option(select.dataset.more, ""));
      below.forEach(place => counties.append(new Option(place.own, place.own, false, place.own === typed.value)));
      if (!below.some(place => place.own === typed.value)) typed.value = "";
      counties.addEventListener("change", () => (typed.value = counties.value));
      typed.after(counties);
    };

    const choose = place => {
      select.value = place.area;
      if (typed) typed.value = place.code === place.area ? "" : place.own;
      find.value = "";
      found.replaceChildren();
      select.dispatchEvent(new Event("change", { bubbles: true }));
      select.focus();
    };

    const show = async () => {
      const places = await load();
      const hits = matches(places, find.value, county);
      found.replaceChildren(...hits.map(place => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "choice";
        button.textContent = place.name;
        button.addEventListener("click", () => choose(place));
        return button;
      }));
      if (find.value && !hits.length) found.textContent = select.dataset.none;
    };

    find.addEventListener("focus", load, { once: true });
    find.addEventListener("input", show);
    find.addEventListener("keydown", event => {
      if (event.key === "Enter") {
        event.preventDefault();
        const first = found.querySelector("button");
        if (first) first.click();
      }
    });
    select.addEventListener("change", async () => offerCounties(typed ? await load() : []));
    if (typed && select.value) load().then(offerCounties);
  });
})();
