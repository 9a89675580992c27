/**
 * The ground every room stands on: clock and institution day, ids, the current institution, pages,
 * the country's division codes. It knows nothing of students or rounds.
 */
@ApplicationModule(
    displayName = "shared",
    allowedDependencies = {})
@NullMarked
package org.muster.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
