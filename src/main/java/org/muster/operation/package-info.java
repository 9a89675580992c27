/**
 * Declared responses: packs, stages with the rules in force, and each post's duties. It says what
 * is in force, not who answered: rooms contribute what they do at a stage.
 */
@ApplicationModule(
    displayName = "operation",
    allowedDependencies = {"shared", "audit", "identity", "people", "workbench"})
@NullMarked
package org.muster.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
