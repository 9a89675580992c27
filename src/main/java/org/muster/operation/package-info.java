/** Declared responses and their stages. It says what is in force, not who answered. */
@ApplicationModule(
    displayName = "operation",
    allowedDependencies = {"shared", "audit", "identity", "people"})
@NullMarked
package org.muster.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
