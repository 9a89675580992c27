/**
 * A made-up campus to look around on: its roster, its past days and a morning in fast forward. It
 * gives nothing to any other room, and touches no institution but its own.
 */
@ApplicationModule(
    displayName = "demo",
    allowedDependencies = {
      "shared",
      "audit",
      "identity",
      "people",
      "operation",
      "forms",
      "rounds",
      "desks",
      "watch",
      "watch :: cases",
      "isolation",
      "requests",
      "supplies",
      "visits"
    })
@NullMarked
package org.muster.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
