/**
 * The append-only, hash-chained trail of what was changed and which sensitive record was read. It
 * judges nobody and decides nothing.
 */
@ApplicationModule(
    displayName = "audit",
    allowedDependencies = {"shared"})
@NullMarked
package org.muster.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
