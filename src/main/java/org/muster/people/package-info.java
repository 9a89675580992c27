/**
 * The institution's people and places, the chain of posts and stand-ins, and the scope that follows
 * from it. It knows no rounds and no health.
 */
@ApplicationModule(
    displayName = "people",
    allowedDependencies = {"shared", "audit", "identity"})
@NullMarked
package org.muster.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
