// Keeps what is typed about a call: on the server while the line holds, on this device while it
// does not, and sends a call by itself once the line is back, under the key it was made with.
(function () {
  'use strict';
  var AGAIN_FIRST = 3000;
  var AGAIN_MOST = 60000;
  var PAUSE = 600;

  var form = function () { return document.querySelector('form[data-call]'); };
  var csrf = function () {
    var tag = document.querySelector('meta[name="csrf"]');
    return tag ? tag.content : '';
  };
  var whose = function () {
    var shown = document.querySelector('[data-viewer]');
    return shown ? shown.dataset.viewer : '';
  };

  // What stays on this device, each person's apart: a stand-in at the same desk sends nothing of it.
  var kept = {
    name: function (what) { return 'muster.calls.' + whose() + '.' + what; },
    get: function (what) {
      try { return JSON.parse(localStorage.getItem(kept.name(what))) || {}; } catch (none) { return {}; }
    },
    put: function (what, value) {
      try {
        if (Object.keys(value).length) localStorage.setItem(kept.name(what), JSON.stringify(value));
        else localStorage.removeItem(kept.name(what));
      } catch (full) { /* The page itself still holds it. */ }
    },
    set: function (what, key, value) {
      var all = kept.get(what);
      if (value === undefined) delete all[key]; else all[key] = value;
      kept.put(what, all);
    }
  };

  var say = function (what) {
    var line = document.querySelector('[data-call-line]');
    if (!line) return;
    line.hidden = !what;
    line.querySelectorAll('p').forEach(function (words) {
      words.hidden = !what || !words.hasAttribute('data-call-' + what);
    });
  };

  var post = function (action, body) {
    return fetch(action, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'X-CSRF-TOKEN': csrf(),
        'HX-Request': 'true',
        'HX-Current-URL': window.location.href
      },
      body: body
    });
  };

  // A session that has ended has taken its token with it: is somebody signed in, and with which?
  var renewed = function () {
    return fetch('/me', { headers: { 'HX-Request': 'true' } }).then(function (answer) {
      if (!answer.ok) return answer.status === 401 ? 'out' : 'away';
      return answer.text().then(function (page) {
        var token = new DOMParser().parseFromString(page, 'text/html').querySelector('meta[name="csrf"]');
        var here = document.querySelector('meta[name="csrf"]');
        if (!token || !here || token.content === here.content) return 'same';
        here.content = token.content;
        return 'new';
      });
    }, function () { return 'away'; });
  };

  var typed = function (shown, button) {
    var fields = new URLSearchParams(new FormData(shown, button || undefined));
    fields.delete('_csrf');
    return fields;
  };

  // ---- drafts

  var leaving = false;
  window.addEventListener('beforeunload', function () { leaving = true; });
  var waiting = null;
  var saving = 0;
  var save = function () {
    var shown = form();
    if (!shown || shown.dataset.sent) return;
    waiting = null;
    var body = typed(shown).toString();
    var turn = ++saving;
    post(shown.dataset.draft, body).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      // While the page goes, the next one may have been made before this came: it fills itself.
      if (turn !== saving || leaving) return;
      kept.set('drafts', shown.dataset.person);
      var told = shown.querySelector('[data-call-kept]');
      if (told) told.hidden = false;
    }).catch(function () {
      if (!shown.dataset.sent) kept.set('drafts', shown.dataset.person, body);
    });
  };
  var touched = function (event) {
    if (!event.target.closest('form[data-call]')) return;
    if (waiting) clearTimeout(waiting);
    waiting = setTimeout(save, PAUSE);
  };
  document.addEventListener('input', touched);
  document.addEventListener('change', touched);
  // Going away does not wait for the pause.
  document.addEventListener('visibilitychange', function () {
    if (document.visibilityState === 'hidden' && waiting) {
      clearTimeout(waiting);
      save();
    }
  });

  var fill = function (shown, body) {
    var fields = new URLSearchParams(body);
    Array.from(shown.elements).forEach(function (field) {
      if (!field.name || field.name === '_csrf' || field.type === 'submit') return;
      if (field.type === 'radio' || field.type === 'checkbox') {
        field.checked = fields.getAll(field.name).indexOf(field.value) >= 0;
      } else if (fields.has(field.name)) {
        field.value = fields.get(field.name);
      }
    });
  };

  // ---- sending

  var done = function (sent) {
    kept.set('calls', sent.key);
    kept.set('drafts', sent.person);
  };
  // Answers what became of it: kept, away (no line), out (signed out), amiss (with the page).
  var send = function (sent, again) {
    return post(sent.action, sent.body).then(function (answer) {
      var next = answer.headers.get('HX-Redirect');
      if (answer.status === 204 && next) {
        done(sent);
        return { kept: true, next: next };
      }
      if (answer.status === 401) return { out: true };
      if (answer.status === 403 && !again) {
        return renewed().then(function (state) {
          if (state === 'out') return { out: true };
          return state === 'away' ? { away: true } : send(sent, true);
        });
      }
      if (answer.status >= 500 || answer.status === 429) return { away: true };
      return answer.text().then(function (page) { return { amiss: true, status: answer.status, page: page }; });
    }, function () { return { away: true }; });
  };

  var hold = function (sent, what) {
    kept.set('calls', sent.key, sent);
    say(what);
    again();
  };

  var pause = AGAIN_FIRST;
  var timer = null;
  var again = function () {
    if (timer) clearTimeout(timer);
    timer = setTimeout(flush, pause);
    pause = Math.min(AGAIN_MOST, pause * 2);
  };
  var flushing = false;
  var flush = function () {
    timer = null;
    var all = kept.get('calls');
    var keys = Object.keys(all);
    if (!keys.length || flushing) return;
    flushing = true;
    var next = null;
    keys.reduce(function (before, key) {
      return before.then(function (stop) {
        if (stop) return stop;
        return send(all[key]).then(function (came) {
          if (came.kept) { next = came.next; return null; }
          if (came.amiss) {
            // Not to be kept as it is: on its card again, to be put right.
            kept.set('calls', key);
            kept.set('drafts', all[key].person, all[key].body);
            return 'refused';
          }
          return came.out ? 'signed-out' : 'offline';
        });
      });
    }, Promise.resolve(null)).then(function (stop) {
      flushing = false;
      if (stop) { say(stop); if (stop !== 'refused') again(); return; }
      pause = AGAIN_FIRST;
      say(null);
      var shown = form();
      // The card that waited goes on; one that is being typed on is left alone.
      if (next && (!shown || shown.dataset.sent)) window.location.assign(next);
    });
  };

  document.addEventListener('submit', function (event) {
    var shown = event.target;
    if (!shown.matches('form[data-call]')) return;
    event.preventDefault();
    if (shown.dataset.sent) return;
    var fields = typed(shown, event.submitter);
    fields.set('_made', new Date().toISOString());
    var sent = {
      action: new URL(shown.action).pathname,
      key: fields.get('_key'),
      person: shown.dataset.person,
      body: fields.toString()
    };
    shown.dataset.sent = 'true';
    if (waiting) clearTimeout(waiting);
    say('sending');
    send(sent).then(function (came) {
      if (came.kept) { window.location.assign(came.next); return; }
      if (came.away) { hold(sent, 'offline'); return; }
      if (came.out) { hold(sent, 'signed-out'); return; }
      say(null);
      var page = new DOMParser().parseFromString(came.page, 'text/html');
      var main = page.querySelector('main [data-call-card]');
      var card = document.querySelector('[data-call-card]');
      if (came.status === 422 && main && card) {
        card.replaceWith(document.importNode(main, true));
        if (window.htmx) window.htmx.process(document.querySelector('[data-call-card]'));
        var amiss = document.querySelector('[data-call-card] [role=alert]');
        if (amiss) { amiss.tabIndex = -1; amiss.focus(); }
      } else {
        delete shown.dataset.sent;
        kept.set('drafts', sent.person, sent.body);
        say('refused');
      }
    });
  });

  // ---- dialling: the number is shown, the telephone dials it, and the form knows whom

  document.addEventListener('htmx:afterSwap', function () {
    var number = document.querySelector('a[data-call-dial]:not([data-dialled])');
    if (!number) return;
    number.dataset.dialled = 'true';
    number.focus();
    var whom = document.querySelector('input[name="_whom"][value="' + number.dataset.callDial + '"]');
    if (whom) whom.checked = true;
    if (window.matchMedia('(pointer: coarse)').matches) number.click();
  });

  // ---- begin

  var begin = function () {
    var shown = form();
    if (shown) {
      if (shown.elements._shown && !shown.elements._shown.value) shown.elements._shown.value = new Date().toISOString();
      var mine = kept.get('drafts')[shown.dataset.person];
      var sent = kept.get('calls');
      var own = Object.keys(sent).filter(function (key) { return sent[key].person === shown.dataset.person; });
      if (own.length) {
        // Made already, and only to be sent: not to be made a second time.
        fill(shown, sent[own[0]].body);
        shown.dataset.sent = 'true';
        say('offline');
      } else if (mine) {
        fill(shown, mine);
        save();
      }
    }
    flush();
  };
  window.addEventListener('online', function () {
    pause = AGAIN_FIRST;
    flush();
    if (form() && kept.get('drafts')[form().dataset.person]) save();
  });
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
  else begin();
})();
