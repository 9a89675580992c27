// Scans that were made without a line wait on this device under their own id and are sent again
// until they are kept; the server gives to each person once, and says who had theirs before.
(function () {
  'use strict';
  var NAME = 'muster.supplies.scans';
  var AGAIN = 5000;
  var box = document.querySelector('[data-waiting]');
  var had = document.querySelector('[data-again]');
  var all = function () {
    try { return JSON.parse(localStorage.getItem(NAME)) || []; } catch (none) { return []; }
  };
  var keep = function (scans) {
    try { localStorage.setItem(NAME, JSON.stringify(scans)); } catch (full) { return false; }
    show();
    return true;
  };
  var show = function () {
    var count = all().length;
    if (!box) return;
    box.hidden = count === 0;
    box.querySelector('[data-waiting-count]').textContent = String(count);
  };
  // Whoever had theirs before, and whom it is not for or for whom there was none left, is named here.
  var tell = function (scan) {
    if (!had) return;
    had.hidden = false;
    had.querySelector('[data-again-numbers]').textContent += ' ' + scan.number;
  };
  var csrf = function () { return document.querySelector('input[name=_csrf]').value; };
  var send = function (scan) {
    return fetch(scan.to, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-CSRF-TOKEN': csrf() },
      body: new URLSearchParams(Object.assign({ number: scan.number, scan: scan.scan }, scan.more)).toString()
    }).then(function (answer) {
      if (answer.status === 422 || answer.status === 409) { tell(scan); return; }
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.text().then(function (word) { if (word === 'again') tell(scan); });
    });
  };
  var flush = function () {
    var scans = all();
    if (!scans.length) return;
    send(scans[0]).then(function () {
      keep(all().filter(function (scan) { return scan.scan !== scans[0].scan; }));
      flush();
    }, function () { setTimeout(flush, AGAIN); });
  };
  document.addEventListener('submit', function (event) {
    var form = event.target.closest('form[data-scans]');
    if (!form || navigator.onLine) return;
    var number = form.elements.number.value.trim();
    var scan = { to: form.dataset.scans, number: number, scan: crypto.randomUUID(), more: {} };
    // What is given, where the page gives more than one thing.
    new FormData(form).forEach(function (value, name) {
      if (name !== 'number' && name !== 'scan' && name !== '_csrf') scan.more[name] = value;
    });
    if (!number || !keep(all().concat([scan]))) return;
    event.preventDefault();
    form.elements.number.value = '';
    if (form.elements.more) form.elements.more.checked = false;
    form.elements.number.focus();
  });
  window.addEventListener('online', flush);
  show();
  flush();
}());
