// For a worker: keeps one page for a dead line. The network first, what was kept where there is none.
'use strict';
// store: the name of what is kept; keeps: the addresses whose page is kept, one at a time, so that
// yesterday's names do not stay on the device; serves: the addresses it answers for without a line.
self.keepPage = function (store, keeps, serves) {
  var file = /\.(css|js)$/;
  var drop = function () { return caches.delete(store); };
  var keep = function (request, path, answer) {
    return caches.open(store).then(function (kept) {
      if (file.test(path)) return kept.put(request, answer);
      return kept.keys().then(function (all) {
        return Promise.all(all.filter(function (one) { return !file.test(new URL(one.url).pathname); })
          .map(function (one) { return kept.delete(one); }));
      }).then(function () { return kept.put(path, answer); });
    });
  };
  var find = function (request, path) {
    return caches.open(store).then(function (kept) {
      if (file.test(path)) return kept.match(request);
      return kept.match(path).then(function (found) {
        if (found) return found;
        return kept.keys().then(function (all) {
          var page = all.filter(function (one) { return !file.test(new URL(one.url).pathname); })[0];
          return page && keeps.test(new URL(page.url).pathname) && !keeps.test(path) ? kept.match(page) : undefined;
        });
      });
    });
  };
  self.addEventListener('install', function () { self.skipWaiting(); });
  self.addEventListener('activate', function (event) { event.waitUntil(self.clients.claim()); });
  self.addEventListener('fetch', function (event) {
    var request = event.request;
    var path = new URL(request.url).pathname;
    var page = request.mode === 'navigate' && (keeps.test(path) || serves.test(path));
    if (request.method !== 'GET' || !page && !(request.mode !== 'navigate' && file.test(path))) return;
    event.respondWith(
      fetch(request).then(function (answer) {
        if (answer.ok && !answer.redirected) {
          if (!page || keeps.test(path)) event.waitUntil(keep(request, path, answer.clone()));
        } else if (page) {
          // Signed out, or no longer theirs: nothing of it stays.
          event.waitUntil(drop());
        }
        return answer;
      }, function (dead) {
        return find(request, path).then(function (found) { if (found) return found; throw dead; });
      })
    );
  });
};
