/** Who someone is: accounts, sessions, links, tokens. What they may see is not its business. */
@ApplicationModule(
    displayName = "identity",
    allowedDependencies = {"shared", "audit"})
@NullMarked
package org.muster.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
