// What is typed is kept in this browser and goes nowhere else. Without this script the page can still be read,
// typed into and printed; where a browser keeps nothing for a page, it says so.
"use strict";
(() => {
  const root = document.documentElement;
  const fields = [...document.querySelectorAll("[data-key]")].filter((node) => node !== root);
  const prefix = `coursekit/${root.dataset.key}/`;
  const store = openStore();

  root.classList.add("js");
  for (const node of document.querySelectorAll(".tools, .progress")) node.hidden = false;
  if (!store) {
    const kept = document.querySelector(".kept");
    if (kept) kept.textContent = kept.dataset.refused;
  }

  // ---------------------------------------------------------------- keeping

  function openStore() {
    try {
      const probe = "coursekit/?";
      localStorage.setItem(probe, probe);
      localStorage.removeItem(probe);
      return localStorage;
    } catch {
      return null;
    }
  }

  const isBox = (field) => field.type === "checkbox";
  const valueOf = (field) => (isBox(field) ? (field.checked ? "1" : "") : field.value);

  function show(field, value) {
    if (isBox(field)) field.checked = value === "1";
    else field.value = value;
    mirror(field);
  }

  // The twin holds the same text: it makes the field grow, and stands for it on paper.
  function mirror(field) {
    const twin = field.parentElement.querySelector(".typed");
    if (twin) twin.textContent = field.value.endsWith("\n") ? `${field.value} ` : field.value;
  }

  function keep(field) {
    const name = prefix + field.dataset.key;
    const value = valueOf(field);
    try {
      if (value) store?.setItem(name, value);
      else store?.removeItem(name);
    } catch {
      // The store is full: what stands on the page stays there.
    }
  }

  for (const field of fields) {
    const kept = store?.getItem(prefix + field.dataset.key);
    if (kept) show(field, kept);
    else mirror(field);
    field.addEventListener("input", () => {
      mirror(field);
      keep(field);
      count();
    });
  }

  // The same page in another tab.
  addEventListener("storage", (event) => {
    const field = fields.find((one) => prefix + one.dataset.key === event.key);
    if (!field) return;
    show(field, event.newValue ?? "");
    count();
  });

  // ---------------------------------------------------------------- progress

  const written = fields.filter((field) => !isBox(field) && !field.closest(".cover"));

  function count() {
    const box = document.querySelector(".progress");
    if (!box) return;
    const done = written.filter((field) => field.value.trim()).length;
    box.hidden = written.length === 0;
    box.querySelector("progress").max = Math.max(written.length, 1);
    box.querySelector("progress").value = done;
    box.querySelector(".done").textContent = box.dataset.words.replace("{done}", done).replace("{all}", written.length);
  }
  count();

  // ---------------------------------------------------------------- contents

  const drawer = document.querySelector(".drawer");
  const wide = matchMedia("(min-width: 1024px)");
  const fitDrawer = () => {
    if (drawer) drawer.open = wide.matches;
  };
  fitDrawer();
  wide.addEventListener("change", fitDrawer);
  // Beside the page the column stays open, by keyboard too.
  drawer?.addEventListener("toggle", () => {
    if (wide.matches) drawer.open = true;
  });
  addEventListener("click", (event) => {
    const left = !drawer?.contains(event.target) || event.target.closest("nav a");
    if (left && drawer && !wide.matches) drawer.open = false;
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || wide.matches || !drawer?.open) return;
    drawer.open = false;
    drawer.querySelector("summary").focus();
  });

  const links = new Map([...document.querySelectorAll(".drawer nav a")].map((link) => [link.hash.slice(1), link]));
  const sections = [...document.querySelectorAll("main section[id]")].filter((section) => links.has(section.id));

  function mark() {
    const line = innerHeight * 0.3;
    const passed = sections.filter((section) => section.getBoundingClientRect().top <= line);
    const here = passed.at(-1);
    for (const [id, link] of links) {
      if (id === here?.id) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
      link.parentElement.classList.toggle("open", Boolean(here?.closest(`#${id}`)));
    }
  }
  let asked = false;
  addEventListener(
    "scroll",
    () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        mark();
      });
    },
    { passive: true },
  );
  mark();

  // ---------------------------------------------------------------- buttons

  const schemeName = "coursekit/scheme";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const setScheme = (scheme) => {
    if (scheme === "day" || scheme === "night") root.dataset.scheme = scheme;
  };
  setScheme(store?.getItem(schemeName));

  const actions = {
    print: () => print(),
    export: () => save(answers()),
    scheme: () => {
      const now = root.dataset.scheme ?? (dark.matches ? "night" : "day");
      setScheme(now === "day" ? "night" : "day");
      store?.setItem(schemeName, root.dataset.scheme);
    },
    clear: (button) => {
      if (!confirm(button.dataset.ask)) return;
      for (const field of fields) {
        show(field, "");
        keep(field);
      }
      count();
    },
  };
  for (const button of document.querySelectorAll("[data-do]")) {
    button.addEventListener("click", () => actions[button.dataset.do](button));
  }

  // ---------------------------------------------------------------- answers as a text file

  const squeezed = (text) => text.replace(/\s+/g, " ").trim();

  function nameOf(field) {
    if (field.ariaLabel) return field.ariaLabel;
    const ids = field.getAttribute("aria-labelledby");
    const nodes = ids ? ids.split(" ").map((id) => document.getElementById(id)) : [...(field.labels ?? [])];
    return squeezed(nodes.map((node) => node?.innerText ?? "").join(" "));
  }

  function answers() {
    const lines = [document.title, ""];
    let section = null;
    for (const field of fields.filter((one) => valueOf(one).trim())) {
      const here = field.closest("section[id]");
      if (here && here !== section) lines.push("", squeezed(here.querySelector("h2, h3, h4").innerText));
      section = here;
      lines.push(isBox(field) ? `[x] ${nameOf(field)}` : `${nameOf(field)}: ${field.value.trim()}`);
    }
    return `${lines.join("\n")}\n`;
  }

  function save(text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    link.download = `${squeezed(document.title).replace(/[\\/:*?"<>|]/g, " ")}.txt`;
    link.click();
    URL.revokeObjectURL(link.href);
  }
})();
