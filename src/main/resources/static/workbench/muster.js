// What every framed page needs of a script; the pages work without it.
(function () {
  'use strict';
  var meta = function (name) {
    var tag = document.querySelector('meta[name="' + name + '"]');
    return tag ? tag.content : '';
  };
  var say = function (words) {
    var live = document.getElementById('live');
    if (live) live.textContent = words;
  };

  document.addEventListener('htmx:configRequest', function (event) {
    if (event.detail.verb !== 'get') event.detail.headers['X-CSRF-TOKEN'] = meta('csrf');
  });
  // A problem answers with a page; its first sentence is what the reader needs here.
  document.addEventListener('htmx:responseError', function (event) {
    var page = new DOMParser().parseFromString(event.detail.xhr.responseText || '', 'text/html');
    var words = page.querySelector('main p');
    if (words) say(words.textContent);
  });
  document.addEventListener('htmx:sendError', function () { say(meta('words-offline')); });
  document.addEventListener('htmx:afterRequest', function (event) {
    if (event.detail.successful) say('');
  });

  document.addEventListener('submit', function (event) {
    var question = event.target.getAttribute('data-confirm');
    if (question && !window.confirm(question)) event.preventDefault();
  });
  document.addEventListener('click', function (event) {
    var button = event.target.closest('[data-copy]');
    if (button && navigator.clipboard) {
      var source = document.querySelector(button.getAttribute('data-copy'));
      navigator.clipboard.writeText(source.textContent.trim()).then(function () {
        say(button.getAttribute('data-copied') || '');
      });
    }
    if (event.target.closest('[data-print]')) window.print();
    // The other language of this very page, with its filter and order.
    var language = event.target.closest('[data-language]');
    if (language) {
      var here = new URL(window.location.href);
      here.searchParams.set('lang', language.getAttribute('hreflang'));
      language.href = here.pathname + here.search;
    }
  });
})();
