// Keeps the last route for a dead line.
'use strict';
importScripts('/shared/kept-pages.js');
self.keepPage('muster-visits', /^\/visits\/[0-9a-f-]{36}\/route$/, /^$/);
