@NullMarked
package org.muster.advisories;

import org.jspecify.annotations.NullMarked;
