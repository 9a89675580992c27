// Scans passes where the browser can, verifies them without a line, and keeps who went through until
// the line is back: each crossing under the id it was made with, so that it counts once.
(function () {
  'use strict';
  var gate = document.getElementById('gate');
  if (!gate) return;
  var form = gate.querySelector('form');
  var input = document.getElementById('code');
  var offline = document.getElementById('offline');
  var waiting = gate.querySelector('[data-waiting]');
  var KEPT = 'muster.gate.crossings';
  var LIST = 'muster.gate.list';
  var REFUSED = 'muster.gate.refused';
  var csrf = document.querySelector('meta[name="csrf"]').content;
  var present = null;
  var named = '';

  var read = function (name, none) {
    try { return JSON.parse(localStorage.getItem(name)) || none; } catch (broken) { return none; }
  };
  var write = function (name, value) {
    try { localStorage.setItem(name, JSON.stringify(value)); } catch (full) { /* The page still holds it. */ }
  };
  var list = { key: gate.dataset.key, revoked: gate.dataset.revoked.split(',').filter(Boolean), at: gate.dataset.at };
  // A page that was kept for a dead line is older than the list that was fetched since.
  var fetched = read(LIST, null);
  if (fetched && fetched.key === list.key && Date.parse(fetched.at) > Date.parse(list.at)) list = fetched;
  write(LIST, list);

  // Somebody was let through whose pass does not stand: whoever stands at the gate has to know.
  var refused = document.getElementById('refused');
  var complain = function () {
    var all = read(REFUSED, []);
    refused.hidden = !all.length;
    refused.querySelector('ul').replaceChildren.apply(refused.querySelector('ul'), all.map(function (one) {
      var line = document.createElement('li');
      line.textContent = [one.name, refused.dataset[one.direction], new Date(one.at).toLocaleString(document.documentElement.lang), one.why].filter(Boolean).join(' · ');
      return line;
    }));
  };
  refused.querySelector('button').addEventListener('click', function () { write(REFUSED, []); complain(); });

  var show = function () {
    var kept = read(KEPT, []);
    waiting.textContent = kept.length ? gate.dataset.kept.replace('#', kept.length) : '';
  };

  // One after the other, in the order they were seen.
  var sending = false;
  var send = function () {
    var kept = read(KEPT, []);
    if (sending || !kept.length || !navigator.onLine) { show(); return; }
    sending = true;
    var first = kept[0];
    var body = new URLSearchParams({ id: first.id, code: first.code, direction: first.direction, at: first.at, _csrf: csrf });
    var drop = function () { write(KEPT, read(KEPT, []).filter(function (one) { return one.id !== first.id; })); };
    fetch('/verify/crossings/kept', { method: 'POST', body: body }).then(function (answer) {
      sending = false;
      if (answer.ok) { drop(); send(); }
      // What is refused for good must not keep the others waiting, and not be lost.
      else if (answer.status === 404 || answer.status === 409 || answer.status === 422) {
        answer.json().catch(function () { return {}; }).then(function (said) {
          write(REFUSED, read(REFUSED, []).concat([{ name: first.name, direction: first.direction, at: first.at, why: said.refused || '' }]));
          drop(); complain(); send();
        });
      }
      show();
    }, function () { sending = false; show(); });
  };

  var bytes = function (text) {
    var plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(plain, function (letter) { return letter.charCodeAt(0); });
  };
  var id = function (raw) {
    var hex = Array.from(raw, function (b) { return b.toString(16).padStart(2, '0'); }).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };

  // The layout is that of PassPayload.
  var verify = async function (code, nameText) {
    var all = bytes(code);
    if (all.length !== 105 || all[0] !== 1) return { valid: false };
    var body = all.slice(0, 41);
    var key = await crypto.subtle.importKey('spki', bytes(list.key), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    var holds = await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, all.slice(41), body);
    var view = new DataView(body.buffer, body.byteOffset);
    var now = Date.now() / 60000;
    var name = nameText ? bytes(nameText) : new Uint8Array();
    var digest = new Uint8Array(await crypto.subtle.digest('SHA-256', name)).slice(0, 16);
    var named = digest.every(function (b, n) { return b === body[25 + n]; });
    return {
      name: named ? new TextDecoder().decode(name) : '',
      valid: holds && named && view.getUint32(17) <= now && now < view.getUint32(21) &&
        list.revoked.indexOf(id(body.slice(1, 17))) < 0
    };
  };

  var take = function (text) {
    var address = text.trim().replace(/^.*\/verify\//, '');
    var parts = address.split('#');
    var code = parts[0];
    if (navigator.onLine) { location.href = '/verify/' + encodeURIComponent(code); return; }
    present = code;
    verify(code, parts[1]).catch(function () { return { valid: false }; }).then(function (found) {
      named = found.name || '';
      offline.hidden = false;
      offline.className = 'v-verdict ' + (found.valid ? 'v-yes' : 'v-no');
      offline.querySelector('[data-name]').textContent = found.name || '';
      var verdict = offline.querySelector('[data-verdict]');
      verdict.textContent = found.valid ? verdict.dataset.yes : verdict.dataset.no;
      offline.querySelector('[data-directions]').hidden = !found.valid;
    });
  };

  form.addEventListener('submit', function (event) {
    if (navigator.onLine) return;
    event.preventDefault();
    take(input.value);
    input.value = '';
  });
  offline.addEventListener('click', function (event) {
    var direction = event.target.dataset.direction;
    if (!direction || !present) return;
    var kept = read(KEPT, []);
    kept.push({ id: crypto.randomUUID(), code: present, direction: direction, at: new Date().toISOString(), name: named });
    write(KEPT, kept);
    present = null;
    offline.hidden = true;
    send();
  });

  if ('BarcodeDetector' in window && navigator.mediaDevices) {
    var button = gate.querySelector('[data-camera]');
    var video = gate.querySelector('[data-video]');
    button.hidden = false;
    button.addEventListener('click', function () {
      navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).then(function (stream) {
        video.hidden = false;
        video.srcObject = stream;
        video.play();
        var detector = new window.BarcodeDetector({ formats: ['qr_code'] });
        var look = setInterval(function () {
          detector.detect(video).then(function (found) {
            if (!found.length) return;
            clearInterval(look);
            stream.getTracks().forEach(function (track) { track.stop(); });
            video.hidden = true;
            take(found[0].rawValue);
          }, function () { /* The next picture may do. */ });
        }, 300);
      }, function () { input.focus(); });
    });
  }

  window.addEventListener('online', send);
  setInterval(function () {
    if (!navigator.onLine) return;
    fetch('/verify/list').then(function (answer) { return answer.ok ? answer.json() : null; }).then(function (fresh) {
      if (fresh) { list = fresh; write(LIST, list); }
    }, function () { /* The last list serves. */ });
    send();
  }, 60000);
  send();
  show();
  complain();

  // Without a line the worker gives this page for every code that a camera opens.
  var here = /^\/verify\/([^/]+)$/.exec(location.pathname);
  if (here && !navigator.onLine) take(location.pathname + location.hash);
  if ('serviceWorker' in navigator) navigator.serviceWorker.register('/gate-worker.js', { scope: '/verify' }).catch(function () {});
})();
