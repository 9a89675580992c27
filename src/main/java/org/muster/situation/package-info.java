/** Figures over time, drawn and compared. Where a figure comes from is its room's business. */
@ApplicationModule(
    displayName = "situation",
    allowedDependencies = {"shared", "audit", "people", "operation", "workbench"})
@NullMarked
package org.muster.situation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
