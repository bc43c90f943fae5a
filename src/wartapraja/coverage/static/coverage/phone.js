// The reporter's page: what is typed, taken or recorded is kept on the phone first and sent when there is a line.
const root = document.querySelector('[data-controller="liputan"]');
if (root) start();

/* ---- the store on the phone ---- */
let opened;
function store() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open("liputan", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("queue", { keyPath: "id" });
      asked.result.createObjectStore("kept", { keyPath: "key" });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  return opened;
}
async function inStore(name, mode, work) {
  const transaction = (await store()).transaction(name, mode);
  const asked = work(transaction.objectStore(name));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(asked?.result);
    transaction.onerror = () => reject(transaction.error);
  });
}
const put = (name, value) => inStore(name, "readwrite", (rows) => rows.put(value));
const get = (name, key) => inStore(name, "readonly", (rows) => rows.get(key));
const all = (name) => inStore(name, "readonly", (rows) => rows.getAll());
const drop = (name, key) => inStore(name, "readwrite", (rows) => rows.delete(key));

/* ---- sending: notes whole, files by tus ---- */
class Refusal extends Error {}
let token = "";
async function ask(url, options = {}) {
  const answer = await fetch(url, { credentials: "same-origin", redirect: "manual", ...options, headers: { "X-CSRFToken": token, ...options.headers } });
  if (answer.type === "opaqueredirect" || answer.status === 403) throw new Error("signed_out");
  if ([400, 409, 413, 422].includes(answer.status) && !(options.method === "PATCH" && answer.status === 409)) {
    const told = await answer.json().catch(() => ({}));
    throw new Refusal(told.sentence || String(answer.status));
  }
  if (!answer.ok && answer.status !== 409 && answer.status !== 404) throw new Error(String(answer.status));
  return answer;
}
const coded = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
async function sendNote(item) {
  await ask(`${item.event}/catatan/`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ id: item.id, text: item.text, made_at: item.made_at }) });
}
async function sendFile(item, told) {
  const facts = { id: item.id, event: item.event, kind: item.kind, name: item.name, made_at: item.made_at, caption: item.caption, credit: item.credit, shown: item.shown, consent: item.consent };
  const metadata = Object.entries(facts).filter(([, value]) => value).map(([name, value]) => `${name} ${coded(value)}`).join(",");
  const begun = await ask(root.dataset.begin, { method: "POST", headers: { "Tus-Resumable": "1.0.0", "Upload-Length": String(item.blob.size), "Upload-Metadata": metadata } });
  const place = begun.headers.get("Location");
  let offset = Number(begun.headers.get("Upload-Offset"));
  while (offset < item.blob.size) {
    told(offset / item.blob.size);
    const answer = await ask(place, { method: "PATCH", headers: { "Tus-Resumable": "1.0.0", "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream" }, body: item.blob.slice(offset, offset + Number(root.dataset.part)) });
    if (answer.status === 404) throw new Error("begin again");
    if (answer.status === 409) {
      const there = await ask(place, { method: "HEAD", headers: { "Tus-Resumable": "1.0.0" } });
      offset = Number(there.headers.get("Upload-Offset"));
    } else offset = Number(answer.headers.get("Upload-Offset"));
  }
}

/* ---- the page ---- */
function start() {
  const words = JSON.parse(root.dataset.words);
  const find = (name, from = root) => from.querySelector(`[data-${name}]`);
  const show = () => { const line = find("line"); line.textContent = navigator.onLine ? line.dataset.on : line.dataset.off; line.classList.toggle("off", !navigator.onLine); };
  const progress = new Map();

  async function paintOutbox() {
    const items = await all("queue");
    find("empty").hidden = items.length > 0;
    find("outbox").replaceChildren(...items.map((item) => {
      const line = document.createElement("li");
      line.dataset.state = item.error ? "refused" : progress.has(item.id) ? "sending" : "waiting";
      const state = item.error ? `${words.refused}: ${item.error}` : progress.has(item.id) ? `${words.sending} ${Math.round(progress.get(item.id) * 100)} %` : words.waiting;
      line.append(Object.assign(document.createElement("b"), { textContent: item.name || item.text.slice(0, 60) }), ` · ${state}`);
      if (item.error) line.append(button(words.again, async () => { delete item.error; await put("queue", item); await paintOutbox(); send(); }), button(words.drop, async () => { await drop("queue", item.id); await paintOutbox(); }));
      return line;
    }));
  }
  const button = (text, act) => { const made = Object.assign(document.createElement("button"), { type: "button", className: "plain", textContent: text }); made.addEventListener("click", act); return made; };

  async function keep(item) {
    await put("queue", { id: crypto.randomUUID(), made_at: new Date().toISOString(), ...item });
    await paintOutbox();
    send();
  }

  async function send() {
    if (!navigator.onLine) return;
    await navigator.locks.request("liputan-kirim", { ifAvailable: true }, async (lock) => {
      if (!lock) return;
      let sent = false;
      for (const item of await all("queue")) {
        if (item.error) continue;
        try {
          if (!token) await refresh();
          progress.set(item.id, 0);
          await paintOutbox();
          if (item.kind === "note") await sendNote(item);
          else await sendFile(item, (part) => { progress.set(item.id, part); paintOutbox(); });
          await drop("queue", item.id);
          sent = true;
        } catch (error) {
          if (error instanceof Refusal) await put("queue", { ...item, error: error.message });
          else if (error.message === "signed_out") { token = ""; find("line").textContent = words.signed_out; break; }
          else break;
        } finally {
          progress.delete(item.id);
        }
      }
      await paintOutbox();
      if (sent) await refresh().catch(() => {});
    });
  }

  function paint(told) {
    const pages = told.events.map((event) => {
      const page = find("event").content.cloneNode(true).firstElementChild;
      page.dataset.key = event.key;
      find("title", page).textContent = event.title;
      find("time", page).textContent = event.time + (event.today ? ` (${words.today})` : "");
      for (const name of ["place", "contact"]) find(name, page).textContent = event[name] || "–";
      find("content", page).textContent = event.content.join(", ");
      find("team", page).textContent = event.team.join(", ");
      find("papers", page).append(...event.papers.flatMap((paper) => [Object.assign(document.createElement("a"), { href: paper.url, textContent: paper.title }), " "]));
      find("papers-row", page).hidden = !event.papers.length;
      find("case", page).href = event.case; find("case-row", page).hidden = !event.case;
      find("here", page).replaceChildren(...event.here.map((item) => Object.assign(document.createElement("li"), { textContent: `✓ ${item.caption || item.name || item.text.slice(0, 60)}` })));
      attach(page, event);
      return page;
    });
    const none = Object.assign(document.createElement("p"), { textContent: words.none });
    find("events").replaceChildren(...(pages.length ? pages : [none]));
  }

  function attach(page, event) {
    const note = find("note", page);
    get("kept", `draft:${event.key}`).then((kept) => { note.value ||= kept?.text ?? ""; });
    note.addEventListener("input", () => put("kept", { key: `draft:${event.key}`, text: note.value }));
    find("keep", page).addEventListener("click", async () => {
      if (!note.value.trim()) return;
      await keep({ kind: "note", event: event.key, text: note.value });
      note.value = "";
      await drop("kept", `draft:${event.key}`);
    });
    for (const kind of ["photo", "video"]) {
      find(kind, page).addEventListener("change", async ({ target }) => {
        const about = Object.fromEntries(["caption", "shown", "credit", "consent"].map((name) => [name, find(name, page).value]));
        for (const file of target.files) await keep({ kind, event: event.key, name: file.name, blob: file, ...about });
        target.value = "";
      });
    }
    recorder(find("record", page), event);
  }

  function recorder(control, event) {
    let recording;
    control.hidden = !navigator.mediaDevices?.getUserMedia || !window.MediaRecorder;
    control.addEventListener("click", async () => {
      if (recording) return recording.stop();
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const parts = [];
      recording = new MediaRecorder(stream);
      recording.addEventListener("dataavailable", ({ data }) => parts.push(data));
      recording.addEventListener("stop", async () => {
        stream.getTracks().forEach((track) => track.stop());
        recording = undefined;
        control.textContent = words.record;
        await keep({ kind: "voice", event: event.key, name: "suara.webm", blob: new Blob(parts) });
      });
      recording.start();
      control.textContent = words.stop;
    });
  }

  async function refresh() {
    const told = await (await ask(root.dataset.data)).json();
    token = told.token;
    const typing = root.contains(document.activeElement) && /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    await put("kept", { key: "told", told: { ...told, token: "" } });
    if (!typing) paint(told);
  }

  async function open() {
    show();
    navigator.serviceWorker?.register(root.dataset.worker, { scope: "/liputan/" });
    navigator.storage?.persist?.();
    const kept = await get("kept", "told");
    if (kept) paint(kept.told);
    await paintOutbox();
    await refresh().catch(() => {});
    await send();
  }
  for (const moment of ["online", "offline"]) window.addEventListener(moment, () => { show(); send(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) send(); });
  setInterval(send, 30000);
  open();
}
