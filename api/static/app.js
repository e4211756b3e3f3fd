// Comforts for pages that work without scripts too. docs/design.md lists the attributes; every word comes from the page (#texts).
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);
const { dataset: mine } = document.body;
const texts = one("#texts")?.dataset ?? {};
const say = (text = "", values = {}) => text.replace(/%(\w+)%/g, (whole, name) => values[name] ?? whole);
const announce = (text) => { one("[data-announcer]").textContent = text; };
const RETRY = 15_000;

function button(text, act, look = "") {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: `button quiet ${look}`, textContent: text });
  made.addEventListener("click", act);
  return made;
}

// Answers the server has not acknowledged yet. Storage may be off or full: then they live on the page alone.
const prefix = `mooc:${mine.person}:`;
const safely = (work) => { try { return work(); } catch { return null; } };
const recall = (url) => safely(() => JSON.parse(localStorage.getItem(prefix + url)));
const keep = (url, body) => safely(() => localStorage.setItem(prefix + url, JSON.stringify(body)));
const forget = (url) => safely(() => localStorage.removeItem(prefix + url));
const keptUrls = () => safely(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))) ?? [];
function put(url, content) {
  const body = JSON.stringify(content);
  const headers = { "Content-Type": "application/json", "X-CSRF-Token": one("meta[name=csrf]")?.content ?? "" };
  return fetch(url, { method: "PUT", body, headers, keepalive: body.length < 20_000 }); // browsers refuse to outlive the page with more than 64 KB
}

// Ordering: each item has a select for its place; buttons move an item and so choose for all.
const items = (unit) => all("[data-item]", unit);
const place = (item) => one("select", item);
const nameOf = (item) => one("span", item).textContent;
function arrange(unit) {
  const focused = document.activeElement;
  const sorted = items(unit).sort((a, b) => (place(a).value || 99) - (place(b).value || 99));
  sorted[0]?.parentNode.append(...sorted);
  if (unit.contains(focused)) focused.focus();
}
function moveable(unit, item) {
  const move = (other, where) => {
    if (!other) return;
    other[where](item);
    items(unit).forEach((each, index) => { place(each).value = index + 1; });
    announce(say(texts.moved, { item: nameOf(item), place: place(item).value }));
    unit.dispatchEvent(new Event("input"));
  };
  const moves = document.createElement("div");
  const up = button("↑", () => { move(item.previousElementSibling, "before"); up.focus(); });
  const down = button("↓", () => { move(item.nextElementSibling, "after"); down.focus(); });
  up.setAttribute("aria-label", `${texts.up}: ${nameOf(item)}`);
  down.setAttribute("aria-label", `${texts.down}: ${nameOf(item)}`);
  moves.className = "moves";
  moves.append(up, down);
  item.append(moves);
}

// What a unit (a prompt's form, a question's fieldset) holds, as the server wants it; undefined while it makes no sense.
function read(unit) {
  const checked = all("input:checked", unit).map((input) => input.value);
  const typed = one("textarea, input:not([type=hidden], [type=radio], [type=checkbox])", unit)?.value;
  switch (unit.dataset.type) {
    case "single_choice": return { choice: checked[0] ?? null };
    case "multiple_choice": return { choices: checked };
    case "true_false": return { truth: checked.length ? checked[0] === "true" : null };
    case "matching": return { matches: Object.fromEntries(all("[data-pair]", unit).filter((side) => side.value).map((side) => [side.dataset.pair, side.value])) };
    case "ordering": {
      const placed = items(unit).filter((item) => place(item).value);
      const order = items(unit).map((_, index) => placed.find((item) => place(item).value === `${index + 1}`)?.dataset.item ?? null);
      return order.filter(Boolean).length === placed.length ? { order } : undefined; // not with two items in one place
    }
    case "numeric": return { number: typed };
    default: return { text: typed };
  }
}
function write(unit, answer) {
  const chosen = [answer.choice, answer.truth, ...answer.choices ?? []].map(String);
  for (const field of all("input:not([type=hidden]), select, textarea", unit)) {
    const item = field.closest("[data-item]");
    if (field.type === "radio" || field.type === "checkbox") field.checked = chosen.includes(field.value);
    else if (item) field.value = (answer.order ?? []).indexOf(item.dataset.item) + 1 || "";
    else field.value = (field.dataset.pair ? answer.matches?.[field.dataset.pair] : answer.text ?? answer.number) ?? "";
  }
  arrange(unit);
}
// An answer in words, read off a copy of the unit.
function inWords(unit, answer) {
  const copy = unit.cloneNode(true);
  write(copy, answer);
  const lines = [
    ...all("input:checked", copy).map((input) => input.closest("label").textContent.trim()),
    ...all("[data-pair]", copy).filter((side) => side.value).map((side) => `${one("label", side.closest("li")).textContent} → ${side.selectedOptions[0].text}`),
    ...items(copy).filter((item) => place(item).value).map((item) => `${place(item).value}. ${nameOf(item)}`),
  ];
  return lines.join("\n") || answer.text || answer.number || texts.empty;
}

class Unit {
  constructor(element) {
    Object.assign(this, { element, url: element.dataset.saveUrl, seq: Number(element.dataset.seq), status: one("[data-status]", element) });
    items(element).forEach((item) => moveable(element, item));
    arrange(element);
    this.saved = JSON.stringify(read(element));
    const kept = recall(this.url);
    if (kept) { // from a visit that ended before the server answered
      this.seq = kept.seen;
      write(element, kept.response ?? kept);
      this.changed();
    }
    element.addEventListener("input", ({ target }) => { if (target.closest("[data-item]") && read(element)) arrange(element); this.changed(); });
    element.addEventListener("focusout", () => this.save());
  }

  body(answer) { return this.element.dataset.type ? { seen: this.seq, response: answer } : { seen: this.seq, ...answer }; }

  tell(text, look = "") {
    if (this.status.textContent !== text) this.status.textContent = text; // said aloud only when it changes
    this.status.className = `saved ${look}`;
  }

  changed() {
    const answer = read(this.element);
    if (!answer) return;
    if (JSON.stringify(answer) === this.saved && !this.busy) { this.settled(); return; }
    this.dirty = answer;
    this.since ??= Date.now();
    keep(this.url, this.body(answer));
    this.plan(Math.max(0, Math.min(2000, this.since + RETRY - Date.now())));
  }

  settled() {
    this.dirty = null;
    clearTimeout(this.timer);
    forget(this.url);
  }

  plan(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  // One packet at a time: an older answer cannot arrive last.
  save() {
    if (this.dirty && !this.busy && !this.clash) {
      this.busy = this.send(this.dirty).then((wait) => {
        this.busy = null;
        if (this.dirty) this.plan(wait);
      });
    }
    return this.busy;
  }

  async send(answer) {
    this.dirty = this.since = this.saved = null;
    try {
      const response = await put(this.url, this.body(answer));
      const said = await response.json().catch(() => ({}));
      if (response.ok) this.accepted(answer, said);
      else if (response.status === 409 && said.seq !== undefined) this.clashed(answer, said); // the problem carries the newer answer
      else if (response.status === 429 || response.status >= 500) throw response.status;
      else this.tell(`${texts.refused} ${said.title ?? ""}`, "kept");
      return 0;
    } catch {
      this.dirty ??= answer;
      this.tell(texts.kept, "kept");
      return RETRY;
    }
  }

  accepted(answer, said) {
    this.saw(said.seq);
    this.saved = JSON.stringify(answer);
    if (this.dirty) keep(this.url, this.body(this.dirty));
    else this.settled();
    this.tell(say(texts.saved, { time: new Date(said.saved_at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }) }));
    if (said.seconds_left != null) setClock(said.seconds_left);
    stillHere();
  }

  // The form, should it be sent without this script, has to name the same number.
  saw(seq) {
    this.seq = seq;
    const field = one("[data-seen]", this.element);
    if (field) field.value = seq;
  }

  clashed(answer, newer) {
    this.dirty ??= answer;
    this.tell(texts.clash, "clash");
    const choose = (label, act) => button(label, () => { this.clash.remove(); this.clash = null; this.saw(newer.seq); act(); }, "small");
    const theirs = newer.response ?? newer;
    const shown = Object.assign(document.createElement("p"), { className: "written", textContent: inWords(this.element, theirs) });
    this.clash = Object.assign(document.createElement("div"), { className: "toolbar" });
    this.clash.append(shown, choose(texts.newer, () => {
      write(this.element, theirs);
      this.saved = JSON.stringify(read(this.element));
      this.settled();
      this.tell("");
    }), choose(texts.mine, () => this.save()));
    (this.status.closest(".foot") ?? this.status).after(this.clash);
  }
}

// The session: a saved answer proves that somebody is here.
const warning = one("[data-session-warning]");
let sessionTimer;
function stillHere() {
  clearTimeout(sessionTimer);
  if (!warning) return;
  warning.hidden = true;
  sessionTimer = setTimeout(() => { warning.hidden = false; }, Math.max(0, mine.sessionSeconds - 120) * 1000);
}
stillHere();
warning?.addEventListener("click", async ({ target }) => {
  if (target.closest("button") && (await fetch(warning.dataset.sessionWarning).catch(() => null))?.ok) stillHere();
});

// The time left in an attempt: the server's seconds, counted on from here.
const clock = one("[data-seconds-left]");
let end;
let before;
const setClock = (seconds) => { end = Date.now() + seconds * 1000; };
function tick() {
  const left = Math.max(0, Math.round((end - Date.now()) / 1000));
  const [hours, minutes, seconds] = [left / 3600, left / 60 % 60, left % 60].map((part) => String(Math.floor(part)).padStart(2, "0"));
  clock.textContent = left ? say(texts.left, { time: left < 3600 ? `${minutes}:${seconds}` : `${hours}:${minutes}:${seconds}` }) : texts.over;
  clock.classList.toggle("short", left <= 60);
  for (const [mark, text] of [[300, texts.five], [60, texts.one], [0, texts.over]]) if (before > mark && left <= mark) announce(text);
  if (!left && before) saveAll();
  before = left;
}

all("[data-scripted]").forEach((element) => { element.hidden = false; });
const units = all("[data-autosave]").map((element) => new Unit(element));
const saveAll = () => units.map((unit) => unit.save());
if (clock) {
  setClock(clock.dataset.secondsLeft);
  tick();
  setInterval(tick, 1000);
}
document.addEventListener("visibilitychange", () => { if (document.hidden) saveAll(); });
for (const kind of ["pagehide", "online"]) window.addEventListener(kind, saveAll);

// Leaving takes our keys along: unsent answers go first, else the learner decides.
async function signOut(form) {
  await Promise.all(saveAll());
  await Promise.all(keptUrls().map(async (url) => { if ((await put(url, recall(url)).catch(() => null))?.ok) forget(url); }));
  if (keptUrls().length && !window.confirm(form.dataset.unsent)) return;
  keptUrls().forEach(forget);
  form.submit();
}
// What is being saved goes first, else the form would name a number the server has passed.
async function saveFirst(form, own, pressed) {
  await Promise.all(own.map((unit) => unit.save()));
  const open = own.find((unit) => unit.clash);
  if (open) one("button", open.clash).focus();
  else if (!form.matches("[data-autosave]")) {
    form.saveTried = true; // sent with the button that was pressed, whatever could not be saved before
    form.requestSubmit(pressed);
  }
}
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.saveTried) { form.saveTried = false; return; }
  const own = units.filter((unit) => form.contains(unit.element) && (unit.dirty || unit.busy));
  if (form.dataset.confirm && !window.confirm(form.dataset.confirm)) event.preventDefault();
  else if ("signOut" in form.dataset && keptUrls().length) { event.preventDefault(); signOut(form); }
  else if (own.length || form.matches("[data-autosave]")) { event.preventDefault(); saveFirst(form, own, event.submitter); }
});

// Menus close as menus do.
document.addEventListener("click", ({ target }) => all(".menu[open]").forEach((menu) => { if (!menu.contains(target)) menu.open = false; }));
document.addEventListener("keydown", ({ key, target }) => {
  const menu = key === "Escape" && target.closest(".menu[open]");
  if (menu) { menu.open = false; one("summary", menu).focus(); }
});
one("[data-focus]")?.focus();
