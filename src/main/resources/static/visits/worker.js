// Keeps the last route for a dead line: the network first, what was kept where there is none.
'use strict';
var KEPT = 'muster-visits';
self.addEventListener('install', function () { self.skipWaiting(); });
self.addEventListener('activate', function (event) { event.waitUntil(self.clients.claim()); });
self.addEventListener('fetch', function (event) {
  var request = event.request;
  var path = new URL(request.url).pathname;
  var route = /^\/visits\/[0-9a-f-]{36}\/route$/.test(path);
  if (request.method !== 'GET' || !route && request.mode === 'navigate') return;
  event.respondWith(
    fetch(request).then(function (answer) {
      if (answer.ok && !answer.redirected) {
        var copy = answer.clone();
        // One route at a time: yesterday's names do not stay on the device.
        caches.open(KEPT).then(function (kept) {
          if (!route) return kept.put(request, copy);
          return kept.keys().then(function (all) {
            return Promise.all(all.filter(function (one) { return one.mode === 'navigate' || /route$/.test(new URL(one.url).pathname); })
              .map(function (one) { return kept.delete(one); }));
          }).then(function () { return kept.put(request.url.split('?')[0], copy); });
        });
      } else if (route) {
        caches.delete(KEPT);
      }
      return answer;
    }, function (dead) {
      return caches.open(KEPT).then(function (kept) {
        return kept.match(route ? request.url.split('?')[0] : request);
      }).then(function (found) { if (found) return found; throw dead; });
    })
  );
});
