// Keeps the gate for a dead line, without any pass: a code that is scanned then opens the same page,
// which verifies it. It lies here because a worker rules only over what is beside or below it.
'use strict';
importScripts('/shared/kept-pages.js');
self.keepPage('muster-gate', /^\/verify$/, /^\/verify\/[A-Za-z0-9_-]+$/);
