// The index: tables of findings and reports out of the data of the page, sorted and filtered. Text is set, never markup.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { words, rules, lang } = data;
  const severities = ["error", "warning", "info"];
  const PAGE = 25;
  const number = (value) => value.toLocaleString(lang === "vi" ? "vi-VN" : "en-GB");
  const order = new Intl.Collator(lang, { numeric: true });
  const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

  const files = data.files.map(([path, address, title, agency, period, start, error, warning, info, checked, figures]) =>
    ({ path, address, title, agency, period, start, counts: [error, warning, info], checked, figures, findings: [],
       words: bare([path, title, agency, period].join(" ")) }));
  const findings = data.findings.map(([file, severity, place, rule, message, arithmetic, section, page]) => {
    const row = { file: files[file], severity, place, rule, message, arithmetic, section, page };
    row.words = `${bare([rule, rules[rule], message, arithmetic].join(" "))} ${row.file.words}`;
    row.file.findings.push(row);
    return row;
  });

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const link = (address, text) => element("a", { href: address }, text); // addresses are names of our own making
  const sub = (text) => element("span", { className: "sub" }, text);
  const compare = (a, b) => (typeof a === "number" ? a - b : order.compare(a, b));

  class Grid {
    constructor(id, columns, sorted, descending = false) {
      Object.assign(this, { columns, sorted, descending, rows: [], page: 0 });
      this.holder = document.getElementById(id);
      this.counter = document.getElementById(`${id}-count`);
    }

    show(rows, all) {
      this.rows = rows;
      this.page = 0;
      this.counter.textContent = rows.length === all ? number(all) : `${number(rows.length)} ${words.rows_of} ${number(all)}`;
      this.sort();
    }

    sort() {
      const { value } = this.columns[this.sorted];
      const sign = this.descending ? -1 : 1;
      this.rows = this.rows.map((row, place) => [value(row), place, row])
        .sort((a, b) => sign * compare(a[0], b[0]) || a[1] - b[1]).map(([, , row]) => row);
      this.draw();
    }

    draw() {
      if (!this.rows.length) { this.holder.replaceChildren(element("p", { className: "empty" }, words.nothing_fits)); return; }
      const first = this.page * PAGE;
      const head = element("tr");
      this.columns.forEach((column, place) => {
        const button = element("button", { type: "button" }, column.label);
        button.addEventListener("click", () => {
          this.descending = this.sorted === place ? !this.descending : Boolean(column.number);
          this.sorted = place;
          this.page = 0;
          this.sort();
          this.holder.querySelectorAll("th button")[place].focus();
        });
        const cell = element("th", { scope: "col", className: column.number ? "number" : "" }, button);
        if (this.sorted === place) cell.setAttribute("aria-sort", this.descending ? "descending" : "ascending");
        head.append(cell);
      });
      const body = element("tbody");
      for (const row of this.rows.slice(first, first + PAGE)) {
        body.append(element("tr", {}, ...this.columns.map((column) => {
          const cell = element("td", { className: column.kind ?? (column.number ? "number" : "") }, ...column.cells(row));
          if (!column.plain) cell.dataset.label = column.label;
          return cell;
        })));
      }
      const table = element("table", { className: "grid" }, element("thead", {}, head), body);
      const last = Math.min(first + PAGE, this.rows.length);
      const turn = (text, step, off) => {
        const button = element("button", { type: "button", disabled: off }, text);
        button.addEventListener("click", () => {
          this.page += step;
          this.draw();
          this.holder.scrollIntoView();
          this.holder.querySelectorAll(".pager button")[step > 0 ? 1 : 0].focus({ preventScroll: true });
        });
        return button;
      };
      const pager = element("div", { className: "pager" }, turn(`‹ ${words.previous}`, -1, first === 0),
        element("span", {}, `${number(first + 1)}–${number(last)} ${words.rows_of} ${number(this.rows.length)}`),
        turn(`${words.next} ›`, 1, last === this.rows.length));
      this.holder.replaceChildren(table, ...(this.rows.length > PAGE ? [pager] : []));
    }
  }

  const ofFindings = new Grid("findings", [
    { label: words.severity, value: (row) => row.severity, plain: true, kind: "short",
      cells: (row) => [element("span", { className: `badge ${severities[row.severity]}` }, words[severities[row.severity]])] },
    { label: words.rule, value: (row) => row.rule, plain: true, kind: "short",
      cells: (row) => [element("span", { className: "rule", title: rules[row.rule] }, row.rule)] },
    { label: words.message, value: (row) => row.message, plain: true, kind: "wide",
      cells: (row) => [link(`${row.file.address}#f${row.place}`, row.message),
        ...(row.arithmetic && !row.message.includes(row.arithmetic) ? [element("span", { className: "arithmetic" }, row.arithmetic)] : [])] },
    { label: words.agency, value: (row) => row.file.agency, cells: (row) => [row.file.agency || words.unknown, sub(row.file.path)] },
    { label: words.period, value: (row) => row.file.start || row.file.period, cells: (row) => [row.file.period] },
    { label: words.section, value: (row) => row.section, kind: "short", cells: (row) => [row.section] },
    { label: words.page, value: (row) => Number.parseInt(row.page, 10) || 0, number: true, cells: (row) => [row.page] },
  ], 0);

  const ofFiles = new Grid("files", [
    { label: words.file, value: (row) => row.path, plain: true, kind: "wide", cells: (row) => [link(row.address, row.title), sub(row.path)] },
    { label: words.agency, value: (row) => row.agency, cells: (row) => [row.agency || words.unknown] },
    { label: words.period, value: (row) => row.start || row.period, cells: (row) => [row.period] },
    ...["errors", "warnings", "infos"].map((key, place) =>
      ({ label: words[key], value: (row) => row.counts[place], number: true, cells: (row) => [number(row.counts[place])] })),
    { label: words.checked_of, value: (row) => (row.figures ? row.checked / row.figures : 0), number: true,
      cells: (row) => [row.figures ? `${number(row.checked)}/${number(row.figures)}` : ""] },
  ], 3, true);

  // --- filters: kept in the address, so that the way back from a report leads to where one was --------------------------
  const query = document.getElementById("query");
  const selects = Object.fromEntries([...document.querySelectorAll("select[data-key]")].map((each) => [each.dataset.key, each]));
  const fill = (key, values, label = (value) => value) =>
    [...new Set(values)].filter(Boolean).sort(order.compare).forEach((value) =>
      selects[key].append(element("option", { value }, label(value))));
  severities.forEach((each, place) => {
    if (findings.some((row) => row.severity === place)) selects.severity.append(element("option", { value: each }, words[each]));
  });
  fill("rule", findings.map((row) => row.rule), (rule) => `${rule} ${rules[rule]}`);
  fill("agency", files.map((row) => row.agency));
  fill("period", files.map((row) => row.period));

  function filter() {
    const wanted = Object.fromEntries(Object.entries(selects).map(([key, each]) => [key, each.value]));
    const parts = bare(query.value).split(/\s+/).filter(Boolean);
    const says = (row) => parts.every((part) => row.words.includes(part));
    const fits = (file) => (!wanted.agency || file.agency === wanted.agency) && (!wanted.period || file.period === wanted.period);
    const asked = (row) => (!wanted.severity || severities[row.severity] === wanted.severity) && (!wanted.rule || row.rule === wanted.rule);
    const shown = findings.filter((row) => fits(row.file) && asked(row) && says(row));
    const narrow = wanted.severity || wanted.rule;
    const of = new Set(shown.map((row) => row.file));
    const kept = files.filter((file) => fits(file) && (of.has(file) || (!narrow && says(file))));
    ofFindings.show(shown, findings.length);
    ofFiles.show(kept, files.length);
    document.getElementById("status").textContent =
      `${number(shown.length)} ${words.rows_of} ${number(findings.length)} ${words.found_rows}`;
    const kept_in = new URLSearchParams(Object.entries({ q: query.value, ...wanted }).filter(([, value]) => value));
    history.replaceState(null, "", `#${kept_in}`);
  }

  const given = new URLSearchParams(location.hash.slice(1));
  query.value = given.get("q") ?? "";
  for (const [key, each] of Object.entries(selects)) {
    const value = given.get(key) ?? "";
    if ([...each.options].some((option) => option.value === value)) each.value = value;
    each.addEventListener("change", filter);
  }
  let waiting = 0;
  query.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
  document.getElementById("clear").addEventListener("click", () => {
    query.value = "";
    Object.values(selects).forEach((each) => { each.value = ""; });
    filter();
  });
  document.querySelectorAll(".pick").forEach((button) => button.addEventListener("click", () => {
    selects[button.dataset.key].value = button.dataset.value;
    filter();
    document.getElementById("browse").scrollIntoView();
    selects[button.dataset.key].focus({ preventScroll: true });
  }));
  const overview = document.getElementById("overview");
  if (overview && matchMedia("(max-width: 60rem)").matches) overview.open = false;
  if (files.length) {
    document.getElementById("browse").hidden = false;
    filter();
  }
})();
