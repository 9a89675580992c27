/**
 * The muster itself: rounds, rolls, reports, proxies, excusals, sign-off and closure. It chases
 * nobody's health: watch lists and calls are other rooms.
 */
@ApplicationModule(
    displayName = "rounds",
    allowedDependencies = {
      "shared",
      "audit",
      "identity",
      "people",
      "operation",
      "forms",
      "notices",
      "workbench",
      "calls",
      "situation"
    })
@NullMarked
package org.muster.rounds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
