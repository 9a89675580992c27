/**
 * What all institutions' days come to, for whoever oversees them: counts, who has not sent in, and
 * how old each figure is. It knows no person, and changes nothing of any institution.
 */
@ApplicationModule(
    displayName = "province",
    allowedDependencies = {"shared", "audit", "identity", "people", "rounds", "workbench"})
@NullMarked
package org.muster.province;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
