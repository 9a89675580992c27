/**
 * Declared responses: packs, stages with the rules in force, each post's duties, and incidents with
 * a name on them. It says what is in force, not who answered: rooms contribute what they do.
 */
@ApplicationModule(
    displayName = "operation",
    allowedDependencies = {"shared", "audit", "identity", "people", "workbench"})
@NullMarked
package org.muster.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
