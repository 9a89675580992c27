/**
 * Who of the staff can be had: where they are, who stands in, who is on call and when. It names
 * nobody to a post and judges nobody: it asks, and says what it was told.
 */
@ApplicationModule(
    displayName = "desks",
    allowedDependencies = {"shared", "audit", "identity", "people", "notices", "workbench"})
@NullMarked
package org.muster.desks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
