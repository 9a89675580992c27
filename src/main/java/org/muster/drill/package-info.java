/**
 * Drills: a pack played in fast forward on a made-up copy of the institution, by the same services
 * as in earnest, and the review of how it went. It touches nobody who is real.
 */
@ApplicationModule(
    displayName = "drill",
    allowedDependencies = {
      "shared",
      "audit",
      "identity",
      "people",
      "operation",
      "notices",
      "calls",
      "directives",
      "rounds",
      "workbench"
    })
@NullMarked
package org.muster.drill;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
