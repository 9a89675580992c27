/**
 * What people are owed: how long what is kept, that it is then destroyed and certified, and what
 * they were told and agreed to. It owns no data about people: each room says what it keeps.
 */
@ApplicationModule(
    displayName = "privacy",
    allowedDependencies = {"shared", "audit", "identity", "people", "workbench"})
@NullMarked
package org.muster.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
