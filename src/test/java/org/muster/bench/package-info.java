/** The benchmark behind {@code ./bench}; not run by the build. */
@NullMarked
package org.muster.bench;

import org.jspecify.annotations.NullMarked;
