/**
 * Where people are: leave, stay and return, who sleeps on campus tonight, who has not come back. It
 * knows no health: what follows from where somebody was is said by the rooms above.
 */
@ApplicationModule(
    displayName = "movement",
    allowedDependencies = {
      "shared",
      "audit",
      "identity",
      "people",
      "operation",
      "forms",
      "notices",
      "requests",
      "rounds",
      "situation",
      "workbench"
    })
@NullMarked
package org.muster.movement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
