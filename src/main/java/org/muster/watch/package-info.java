/**
 * People under attention: lists with rules, stated reasons, owners and a cadence; cases of an
 * illness, their contacts and how it passed from one to the other. It treats nobody, and moves
 * nobody to a room.
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
      "situation",
      "workbench"
    })
@NullMarked
package org.muster.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
