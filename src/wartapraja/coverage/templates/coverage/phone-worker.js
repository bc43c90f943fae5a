// Keeps the shell of the reporter's page on the phone, so that it opens without signal.
const SHELL = [{% for each in shell %}"{{ each|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const CACHE = "liputan-" + SHELL.join("|").length + "-{{ shell|join:'|'|slugify|slice:':180' }}";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith("liputan-") && name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const path = new URL(event.request.url).pathname;
  if (event.request.method !== "GET" || !SHELL.includes(path)) return;
  event.respondWith(newest(event.request, path));
});

// The network first, so that a new version is taken; what was kept when there is no line or no sign-in.
async function newest(request, path) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) {
      await cache.put(path, answer.clone());
      return answer;
    }
    return answer;
  } catch (error) {
    const kept = await cache.match(path);
    if (kept) return kept;
    throw error;
  }
}
