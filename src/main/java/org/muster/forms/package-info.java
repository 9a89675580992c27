/** Questionnaires: versions, rendering, validation. It does not know who answers, or why. */
@ApplicationModule(
    displayName = "forms",
    allowedDependencies = {"shared", "audit", "identity"})
@NullMarked
package org.muster.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
