// The page reads without this script, as one long document. With it, a view is
// shown at a time, the table sorts and filters, and functions can be decided on.
(() => {
  "use strict";
  const $ = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const root = document.documentElement;
  const table = $("#table");
  const rows = all("tbody tr", table);
  const search = $("#q");
  const filters = all("[data-filter]");
  root.classList.add("js");
  all(".tools, .keys").forEach(e => e.hidden = false);

  // Views: the hash names a section, a function, or something in one.
  const target = () => document.getElementById(decodeURIComponent(location.hash.slice(1))) || $("#overview");
  function show() {
    const at = target();
    const view = at.closest(".view, .fn") || $("#overview");
    all(".on").forEach(e => e.classList.remove("on"));
    view.classList.add("on");
    const isFunction = view.classList.contains("fn");
    if (isFunction) open(view);
    const section = isFunction ? "functions" : view.id;
    all(".top a").forEach(a => a.hash === "#" + section ? a.setAttribute("aria-current", "page") : a.removeAttribute("aria-current"));
    if (at === view) {
      scrollTo(0, 0);
      if (started) $("h2", view).focus({preventScroll: true});
    } else {
      at.scrollIntoView();
    }
  }
  let started = false;
  addEventListener("hashchange", show);

  // The table.
  const visible = () => rows.filter(r => !r.hidden);
  const links = () => visible().map(r => $("a", r)).filter(Boolean);
  function filter() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const r of rows) {
      r.hidden = !words.every(w => r.dataset.q.includes(w)) || !filters.every(f => !f.value || r.dataset[f.dataset.filter] === f.value);
    }
    const n = visible().length;
    $("#count").textContent = n === rows.length ? `${n} functions` : `${n} of ${rows.length} functions`;
  }
  search.addEventListener("input", filter);
  filters.forEach(f => f.addEventListener("change", filter));

  function value(row, column, numbers) {
    const cell = row.children[column];
    return numbers ? parseFloat(cell.dataset.v) || -1 : cell.textContent.trim().toLowerCase();
  }
  all("th[data-sort]", table).forEach((th, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...th.childNodes);
    th.append(button);
    button.addEventListener("click", () => {
      const numbers = th.dataset.sort === "number";
      const order = th.getAttribute("aria-sort") || (numbers ? "ascending" : "descending");
      const next = order === "ascending" ? "descending" : "ascending";
      all("th[aria-sort]", table).forEach(h => h.removeAttribute("aria-sort"));
      th.setAttribute("aria-sort", next);
      const sign = next === "ascending" ? 1 : -1;
      const keyed = rows.map((r, i) => [value(r, column, numbers), i, r]);
      keyed.sort((a, b) => a[0] < b[0] ? -sign : a[0] > b[0] ? sign : a[1] - b[1]);
      rows.splice(0, rows.length, ...keyed.map(k => k[2]));
      $("tbody", table).append(...rows);
    });
  });
  all("[data-find]").forEach(a => a.addEventListener("click", () => {
    search.value = a.dataset.find;
    filter();
  }));

  // One function: statements by keyboard, the way to its neighbours, a decision.
  const ready = new Set();
  function open(fn) {
    $("details", fn).open = true;
    if (ready.has(fn)) return;
    ready.add(fn);
    $("summary", fn).addEventListener("click", e => e.preventDefault());
    $("summary", fn).tabIndex = -1;
    all(".r:not(.cap)", fn).forEach(r => {
      r.tabIndex = -1;
      r.addEventListener("click", () => mark(r));
    });
    if (fn.dataset.name) $(".evidence", fn).after(decision(fn));
    const pager = document.createElement("nav");
    pager.className = "pager";
    pager.setAttribute("aria-label", "Neighbouring functions");
    for (const [step, arrow] of [[-1, "← "], [1, " →"]]) {
      const to = neighbour(fn, step);
      const a = document.createElement(to ? "a" : "span");
      if (to) {
        a.href = to.hash;
        a.className = "name";
        a.textContent = step < 0 ? arrow + to.textContent : to.textContent + arrow;
      }
      pager.append(a);
    }
    $("details", fn).append(pager);
  }
  function neighbour(fn, step) {
    const list = links();
    const at = list.findIndex(a => a.hash === "#" + fn.id);
    return at < 0 ? null : list[at + step];
  }
  function mark(row) {
    all(".r.at").forEach(r => r.classList.remove("at"));
    row.classList.add("at");
    row.focus({preventScroll: true});
    row.scrollIntoView({block: "nearest"});
  }

  // Decisions are kept in this page until they are exported.
  const decided = new Map();
  function element(tag, text, properties) {
    const e = document.createElement(tag);
    e.textContent = text;
    return Object.assign(e, properties);
  }
  function decision(fn) {
    const box = element("form", "", {className: "decide"});
    box.setAttribute("aria-label", "Decision");
    const reason = element("input", "", {type: "text", required: true, autocomplete: "off"});
    const label = element("label", "Reason or note");
    label.append(reason);
    const said = element("p", "", {className: "soft"});
    said.setAttribute("role", "status");
    box.append(label);
    for (const [verb, verdict] of [["Accept", "accepted"], ["Reject", "rejected"], ["Note", ""]]) {
      const button = element("button", verb, {type: "submit", value: verdict});
      box.append(button);
    }
    box.append(said);
    box.addEventListener("submit", e => {
      e.preventDefault();
      const verdict = e.submitter ? e.submitter.value : "";
      const entry = {function: fn.dataset.name};
      if (verdict) Object.assign(entry, {verdict, python: fn.dataset.py, go: fn.dataset.go, reason: reason.value});
      else entry.note = reason.value;
      const list = decided.get(fn.id) || [];
      decided.set(fn.id, verdict ? [...list.filter(d => !d.verdict), entry] : [...list, entry]);
      if (verdict) {
        box.classList.remove("accepted", "rejected");
        box.classList.add(verdict);
        const row = rows.find(r => $(`a[href="#${fn.id}"]`, r));
        row.dataset[2] = verdict;
        for (const cell of [$(".rv", row), $(".rv", fn)]) {
          cell.replaceChildren(element("span", verdict, {className: "chip " + (verdict === "accepted" ? "good" : "bad")}));
        }
      }
      said.textContent = `${verdict || "noted"}: ${reason.value} (in this page until it is exported)`;
      reason.value = "";
      const n = [...decided.values()].flat().length;
      $("#decisions").hidden = false;
      $("#decided").textContent = n === 1 ? "1 decision in this page." : `${n} decisions in this page.`;
    });
    return box;
  }
  $("#export").addEventListener("click", () => {
    const out = {schema: 1, module: document.body.dataset.module, decisions: [...decided.values()].flat()};
    const a = element("a", "", {href: URL.createObjectURL(new Blob([JSON.stringify(out, null, 2) + "\n"], {type: "application/json"})), download: "molt-decisions.json"});
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 1000);
  });
  addEventListener("beforeunload", e => { if (decided.size) e.preventDefault(); });

  // Keys.
  const step = (list, from, by) => list[Math.max(0, Math.min(list.length - 1, from + by))];
  function move(by) {
    const fn = $(".fn.on");
    if (fn) {
      const list = all(".r:not(.cap)", fn);
      const next = step(list, list.findIndex(r => r.classList.contains("at")), by);
      if (next) mark(next);
      return true;
    }
    if (!$("#functions").classList.contains("on")) return false;
    const list = links();
    const next = step(list, list.indexOf(document.activeElement), by);
    if (next) next.focus();
    return true;
  }
  function press(key) {
    const fn = $(".fn.on");
    switch (key) {
      case "/": location.hash = "#functions"; show(); search.focus(); search.select(); return true;
      case "j": case "ArrowDown": return move(1);
      case "k": case "ArrowUp": return move(-1);
      case "ArrowLeft": case "ArrowRight": {
        const to = fn && neighbour(fn, key === "ArrowLeft" ? -1 : 1);
        if (to) location.hash = to.hash;
        return !!to;
      }
      case "Escape": if (fn) location.hash = "#functions"; return !!fn;
    }
    return false;
  }
  addEventListener("keydown", e => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.target.closest("input, select, textarea")) {
      if (e.key === "Escape") e.target.blur();
      return;
    }
    if (e.target.closest(".scroll") && e.key.startsWith("Arrow")) return;
    if (press(e.key)) e.preventDefault();
  });

  filter();
  show();
  started = true;
})();
