/**
 * The frame of every page and each role's way in. It has no subject of its own: rooms contribute.
 */
@ApplicationModule(
    displayName = "workbench",
    allowedDependencies = {"shared", "identity", "people"})
@NullMarked
package org.muster.workbench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
