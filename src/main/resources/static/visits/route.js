// Keeps what a visitor finds on this device until the server has it, each under the key it was made
// with: a dead line, a closed tab or sending twice cost nothing. Room codes are read by the camera.
(function () {
  'use strict';
  var AGAIN = 15000;
  var shown = document.querySelector('[data-viewer]');
  var NAME = 'muster.visits.' + (shown ? shown.dataset.viewer : '');

  var read = function () {
    try { return JSON.parse(localStorage.getItem(NAME)) || []; } catch (none) { return []; }
  };
  var queue = read();
  var keep = function () {
    try {
      if (queue.length) localStorage.setItem(NAME, JSON.stringify(queue)); else localStorage.removeItem(NAME);
    } catch (full) { /* The page itself still holds it. */ }
    var line = document.querySelector('[data-unsent]');
    if (line) {
      line.hidden = queue.length === 0;
      line.textContent = '\u25b3 ' + line.dataset.unsent.replace('{0}', queue.length);
    }
  };
  var csrf = function () {
    var tag = document.querySelector('meta[name="csrf"]');
    return tag ? tag.content : '';
  };
  var refused = function (text) {
    var line = document.querySelector('[data-refused]');
    if (line) { line.hidden = false; line.textContent = '! ' + line.dataset.refused + ' ' + text; }
  };

  var sending = false;
  var send = function () {
    if (sending || !queue.length) return;
    sending = true;
    var one = queue[0];
    fetch(one.action, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'X-CSRF-TOKEN': csrf(),
        'X-Muster-Queue': '1',
        'Accept': 'application/problem+json'
      },
      body: new URLSearchParams(one.fields).toString(),
      redirect: 'manual'
    }).then(function (answer) {
      sending = false;
      if (answer.status === 204) {
        queue.shift(); keep(); send();
      } else if (answer.status === 404 || answer.status === 409 || answer.status === 422) {
        // It will never be taken: say so, and let the rest through.
        queue.shift(); keep();
        answer.json().then(function (why) { refused(why.detail || ''); }, function () { refused(''); });
        send();
      }
    }, function () { sending = false; });
  };

  // A key of one's own for each tap: UUID version 4, where the page's own would be used up.
  var key = function () {
    if (window.crypto && crypto.randomUUID) return crypto.randomUUID();
    var b = crypto.getRandomValues(new Uint8Array(16));
    b[6] = b[6] & 15 | 64; b[8] = b[8] & 63 | 128;
    var hex = Array.prototype.map.call(b, function (x) { return (x + 256).toString(16).slice(1); }).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };
  var put = function (form, more) {
    var fields = { key: key(), at: new Date().toISOString() };
    new FormData(form).forEach(function (value, name) {
      if (name !== 'key' && name !== '_csrf') fields[name] = value;
    });
    Object.keys(more).forEach(function (name) { fields[name] = more[name]; });
    queue.push({ action: form.getAttribute('action'), fields: fields });
    keep();
    send();
  };
  var show = function (person, found) {
    var card = document.querySelector('[data-person="' + person + '"]');
    var button = card && card.querySelector('button[value="' + found + '"]');
    var mark = card && card.querySelector('[data-state]');
    if (button && mark) {
      mark.className = 'status-mark ' + button.dataset.style;
      mark.textContent = button.textContent;
    }
  };

  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (form.matches('[data-look]')) {
      event.preventDefault();
      var found = event.submitter ? event.submitter.value : 'seen';
      put(form, { found: found });
      show(form.elements.person.value, found);
    } else if (form.matches('[data-need]')) {
      event.preventDefault();
      put(form, {});
      form.elements.what.value = '';
      form.querySelector('[data-asked]').hidden = false;
    }
  });
  // What was found before the page was loaded anew, and has not been sent, still shows.
  queue.forEach(function (one) { if (one.fields.found) show(one.fields.person, one.fields.found); });
  keep();
  send();
  window.addEventListener('online', send);
  window.setInterval(send, AGAIN);

  var scan = document.querySelector('[data-scan]');
  var camera = document.querySelector('[data-camera]');
  if (scan && camera && 'BarcodeDetector' in window && navigator.mediaDevices) {
    scan.hidden = false;
    scan.addEventListener('click', function () {
      navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).then(function (stream) {
        var eye = new BarcodeDetector({ formats: ['qr_code'] });
        camera.srcObject = stream;
        camera.hidden = false;
        camera.play();
        var look = function () {
          if (camera.hidden) return;
          eye.detect(camera).then(function (codes) {
            var room = codes.map(function (code) { return /\/visits\/room\/([0-9a-f-]{36})/.exec(code.rawValue); })
              .filter(Boolean)
              .map(function (found) { return document.getElementById('room-' + found[1]); })
              .filter(Boolean)[0];
            if (room) {
              camera.hidden = true;
              stream.getTracks().forEach(function (track) { track.stop(); });
              room.scrollIntoView();
              room.focus();
            } else { window.requestAnimationFrame(look); }
          }, function () { window.requestAnimationFrame(look); });
        };
        look();
      }, function () { scan.hidden = true; });
    });
  }

  // The page itself is there without a line too, where the browser keeps pages.
  if ('serviceWorker' in navigator) navigator.serviceWorker.register('/visits/worker.js').catch(function () {});
})();
