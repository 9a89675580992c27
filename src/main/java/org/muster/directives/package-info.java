/**
 * Orders with items and deadlines: who received them, what was done, which figures came back, and
 * what receivers forwarded to their own people. It asks nobody for what another room holds.
 */
@ApplicationModule(
    displayName = "directives",
    allowedDependencies = {
      "shared",
      "audit",
      "identity",
      "people",
      "operation",
      "notices",
      "workbench",
      "situation"
    })
@NullMarked
package org.muster.directives;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
