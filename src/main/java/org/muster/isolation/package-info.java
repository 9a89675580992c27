/**
 * Who is isolated where, and what they get there each day: rooms, stays, temperatures, meals,
 * needs, release. It decides nobody's illness: others say who is to be isolated and why.
 */
@ApplicationModule(
    displayName = "isolation",
    allowedDependencies = {
      "shared",
      "audit",
      "identity",
      "people",
      "operation",
      "notices",
      "calls",
      "forms",
      "requests",
      "movement",
      "situation",
      "watch",
      "workbench"
    })
@NullMarked
package org.muster.isolation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
