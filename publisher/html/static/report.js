// The page of a report: select a finding and see all its figures. Without this script every link still leads where it says.
"use strict";
(() => {
  const root = document.documentElement;
  const findings = [...document.querySelectorAll("details.finding")];
  const now = document.getElementById("now");
  const main = document.getElementById("main");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let current = -1;
  let printing = false;

  const figuresOf = (number) => [...document.querySelectorAll(`[data-f~="${number}"]`)];
  const shown = (element) => element.getClientRects().length > 0;
  const show = (element) => element?.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  const span = (className, text) => Object.assign(document.createElement("span"), { className, textContent: text });

  function clear() {
    document.querySelectorAll(".on").forEach((element) => element.classList.remove("on"));
    current = -1;
  }

  function tell() {
    const finding = findings[current];
    if (!finding) { now.replaceChildren(now.dataset.none); return; }
    const message = finding.querySelector(".message").textContent;
    const sum = finding.querySelector(".arithmetic")?.textContent ?? "";
    now.replaceChildren(`${now.dataset.word} ${current + 1}/${findings.length}`, span("now-more", `. ${message} ${sum}`));
  }

  // from: the element the reader came from, which stays where it is on the screen
  function select(index, from = null) {
    clear();
    current = index;
    findings.forEach((finding, place) => { if (finding.open !== (place === index)) finding.open = place === index; });
    const finding = findings[index];
    if (finding) {
      finding.classList.add("on");
      const quoted = figuresOf(finding.dataset.n);
      quoted.forEach((element) => element.classList.add("on"));
      for (const panel of ["text", "pages"]) {
        const inside = quoted.filter((element) => element.closest(`#${panel}`) && shown(element));
        if (inside.length && !inside.includes(from)) show(inside[0]);
      }
      const list = document.getElementById("findings");
      if (list.scrollHeight > list.clientHeight) {
        list.scrollTo({ top: finding.offsetTop - list.offsetTop - 60, behavior: calm.matches ? "auto" : "smooth" });
      }
    }
    tell();
  }

  function walk(step) {
    if (!findings.length) return;
    const start = current < 0 ? (step > 0 ? -1 : 0) : current;
    select((start + step + findings.length) % findings.length);
    findings[current].querySelector("summary").focus({ preventScroll: true });
  }

  findings.forEach((finding, index) => {
    finding.addEventListener("toggle", () => {
      if (printing) return;
      if (finding.open && current !== index) select(index);
      else if (!finding.open && current === index) { clear(); tell(); }
    });
    finding.querySelectorAll(".quotes a").forEach((link) => {
      link.addEventListener("click", (event) => {
        const target = document.getElementById(link.hash.slice(1));
        if (!target) return;
        event.preventDefault();
        history.replaceState(null, "", link.hash);
        show(target);
        target.focus({ preventScroll: true });
      });
    });
  });

  document.addEventListener("click", (event) => {
    const mark = event.target.closest?.("a[data-f]");
    if (!mark) return;
    event.preventDefault();
    const numbers = mark.dataset.f.split(" ").map((number) => Number(number) - 1);
    const place = numbers.indexOf(current); // a figure of several findings leads to each in turn
    select(numbers[(place + 1) % numbers.length], mark);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input[type=search], select, textarea")) return;
    if (event.key === "n") walk(1);
    else if (event.key === "p") walk(-1);
    else if (event.key === "Escape") select(-1);
  });
  document.getElementById("next").addEventListener("click", () => walk(1));
  document.getElementById("previous").addEventListener("click", () => walk(-1));

  document.getElementById("legend").addEventListener("change", (event) => {
    main.classList.toggle(`no-${event.target.value}`, !event.target.checked);
  });
  const view = document.getElementById("view");
  if (view) {
    const look = () => {
      const way = view.querySelector(":checked").value;
      ["text", "pages", "both"].forEach((each) => main.classList.toggle(`view-${each}`, each === way));
      if (current >= 0) select(current);
    };
    view.hidden = false;
    view.addEventListener("change", look);
    look();
  }

  let opened = [];
  addEventListener("beforeprint", () => {
    printing = true;
    opened = findings.filter((finding) => !finding.open);
    opened.forEach((finding) => { finding.open = true; });
  });
  addEventListener("afterprint", () => {
    opened.forEach((finding) => { finding.open = false; });
    setTimeout(() => { printing = false; }, 100);
  });

  function follow() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const index = findings.indexOf(target);
    if (index >= 0) select(index);
    else if (target?.dataset.f) select(Number(target.dataset.f.split(" ")[0]) - 1);
    else target?.scrollIntoView({ block: "center" });
  }
  addEventListener("hashchange", follow);
  if (findings.length) {
    document.getElementById("walk").hidden = false;
    document.getElementById("keys").hidden = false;
  }
  root.classList.add("scripted");
  tell();
  if (location.hash) follow();
})();
