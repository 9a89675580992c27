// Ticks that were made without a line wait on this device under their own id and are sent again
// until they are kept; the server counts each once. A page with a line works without this script.
(function () {
  'use strict';
  var NAME = 'muster.isolation.ticks';
  var AGAIN = 5000;
  var box = document.querySelector('[data-waiting]');
  var all = function () {
    try { return JSON.parse(localStorage.getItem(NAME)) || []; } catch (none) { return []; }
  };
  var keep = function (ticks) {
    try { localStorage.setItem(NAME, JSON.stringify(ticks)); } catch (full) { return false; }
    show();
    return true;
  };
  var show = function () {
    var count = all().length;
    if (!box) return;
    box.hidden = count === 0;
    box.querySelector('[data-waiting-count]').textContent = String(count);
  };
  var csrf = function () { return document.querySelector('input[name=_csrf]').value; };
  var send = function (tick) {
    return fetch(tick.to, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-CSRF-TOKEN': csrf() },
      body: new URLSearchParams({ code: tick.code, tick: tick.tick }).toString()
    }).then(function (answer) {
      // A code that is none of this meal's will be none later either.
      if (!answer.ok && answer.status !== 422) throw new Error(String(answer.status));
    });
  };
  var flush = function () {
    var ticks = all();
    if (!ticks.length) return;
    send(ticks[0]).then(function () {
      keep(all().filter(function (tick) { return tick.tick !== ticks[0].tick; }));
      flush();
    }, function () { setTimeout(flush, AGAIN); });
  };
  document.addEventListener('submit', function (event) {
    var form = event.target.closest('form[data-ticks]');
    if (!form || navigator.onLine) return;
    var code = event.submitter && event.submitter.name === 'code' ? event.submitter.value : form.elements.code.value;
    var tick = { to: form.dataset.ticks, code: code.trim().toUpperCase(), tick: crypto.randomUUID() };
    if (!code.trim() || !keep(all().concat([tick]))) return;
    event.preventDefault();
    var line = document.querySelector('[data-serving="' + tick.code + '"]');
    if (line) line.remove();
    form.reset();
  });
  window.addEventListener('online', flush);
  show();
  flush();
}());
