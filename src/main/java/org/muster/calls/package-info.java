/**
 * Every attempt to reach a person, the sheet of calls that are due and its order, and who makes
 * them. Why somebody is to be called is said by the room that knows; this one judges nobody.
 */
@ApplicationModule(
    displayName = "calls",
    allowedDependencies = {"shared", "audit", "identity", "people", "workbench"})
@NullMarked
package org.muster.calls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
