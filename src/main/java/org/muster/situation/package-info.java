/**
 * Figures over time: kept as of any moment, drawn, compared with what was to be expected of them.
 * Where a figure comes from is its room's business.
 */
@ApplicationModule(
    displayName = "situation",
    allowedDependencies = {"shared", "audit", "identity", "people", "operation", "workbench"})
@NullMarked
package org.muster.situation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
