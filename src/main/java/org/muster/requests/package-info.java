/**
 * Anything a person asks and an office decides: its type, its route, who holds it until when, what
 * was said. What a decision brings about is done by the room whose type it is.
 */
@ApplicationModule(
    displayName = "requests",
    allowedDependencies = {
      "shared",
      "audit",
      "identity",
      "people",
      "operation",
      "forms",
      "notices",
      "situation",
      "workbench"
    })
@NullMarked
package org.muster.requests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
