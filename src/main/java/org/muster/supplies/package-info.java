/**
 * What is in store, what was given to whom, and how long it will last. It judges nobody's need: who
 * asks for something is decided by the room requests.
 */
@ApplicationModule(
    displayName = "supplies",
    allowedDependencies = {
      "shared",
      "audit",
      "identity",
      "people",
      "forms",
      "operation",
      "notices",
      "requests",
      "situation",
      "workbench"
    })
@NullMarked
package org.muster.supplies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
