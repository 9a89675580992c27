package org.muster.people.roster;

import org.jspecify.annotations.Nullable;

/** A problem with one value of one row. */
record Finding(Kind kind, @Nullable Field field, String value) {}
