/**
 * Backups of everything: encrypted files made while the program runs, and their restore, checked
 * against the original. It decides nothing about how long anything is kept.
 */
@ApplicationModule(
    displayName = "backup",
    allowedDependencies = {"shared", "audit", "identity", "people", "rounds", "workbench"})
@NullMarked
package org.muster.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
