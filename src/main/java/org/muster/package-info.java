/** Muster accounts for every student, every day; each package below is a room. */
@NullMarked
package org.muster;

import org.jspecify.annotations.NullMarked;
