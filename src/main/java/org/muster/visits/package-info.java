/**
 * Rounds over rooms: who is expected where tonight, who goes there, whom they saw, and what they
 * were asked for on the spot. Nobody answers for themselves here, so it is no round of reports.
 */
@ApplicationModule(
    displayName = "visits",
    allowedDependencies = {
      "shared",
      "audit",
      "identity",
      "people",
      "forms",
      "calls",
      "movement",
      "requests",
      "situation",
      "workbench"
    })
@NullMarked
package org.muster.visits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
