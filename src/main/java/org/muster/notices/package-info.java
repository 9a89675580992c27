/**
 * Messages to audiences: by which channel, when, and what became of each. It does not know what
 * they are about: rooms say so and contribute what one tap does.
 */
@ApplicationModule(
    displayName = "notices",
    allowedDependencies = {"shared", "audit", "identity", "people", "operation", "workbench"})
@NullMarked
package org.muster.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
