/**
 * Who is watched for which reason by whom, and outbreaks with their cases and contacts. It treats
 * nobody and moves nobody to a room.
 */
@ApplicationModule(
    displayName = "watch",
    allowedDependencies = {
      "shared",
      "audit",
      "identity",
      "people",
      "operation",
      "notices",
      "calls",
      "rounds",
      "workbench",
      "situation"
    })
@NullMarked
package org.muster.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
